//! Those who are not a village: an agglomeration, a PETR, an association, a village between two readings.

use super::{VOLET_1, VOLET_2, choose, choose_place, describe_the_project, leave, opened, spend_40_000};

#[test]
fn saint_louis_agglomeration_reads_20_percent_without_a_floor() {
    let page = opened("#date=2021-05-12");
    choose_place(&page, "saint louis agglo", "Saint-Louis Agglomération");
    describe_the_project(&page);
    spend_40_000(&page);
    page.wait_for_text(VOLET_1, "Remplit les conditions écrites");
    page.wait_for_text(VOLET_1, "Au plus 20 % de l’assiette, soit 8 000 €");
    page.wait_for_text(VOLET_1, "jusqu’à 20 %");
    let card = page.text(VOLET_1);
    let rates = format!(
        "return [...document.querySelectorAll(\"{VOLET_1} .g-amount dt\")].map(step => step.textContent.replace(/\\s/g, ' ')).filter(step => step.endsWith('de l’assiette'))"
    );
    assert_eq!(page.script(&rates), serde_json::json!(["20 % de l’assiette"]), "no floor is written for this band: {card}");
    assert!(!card.contains("Autre lecture possible"), "both populations fall in one band: {card}");
    page.assert_accessible("an agglomeration");
    leave(&page);
}

#[test]
fn a_petr_reads_why_the_first_part_is_closed_to_it_and_what_to_ask_for_the_second() {
    let page = opened("#date=2021-05-12");
    choose(&page, "#g-porteur", "petr");
    page.click("#g-objets-demarches");
    page.click("#g-objets-inclusion");
    page.click("#g-laboratoire-oui");
    page.type_into("#g-conseillers", "1");
    // Its région follows.
    page.type_into("#g-departement", "68");
    page.type_into("#g-population_totale", "60 000");
    // Never more than the total, which is enough here.
    page.wait_until("!document.querySelector('#g-population_municipale')");
    spend_40_000(&page);
    page.wait_for_text(VOLET_1, "Ne remplit pas les conditions");
    page.wait_for_text(VOLET_1, "Les syndicats intercommunaux, les syndicats mixtes et les PETR ne sont pas éligibles.");
    page.wait_for_text(&format!("{VOLET_1} .g-reasons"), "V1-05");
    page.wait_for_text(VOLET_2, "À confirmer auprès de la préfecture");
    page.wait_for_text("[data-programme='conseillers-public']", "De 40 000 € à 50 000 €");
    page.assert_accessible("a PETR");
    page.screenshot("petr-1280");
    leave(&page);
}

#[test]
fn an_association_that_wants_two_advisers_reads_80_000_to_100_000() {
    let page = opened("#date=2021-05-12");
    choose(&page, "#g-porteur", "association");
    page.click("#g-objets-inclusion");
    page.type_into("#g-conseillers", "2");
    let card = "[data-programme='conseillers-prive']";
    page.wait_for_text(card, "Remplit les conditions écrites");
    page.wait_for_text(card, "De 80 000 € à 100 000 €");
    page.wait_for_text(card, "La page de la préfecture ne donne pas de date limite");
    page.wait_for_text("[data-programme='conseillers-public']", "Ne remplit pas les conditions");
    page.assert_accessible("an association");
    leave(&page);
}

#[test]
fn a_village_between_two_readings_reads_both() {
    let page = opened("#date=2021-05-12");
    choose_place(&page, "westhalten", "Westhalten");
    describe_the_project(&page);
    spend_40_000(&page);
    page.wait_for_text(VOLET_1, "Au plus 80 % de l’assiette, soit 32 000 €");
    page.wait_for_text(VOLET_1, "Autre lecture possible de la page");
    let [headline, other] = [1, 2].map(|column| format!("{VOLET_1} .g-reading:nth-child({column})"));
    page.wait_for_text(&headline, "32 000 €");
    page.wait_for_text(&other, "Autre lecture possible de la page");
    page.wait_for_text(&other, "40 000 €");
    page.assert_accessible("two readings");
    page.screenshot("westhalten-1280");
    leave(&page);
}
