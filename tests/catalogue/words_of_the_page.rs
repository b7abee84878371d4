//! What is put in the mouth of the page is the page's: the numbers, months, names and negations of such a sentence stand in
//! the clauses that it quotes. What is ours (« nous ») or from elsewhere (« ailleurs ») is marked so, and held to less.

use std::collections::BTreeSet;

use guichet::domain::{AmountRule, Catalogue, ClauseId, Effect, NoticeId, Programme, Rule};

use crate::closed_list::numbers;
use crate::sentences::{self, Said};
use crate::{CATALOGUE, none};

const MONTHS: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const NEGATIONS: [&str; 10] = ["ne", "n", "ni", "pas", "aucun", "aucune", "sans", "jamais", "exclus", "éviter"];

/// Every notice with the clauses of each rule of a programme that gives it.
fn given(programme: &Programme) -> Vec<(NoticeId, Vec<ClauseId>)> {
    let mut found = Vec::new();
    programme.conditions.walk(&mut |part| found.extend(part.notice.iter().map(|id| (id.clone(), part.clauses.clone()))));
    found.extend(programme.notices.iter().map(|rule| (rule.notice.clone(), rule.clauses.clone())));
    found.extend(programme.expenses.iter().filter_map(|rule| Some((rule.notice.clone()?, rule.clauses.clone()))));
    found.extend(programme.preferences.iter().filter_map(|rule| Some((rule.notice.clone()?, rule.clauses.clone()))));
    let sequel = programme.calendar.sequel.iter();
    found.extend(sequel.filter_map(|sequel| Some((sequel.notice.clone()?, sequel.statement.clauses.clone()))));
    let cap = programme.amount.iter().filter_map(AmountRule::cap);
    found.extend(cap.filter_map(|cap| Some((cap.notice.clone()?, cap.statement.clauses.clone()))));
    if let Some(AmountRule::RateByBand { bands, overlap, .. }) = &programme.amount {
        for band in bands {
            found.extend(band.notices.iter().chain(overlap).map(|id| (id.clone(), band.clauses.clone())));
        }
    }
    found
}

/// Every sentence that is the page's, with the clauses quoted under it.
fn of_the_page(catalogue: &Catalogue) -> Vec<Said> {
    let mut found: Vec<Said> = sentences::statements(catalogue).into_iter().filter(|said| !said.ours).collect();
    for programme in &catalogue.programmes {
        for (id, clauses) in given(programme) {
            let text = catalogue.notice(&id).and_then(|notice| notice.text.clone());
            found.extend(text.map(|text| Said { place: format!("{}: avis {id}", programme.id), ours: false, text, clauses }));
        }
    }
    found
}

/// A text in small letters, without accents on the E of « État ».
fn folded(text: &str) -> String {
    text.to_lowercase().replace('’', "'").replace(['é', 'è', 'ê'], "e")
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Words with a capital, but for those that open a sentence.
fn names(text: &str) -> Vec<String> {
    let mut opens = true;
    let mut found = Vec::new();
    for word in text.split([' ', '\u{a0}', '\u{202f}', '’']) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !opens && bare.starts_with(char::is_uppercase) {
            found.push(bare.to_owned());
        }
        if !bare.is_empty() {
            opens = word.ends_with(['.', '?', '!']);
        }
    }
    found
}

/// What a sentence says that its clauses do not.
fn invented(catalogue: &Catalogue, said: &Said) -> Vec<String> {
    let quoted: Vec<&str> = said.clauses.iter().filter_map(|id| catalogue.clause(id)).map(|clause| &*clause.text).collect();
    let quoted = quoted.join(" ");
    let (known, spoken) = (numbers(&quoted), words(&quoted.to_lowercase()));
    let mut faults: Vec<String> = numbers(&said.text).into_iter().filter(|number| !known.contains(number)).collect();
    let own = words(&said.text.to_lowercase());
    faults.extend(own.iter().filter(|word| MONTHS.contains(&word.as_str()) && !spoken.contains(word)).cloned());
    faults.extend(names(&said.text).into_iter().filter(|name| !folded(&quoted).contains(&folded(name))));
    let denies = |words: &[String]| words.iter().find(|word| NEGATIONS.contains(&word.as_str())).cloned();
    faults.extend(denies(&own).filter(|_| denies(&spoken).is_none()));
    faults
}

fn faults(catalogue: &Catalogue) -> Vec<String> {
    let of = |said: &Said| {
        let faults = invented(catalogue, said);
        (!faults.is_empty()).then(|| format!("{}: {faults:?} in « {} », which quotes {:?}", said.place, said.text, said.clauses))
    };
    of_the_page(catalogue).iter().filter_map(of).collect::<BTreeSet<String>>().into_iter().collect()
}

#[test]
fn a_sentence_of_the_page_says_nothing_that_its_clauses_do_not() {
    assert!(of_the_page(&CATALOGUE).len() > 70, "{} sentences", of_the_page(&CATALOGUE).len());
    none(faults(&CATALOGUE));
}

#[test]
fn a_number_a_name_a_month_or_a_negation_put_in_its_mouth_is_seen() {
    for (said, expected) in [
        ("Le programme aide au plus 90 % des projets.", "90"),
        ("Le programme est celui de la région Grand Est.", "Grand"),
        ("Les dossiers ferment en octobre.", "octobre"),
        ("Le conseiller ne forme pas les agents.", "ne"),
    ] {
        let said = Said { place: String::new(), ours: false, text: said.into(), clauses: vec![ClauseId("C-03".into())] };
        assert!(invented(&CATALOGUE, &said).iter().any(|fault| fault == expected), "{}: {:?}", said.text, invented(&CATALOGUE, &said));
    }
}

#[test]
fn a_notice_quotes_a_clause_of_the_programme_in_which_it_is_given() {
    let own = |programme: &Programme, clause: &ClauseId| {
        let prefixes: &[&str] = match &*programme.id {
            "fitn-volet-1" => &["V1-", "F-"],
            "fitn-volet-2" => &["V2-", "F-"],
            id if id.starts_with("aap-") => &["N-"],
            _ => &["C-"],
        };
        prefixes.iter().any(|prefix| clause.0.starts_with(prefix))
    };
    let mut faults = Vec::new();
    for programme in &CATALOGUE.programmes {
        for (notice, clauses) in given(programme) {
            let foreign: Vec<String> = clauses.iter().filter(|clause| !own(programme, clause)).map(ToString::to_string).collect();
            if clauses.is_empty() || !foreign.is_empty() {
                faults.push(format!("{}: {notice} quotes {foreign:?} of {clauses:?}", programme.id));
            }
        }
    }
    none(faults);
}

#[test]
fn the_demand_for_a_fundable_expense_quotes_what_excludes_the_others() {
    let mut checked = 0;
    for programme in &CATALOGUE.programmes {
        let mut quoted = BTreeSet::new();
        programme.conditions.walk(&mut |part| {
            if part.rule == Rule::FundableExpense {
                quoted.extend(part.clauses.iter().cloned());
            }
        });
        if programme.conditions.reads_expenses() {
            let excluded = programme.expenses.iter().filter(|rule| rule.effect == Effect::Excluded);
            let excluding: BTreeSet<ClauseId> = excluded.flat_map(|rule| rule.clauses.iter().cloned()).collect();
            assert_eq!(quoted, excluding, "{}", programme.id);
            checked += 1;
        }
    }
    assert!(checked > 0);
}
