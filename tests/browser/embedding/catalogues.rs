//! Other rules, by the option `catalogue`: taken where they may be, and their faults told where not; never ours instead.

use super::scratch;
use crate::harness::{Page, Site};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::{env, fs};

const TITLE: &str = "Aides d’essai";

/// The embedded rules under another name, changed by the test.
fn rules(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut rules: Value = serde_json::from_str(guichet::catalogue::EMBEDDED).expect("the embedded rules");
    rules["catalogue"]["titre"] = TITLE.into();
    change(&mut rules);
    rules.to_string().into_bytes()
}

/// Opens the page, served from the published folder, on a catalogue of any address.
fn open(page: &Page, catalogue: &str) {
    page.open(&format!("index.html?catalogue={}", catalogue.replace('&', "%26")));
}

/// The page that uses no rules at all, and says why.
#[track_caller]
fn refused(page: &Page, catalogue: &str, why: &str) {
    open(page, catalogue);
    page.wait_for_text(".g-broken", "Les règles n’ont pas pu être chargées");
    page.wait_for_text(".g-broken", why);
    assert_eq!(page.count(".g-card, #g-place, [data-programme]"), 0, "rules are used all the same");
}

/// The published folder, with more files beside.
fn with(name: &str, files: &[(&str, Vec<u8>)]) -> Page {
    let folder = super::copy(name);
    write(&folder, files);
    Page::serving(&folder)
}

fn write(folder: &Path, files: &[(&str, Vec<u8>)]) {
    for (file, content) in files {
        fs::write(folder.join(file), content).expect("a catalogue");
    }
}

/// Lists a site in the page and in its policy, as `cargo xtask dist --catalogues` does.
fn list(folder: &Path, site: &str) {
    let index = folder.join("index.html");
    let text = fs::read_to_string(&index).expect("the page");
    let (meta, policy) = ("name=\"guichet-catalogues\" content=\"\"", "connect-src 'self'");
    assert!(text.contains(meta) && text.contains(policy), "the page has no list of sites");
    let listed = text.replace(meta, &meta.replace("\"\"", &format!("\"https://autre.example {site}\"")));
    fs::write(index, listed.replace(policy, &format!("{policy} {site}"))).expect("the page");
}

/// `https://localhost:1234` of `https://localhost:1234/`.
fn origin(address: &str) -> String {
    address.split('/').take(3).collect::<Vec<_>>().join("/")
}

#[test]
fn rules_of_the_same_site_and_of_a_listed_one_are_used_and_named() {
    let folder = super::copy("rules");
    write(&folder, &[("autres.json", rules(|_| {}))]);
    list(&folder, &origin(&secure()));
    let page = Page::serving(&folder);
    open(&page, "autres.json");
    page.wait_for_text(".g-kicker", TITLE);
    let own = page.script("return location.origin").as_str().unwrap_or_default().to_owned();
    page.wait_for_text(".g-lender", &format!("Règles chargées depuis {own} : « {TITLE} ». Ce ne sont pas celles que publie ce guichet."));
    super::visit(&page);
    let page_of = |folder: &str| format!("{}{folder}/{}", secure(), own_name("lent"));
    fs::write(secure_files().join(own_name("lent")), rules(|rules| rules["catalogue"]["version"] = "9.9.9".into())).expect("a catalogue");
    open(&page, &page_of("prete"));
    page.wait_for_text(".g-kicker", TITLE);
    page.wait_for_text(".g-foot", "9.9.9");
    page.wait_for_text(".g-lender", &format!("Règles chargées depuis {}", origin(&secure())));
    refused(&page, &page_of("garde"), "site qui ne l’autorise pas par CORS");
}

#[test]
fn a_site_that_the_publisher_has_not_listed_lends_nothing() {
    let page = Page::serving(&super::published());
    fs::write(secure_files().join(own_name("prete")), rules(|_| {})).expect("a catalogue");
    let address = format!("{}prete/{}", secure(), own_name("prete"));
    refused(&page, &address, "n’est pas un site dont cette page accepte les règles");
    refused(&page, &address.replacen("https://", "https://prefecture@", 1), "son adresse porte un nom d’utilisateur");
    assert!(page.requests().iter().all(|asked| !asked.starts_with(&secure())), "it was asked all the same");
    page.open("index.html");
    page.wait_for(".guichet h1");
    assert_eq!(page.count(".g-lender"), 0, "our own rules are nobody else's");
}

#[test]
fn rules_that_go_in_a_circle_or_on_for_ever_are_told_and_the_page_is_not_white() {
    let circle = rules(|rules| {
        let facts = rules["faits"].as_array_mut().expect("facts");
        facts.iter_mut().filter(|fact| fact["id"] == "crte").for_each(|fact| fact["a_defaut"] = "crte".into());
    });
    let deep = format!("{{\"a\":{}", "[".repeat(200_000)).into_bytes();
    let page = with("circle", &[("rond.json", circle), ("profond.json", deep), ("nul.json", b"null".to_vec())]);
    refused(&page, "rond.json", "ces faits se remplacent en rond : crte → crte");
    refused(&page, "profond.json", "trop de niveaux les uns dans les autres");
    refused(&page, "nul.json", "à la racine");
}

#[test]
fn an_element_reads_the_rules_that_its_host_has_beside_its_page() {
    let (guest, folder) = (Site::serving(&super::published()), scratch("rules-of-the-host"));
    write(&folder, &[("regles.json", rules(|_| {}))]);
    let body = "<script type=module src='{guichet}guichet-eligibilite.js'></script><guichet-eligibilite catalogue=regles.json></guichet-eligibilite>";
    super::write_host(&folder, "index.html", "", body, &guest);
    let host = Page::serving(&folder);
    host.open("");
    host.look_inside(Some("guichet-eligibilite"));
    host.wait_for_text(".g-kicker", TITLE);
    host.wait_for_text(".g-lender", "Règles chargées depuis http://");
}

/// Another site, under `https:`: it lends what is in `/prete/`, and the same files not in `/garde/`.
fn secure() -> String {
    let address = env::var("GUICHET_SECURE").expect("GUICHET_SECURE is another site: run `cargo xtask test browser`");
    Site::known(&address);
    address
}

fn secure_files() -> PathBuf {
    env::var_os("GUICHET_SECURE_FILES").expect("GUICHET_SECURE_FILES is the folder of another site").into()
}

/// A file of this run alone.
fn own_name(name: &str) -> String {
    format!("{name}-{}.json", std::process::id())
}

#[test]
fn rules_that_cannot_be_used_are_refused_with_their_place() {
    let broken = rules(|rules| rules["programmes"][0]["conditions"][0]["fait"] = "populaton_totale".into());
    let script = rules(|rules| rules["catalogue"]["adresse"] = "javascript:alert(1)".into());
    let mut heavy = rules(|_| {});
    heavy.extend(vec![b' '; 1_000_001]);
    let latin: Vec<u8> =
        String::from_utf8(rules(|_| {})).expect("a text").chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect();
    let files = [
        ("faux.json", broken),
        ("script.json", script),
        ("lourd.json", heavy),
        ("latin.json", latin),
        ("coupe.json", b"{\"id\":".to_vec()),
    ];
    let page = with("refused-rules", &files);
    refused(&page, "absent.json", "le serveur répond 404");
    refused(&page, "lourd.json", "il dépasse 1 Mo");
    refused(&page, "latin.json", "il n’est pas écrit en UTF-8");
    refused(&page, "faux.json", "programmes[0].conditions[0]");
    refused(&page, "faux.json", "populaton_totale");
    refused(&page, "script.json", "catalogue.adresse : cette adresse n’est pas acceptée (elle commence par https:// ou mailto:)");
    refused(&page, "coupe.json", "catalogue : ce n’est pas du JSON");
    refused(&page, "javascript:alert(1)", "son adresse doit commencer par https:");
    refused(&page, "data:application/json,{}", "son adresse doit commencer par https:");
    let elsewhere = scratch("not-https");
    write(&elsewhere, &[("regles.json", rules(|_| {}))]);
    refused(&page, &format!("{}regles.json", Site::serving(&elsewhere).address), "son adresse doit commencer par https:");
}

/// The markup of an attack, in every text that a catalogue has.
const MARKUP: &str = "<img src=x onerror=\"document.title='eu'\"><script>document.title='eu'</script>";

#[test]
fn markup_in_the_texts_of_rules_is_shown_and_never_run() {
    let attack = rules(|rules| {
        rules["catalogue"]["titre"] = MARKUP.into();
        rules["catalogue"]["source"] = MARKUP.into();
        rules["programmes"][0]["nom"] = MARKUP.into();
        rules["programmes"][0]["conditions"][0]["dit"] = MARKUP.into();
    });
    let page = with("markup", &[("attaque.json", attack)]);
    open(&page, "attaque.json");
    page.wait_for_text(".g-kicker", MARKUP);
    page.wait_for_text(".g-results", MARKUP);
    super::visit(&page);
    page.script("document.querySelectorAll('details').forEach(details => details.open = true)");
    page.wait_for_text(".g-foot", MARKUP);
    assert_eq!(page.count(".guichet img, .guichet script"), 0);
    // Only the titles name it: nothing ran that could have written « eu » alone.
    assert_ne!(page.title(), "eu");
}
