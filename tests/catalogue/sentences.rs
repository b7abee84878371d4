//! Every sentence of the catalogue, with its place.

use std::sync::Arc;

use guichet::domain::{AmountRule, Catalogue, ClauseId, Condition, Programme, Rule, Statement};

/// One sentence.
pub struct Said {
    pub place: String,
    /// Whether it is ours, and not the page's.
    pub ours: bool,
    pub text: Arc<str>,
    pub clauses: Vec<ClauseId>,
}

fn said(place: String, text: &Arc<str>, clauses: &[ClauseId]) -> Said {
    Said { place, ours: false, text: text.clone(), clauses: clauses.to_vec() }
}

/// What the programmes and the catalogue state, each with its clauses.
pub fn statements(catalogue: &Catalogue) -> Vec<Said> {
    let mut found: Vec<Said> = catalogue.programmes.iter().flat_map(of_programme).collect();
    found.extend(catalogue.standing.iter().map(|s| stated("a_savoir".into(), s)));
    found.push(stated("perime".into(), &catalogue.staleness.statement));
    found
}

fn stated(place: String, statement: &Statement) -> Said {
    Said { ours: statement.ours, ..said(place, &statement.text, &statement.clauses) }
}

fn of_programme(programme: &Programme) -> Vec<Said> {
    let id = &programme.id;
    let mut found = Vec::new();
    for condition in [&programme.concerns, &programme.conditions] {
        of_condition(id, condition, &[], &mut found);
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
        found.extend(statements.into_iter().map(|s| stated(format!("{id}: {what}"), s)));
    }
    found
}

/// A part without clause of its own rests on those of the rule around it; a doubt and its mark are one sentence.
fn of_condition(id: &str, condition: &Condition, around: &[ClauseId], found: &mut Vec<Said>) {
    let clauses = if condition.clauses.is_empty() { around } else { &condition.clauses };
    let own = condition.says.iter().filter(|_| !matches!(condition.rule, Rule::Doubt(_)));
    found.extend(own.map(|text| Said { ours: condition.ours, ..said(format!("{id}: condition"), text, clauses) }));
    found.extend(condition.otherwise.iter().map(|text| said(format!("{id}: sinon"), text, clauses)));
    match &condition.rule {
        Rule::All(parts) | Rule::Any(parts) => parts.iter().for_each(|part| of_condition(id, part, clauses, found)),
        Rule::Doubt(inner) => of_condition(id, inner, clauses, found),
        Rule::Fact { .. } | Rule::FundableExpense => {}
    }
}

/// Everything said in the name of the page: statements and notices, without help from elsewhere.
pub fn of_the_page(catalogue: &Catalogue) -> Vec<Said> {
    let mut found = statements(catalogue);
    for notice in &catalogue.notices {
        let texts = [
            ("titre", Some(&notice.title)),
            ("dit", notice.text.as_ref()),
            ("nous", notice.remark.as_ref()),
            ("a_demander", notice.ask.as_ref()),
        ];
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
