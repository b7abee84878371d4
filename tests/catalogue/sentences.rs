//! Every sentence of the catalogue, with its place.

use std::sync::Arc;

use guichet::domain::{AmountRule, Catalogue, ClauseId, Condition, Programme, Rule, Statement};

/// One sentence.
pub struct Said {
    pub place: String,
    pub text: Arc<str>,
    pub clauses: Vec<ClauseId>,
}

fn said(place: String, text: &Arc<str>, clauses: &[ClauseId]) -> Said {
    Said { place, text: text.clone(), clauses: clauses.to_vec() }
}

/// What the programmes and the catalogue state, each with its clauses.
pub fn statements(catalogue: &Catalogue) -> Vec<Said> {
    let mut found: Vec<Said> = catalogue.programmes.iter().flat_map(of_programme).collect();
    found.extend(catalogue.standing.iter().map(|s| said("a_savoir".into(), &s.text, &s.clauses)));
    let staleness = &catalogue.staleness.statement;
    found.push(said("perime".into(), &staleness.text, &staleness.clauses));
    found
}

fn of_programme(programme: &Programme) -> Vec<Said> {
    let id = &programme.id;
    let mut found = Vec::new();
    for condition in [&programme.concerns, &programme.conditions] {
        condition.walk(&mut |part: &Condition| {
            // A doubt and its mark are one sentence.
            let own = part.says.iter().filter(|_| !matches!(part.rule, Rule::Doubt(_)));
            found.extend(own.map(|text| said(format!("{id}: condition"), text, &part.clauses)));
        });
    }
    found.extend(programme.preferences.iter().map(|p| said(format!("{id}: preference"), &p.says, &p.clauses)));
    let calendar = &programme.calendar;
    let amount = programme.amount.iter();
    let statements: [(&str, Vec<&Statement>); 9] = [
        ("instructeur", vec![&programme.instructor]),
        ("principe", amount.clone().filter_map(AmountRule::principle).collect()),
        ("plafond", amount.filter_map(AmountRule::cap).map(|cap| &cap.statement).collect()),
        ("ouverture", calendar.opens.iter().map(|(_, statement)| statement).collect()),
        ("suite", calendar.sequel.iter().map(|sequel| &sequel.statement).collect()),
        ("comite", calendar.committee.iter().map(|(_, statement)| statement).collect()),
        ("rappels", calendar.remarks.iter().collect()),
        ("obligations", programme.obligations.iter().collect()),
        ("a_savoir", programme.standing.iter().collect()),
    ];
    for (what, statements) in statements {
        found.extend(statements.into_iter().map(|s| said(format!("{id}: {what}"), &s.text, &s.clauses)));
    }
    found
}

/// Everything said in the name of the page: statements and notices, without help from elsewhere.
pub fn of_the_page(catalogue: &Catalogue) -> Vec<Said> {
    let mut found = statements(catalogue);
    for notice in &catalogue.notices {
        let texts = [("titre", Some(&notice.title)), ("dit", Some(&notice.text)), ("a_demander", notice.ask.as_ref())];
        for (key, text) in texts {
            found.extend(text.map(|text| said(format!("avis {}: {key}", notice.id), text, &notice.clauses)));
        }
    }
    found
}

/// Everything that is a whole sentence, ending as one: titles, names and the texts of links are not.
pub fn whole(catalogue: &Catalogue) -> Vec<Said> {
    let mut found: Vec<Said> = of_the_page(catalogue).into_iter().filter(|said| !said.place.ends_with(": titre")).collect();
    let elsewhere = |notice: &guichet::domain::Notice| Some(said(format!("avis {}: ailleurs", notice.id), notice.elsewhere.as_ref()?, &[]));
    found.extend(catalogue.notices.iter().filter_map(elsewhere));
    for fact in &catalogue.facts {
        let choices = fact.choices().iter();
        let helps = choices.filter_map(|choice| Some((format!("fait {}: {}", fact.id, choice.code), choice.help.as_ref()?)));
        found.extend(helps.map(|(place, help)| said(place, help, &[])));
        found.extend(
            [("question", &fact.question), ("aide", &fact.help)].map(|(key, text)| said(format!("fait {}: {key}", fact.id), text, &[])),
        );
    }
    found.extend(catalogue.categories.iter().map(|category| said(format!("catégorie {}: aide", category.id), &category.help, &[])));
    found.extend(catalogue.readings.iter().map(|reading| said(format!("lecture {}: aide", reading.id), &reading.help, &[])));
    found.extend(catalogue.clauses.iter().filter_map(|c| Some(said(format!("clause {}", c.id), c.information.as_ref()?, &[]))));
    found
}
