//! A page that others take apart, that is left open, that stops: what it shows stays true, and it goes on.

mod fields;
mod focus;
mod hostile;
mod restarts;
mod time;
mod translated;

use crate::harness::Page;

pub const VILLAGE: &str =
    "#date=2021-05-12&lieu=commune:68365&objets=demarches&engagement=aucun&effet_mois=12&depense=Portail~deploiement~40000";

/// The page opened on these answers, once the rest of the program is there too.
fn opened(fragment: &str) -> Page {
    let page = Page::start();
    page.open(fragment);
    page.wait_for("#g-place");
    page.wait_for("[data-programme='fitn-volet-1'] .g-criteria");
    page
}

/// Waits until what a gesture brings is drawn: parts of the page are drawn in tasks of their own, and the address is told last.
fn settle(page: &Page) {
    page.wait_until("new Promise(done => setTimeout(done, 450, true))");
}
