//! Links that come faster than they can be drawn.

use super::{VILLAGE, opened};
use crate::journeys::leave;
use serde_json::Value;
use std::{env, time::Duration};

/// One seed for the tests; `GUICHET_SEED` tries others.
fn seed() -> String {
    env::var("GUICHET_SEED").unwrap_or_else(|_| "7".into())
}

/// Opens mutated links one after the other: any place, any answers, any lines, a few milliseconds apart.
const LINKS: &str = "
    let state = SEED;
    const random = below => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor(state / 2 ** 32 * below) };
    const any = list => list[random(list.length)], some = list => list.filter(() => random(2)).join(',');
    const places = ['commune:68365', 'commune:68224', 'commune:68066', 'commune:68155', 'epci:200066058', 'epci:200066009', 'commune:99999'];
    const kinds = ['deploiement', 'personnel', 'formation', 'equipement_agents', 'x', ''];
    const purposes = ['demarches', 'donnees', 'inclusion', 'formation_agents', 'cooperation'];
    const parts = [
        () => 'lieu=' + any(places), () => 'objets=' + some(purposes), () => 'engagement=' + any(['aucun', 'acte_juridique', 'x']),
        () => 'effet_mois=' + any(['12', '36', 'bientot', '']), () => 'laboratoire=' + any(['oui', 'non']),
        () => 'conseillers=' + random(4), () => 'date=' + any(['2021-05-12', '2021-08-27', '2021-08-28', '2030-01-01', '0202-01-01']),
        () => 'porteur=' + any(['commune', 'association', 'region', 'cc', 'roi']), () => 'population_totale=' + random(200000),
        () => 'depense=' + any(['Portail', 'a', '']) + '~' + any(kinds) + '~' + any(['40000', '12,5', 'x', '']),
        () => 'depense=b~' + any(kinds) + '~' + random(90000), () => 'crte=' + any(['oui', 'non']), () => 'inconnu=1',
    ];
    window.opened = 0;
    addEventListener('error', event => window.fault = String(event.message));
    const next = () => {
        if (opened++ >= COUNT) return;
        // Several at once: each is drawn before what the one before leaves for a task of its own.
        for (let burst = random(4); burst >= 0; burst--) location.hash = parts.filter(() => random(3)).map(part => part()).join('&');
        setTimeout(next, random(20));
    };
    next();";

#[test]
fn a_thousand_links_opened_in_quick_succession_leave_a_page_that_works() {
    let mut page = opened(VILLAGE);
    page.patience = Duration::from_secs(200);
    page.inject(&format!("{{ {} }}", LINKS.replace("SEED", &seed()).replace("COUNT", "300")));
    page.wait_until("window.opened > 300 || window.fault");
    assert_eq!(page.script("return window.fault ?? null"), Value::Null, "at link {}", page.script("return window.opened"));
    assert_eq!(page.console_errors(), Vec::<String>::new());
    // A browser refuses changes of the address that come by hundreds, for some seconds.
    page.wait_until(&format!("(location.hash = '{VILLAGE}') && location.hash === '{VILLAGE}'"));
    page.wait_for_text("[data-programme='fitn-volet-1']", "soit 32 000 €");
    leave(&page);
}
