//! What the page says of what is kept, found or left out, before anything of it is lost.

use std::rc::Rc;

use guichet::domain::MAX_LINES;
use guichet::session::{Action, Found, Keeping, Origin, from_fragment, to_dated_fragment, to_fragment, to_kept};
use guichet::ui::{App, AppProps, Hands, Host};

use crate::{CATALOGUE, answer, day, paste, session, village};

/// The page opened on these actions, with this on the device.
fn page(today: &str, opening: Vec<Action>, keeping: Keeping) -> String {
    let host = Rc::new(Host { keeping: keeping.clone(), ..Host::default() });
    let (catalogue, today, kept) = (Ok(CATALOGUE.clone()), day(today), keeping.consent);
    let props = AppProps { catalogue, today, opening, dropped: Vec::new(), kept, whole: None, hands: Hands::default(), host };
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let renderer = yew::LocalServerRenderer::<App>::with_props(props).hydratable(false);
    let html = tokio::task::LocalSet::new().block_on(&runtime, renderer.render());
    html.replace(['\u{a0}', '\u{202f}'], " ")
}

fn with(text: &str, origin: Origin) -> Keeping {
    Keeping { found: Some(Found { text: text.into(), origin }), ..Keeping::default() }
}

#[track_caller]
fn says(page: &str, words: &[&str]) {
    for word in words {
        assert!(page.contains(word), "{word:?} is not said");
    }
}

#[test]
fn answers_kept_before_are_offered_beside_those_that_were_asked_for() {
    let kept = to_kept(&session(&village()));
    for origin in [Origin::Before, Origin::Beside] {
        let page = page("2021-06-01", vec![answer("engagement", "aucun")], with(&kept, origin));
        says(
            &page,
            &["réponses gardées du 12 mai 2021 (Wettolsheim)", "Reprendre les réponses gardées", "Continuer avec celles de cette page"],
        );
    }
    let tab = page("2021-06-01", village(), with(&kept, Origin::OtherTab));
    says(&tab, &["Un autre onglet a modifié", "Reprendre ses réponses", "Garder les miennes"]);
    let former = page("2021-06-01", Vec::new(), with(&to_fragment(&session(&village()).answers), Origin::Beside));
    says(&former, &["réponses gardées (Wettolsheim)"]);
}

#[test]
fn what_cannot_be_read_is_not_called_a_link_and_can_be_saved() {
    let newer = page("2021-06-01", Vec::new(), with("{\"state\":2}", Origin::Before));
    says(&newer, &["ne sait pas lire en entier : ces réponses ont été gardées par une autre version", "L’enregistrer dans un fichier"]);
    assert!(!newer.contains("ancien ou abîmé") && !newer.contains("Reprendre ce qui se lit"));
    let some = page("2021-06-01", Vec::new(), with("porteur=commune&couleur=bleu", Origin::Before));
    says(&some, &["« couleur » est laissé de côté", "Reprendre ce qui se lit", "L’enregistrer dans un fichier"]);
    let ticked = page("2021-06-01", Vec::new(), Keeping { consent: true, ..with("{\"state\":2}", Origin::Before) });
    says(&ticked, &["Rien n’est encore gardé"]);
    let forgotten = page("2021-06-01", Vec::new(), Keeping { forgotten: true, ..Keeping::default() });
    says(&forgotten, &["ont été oubliées", "ne sont plus gardées"]);
}

#[test]
fn a_device_without_room_is_said_beside_the_consent() {
    let full = page("2021-06-01", village(), Keeping { consent: true, refused: true, ..Keeping::default() });
    says(&full, &["n’a plus de place", "vos derniers changements ne sont pas gardés"]);
}

#[test]
fn a_link_made_before_the_call_closed_says_what_was_true_and_what_is() {
    let made = session(&village());
    let link = to_dated_fragment(&made.answers, made.today);
    let opened = |today: &str| {
        let (answers, dropped) = from_fragment(&CATALOGUE, &link);
        assert_eq!(dropped, Vec::<String>::new());
        page(today, vec![Action::Open(Box::new(answers))], Keeping::default())
    };
    let later = opened("2021-08-28");
    says(
        &later,
        &["Ces réponses datent du 12 mai 2021. Depuis, ceci a changé :", "le 12 mai 2021, date limite non dépassée", "maintenant, clos."],
    );
    says(&later, &["Voir les résultats tels qu’au 12 mai 2021"]);
    assert!(!opened("2021-05-12").contains("datent du"), "the same day nothing has changed");
}

#[test]
fn the_bound_of_lines_is_said_before_one_pastes_and_with_the_number_after() {
    says(&page("2021-06-01", Vec::new(), Keeping::default()), &["coller plusieurs lignes d’un tableur", "300 dépenses au plus."]);
    let rows = "Portail\t12\n".repeat(1_200);
    let refused = page("2021-06-01", vec![paste(&rows)], Keeping::default());
    says(&refused, &["Cela ferait 1 200 dépenses. 300 dépenses au plus : rien n’a été ajouté."]);
    let full = page("2021-06-01", vec![paste(&"Portail\t12\n".repeat(MAX_LINES))], Keeping::default());
    assert_eq!(full.matches("class=\"g-line\"").count(), MAX_LINES);
}

#[test]
fn a_label_that_is_cut_says_so_beside_its_line_and_once() {
    let cut = vec![Action::Label(1, "x".repeat(301))];
    says(&page("2021-06-01", cut.clone(), Keeping::default()), &["300 caractères au plus : ce qui dépasse n’est pas gardé."]);
    let goes_on = cut.into_iter().chain([Action::Amount(1, "12".into())]).collect();
    assert!(!page("2021-06-01", goes_on, Keeping::default()).contains("300 caractères"));
}
