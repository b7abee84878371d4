//! Addresses that people may follow: where they lead is what is seen of them. A catalogue may come from anyone.

use std::sync::Arc;

use super::cursor::Cursor;
use crate::domain::excerpt;

/// The address at `key`, where it is a sound one.
pub(super) fn address(cursor: &Cursor, key: &'static str) -> Option<Arc<str>> {
    let address = cursor.text(key);
    if address.is_empty() {
        return None;
    }
    let Err((problem, hint)) = sound(&address) else { return Some(address) };
    cursor.fault(key, problem, Some(hint.to_owned()));
    None
}

/// The address at `key` begins with this scheme, where it is a sound one.
pub(super) fn of_scheme(cursor: &Cursor, key: &'static str, scheme: &str) -> Option<Arc<str>> {
    let found = address(cursor, key)?;
    if found.starts_with(scheme) {
        return Some(found);
    }
    cursor.fault(key, format!("une adresse en {scheme} est attendue ici"), None);
    None
}

fn sound(address: &str) -> Result<(), (&'static str, &'static str)> {
    const REFUSED: &str = "cette adresse n’est pas acceptée";
    let rest = address.strip_prefix("https://").map(|rest| (true, rest)).or(address.strip_prefix("mailto:").map(|rest| (false, rest)));
    let Some((web, rest)) = rest.filter(|_| !address.contains(char::is_whitespace)) else {
        return Err((REFUSED, "elle commence par https:// ou mailto:"));
    };
    if !web {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"._+-".contains(&b);
        let sound = rest.split_once('@').is_some_and(|(name, host)| !name.is_empty() && name.bytes().all(plain) && is_host(host));
        return if sound {
            Ok(())
        } else {
            Err((REFUSED, "une seule boîte et rien d’autre, par exemple mailto:aides@prefecture.example"))
        };
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err(("cette adresse porte un nom d’utilisateur, qui peut faire croire à un autre site", "retirez ce qui précède « @ »"));
    }
    let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let number = (1..=5).contains(&port.len()) && port.bytes().all(|b| b.is_ascii_digit());
    if !is_host(host) || !number || rest.contains('\\') {
        return Err((REFUSED, "un nom de site en lettres sans accent, par exemple https://www.prefecture.example/aides"));
    }
    Ok(())
}

/// `www.prefecture.example`: letters of other alphabets look like these.
fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.len() <= 253 && host.contains('.') && host.split('.').all(label)
}

/// The fault of a label that reads like an address or a mailbox and leads elsewhere.
pub(super) fn misleading(label: &str, address: &str) -> Option<String> {
    let plain: String = label.chars().map(plain).collect();
    let words = plain.split(|c: char| c.is_whitespace() || "«»“”\"'’()[]{}<>,;|".contains(c));
    let wrong =
        words.map(|word| word.trim_matches(|c| ".:!?…*_".contains(c))).find(|word| looks_like_one(word) && !leads_to(word, address))?;
    Some(format!("ce texte se lit comme l’adresse « {} », et mène à une autre", excerpt(wrong)))
}

/// Signs that look like those of addresses, as those.
fn plain(c: char) -> char {
    match c {
        '\u{2024}' | '\u{3002}' | '\u{ff0e}' | '\u{ff61}' => '.',
        '\u{ff20}' | '\u{fe6b}' => '@',
        '\u{2044}' | '\u{2215}' | '\u{ff0f}' => '/',
        '\u{ff1a}' | '\u{2236}' => ':',
        c => c.to_ascii_lowercase(),
    }
}

fn looks_like_one(word: &str) -> bool {
    // A file is no site, and these endings are those of no site.
    const FILES: [&str; 9] = ["pdf", "odt", "ods", "doc", "docx", "xls", "xlsx", "csv", "html"];
    if word.contains('@') || word.contains("://") || word.starts_with("www.") {
        return true;
    }
    let labels: Vec<&str> = word.split('/').next().unwrap_or_default().split('.').collect();
    let last = labels.last().copied().unwrap_or_default();
    let name = |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    labels.len() > 1
        && labels.iter().all(name)
        && last.chars().count() > 1
        && last.chars().all(char::is_alphabetic)
        && !FILES.contains(&last)
}

/// True when the word is the address, its site, or the start of its path.
fn leads_to(word: &str, address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    if let Some(mailbox) = address.strip_prefix("mailto:") {
        let host = mailbox.split_once('@').map_or("", |(_, host)| host);
        return word.strip_prefix("mailto:").unwrap_or(word) == mailbox || word == host;
    }
    let bare = |text: &str| {
        let rest = text.strip_prefix("https://").or(text.strip_prefix("http://")).unwrap_or(text);
        rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/').to_owned()
    };
    let (word, whole) = (bare(word), bare(&address));
    let rest = whole.strip_prefix(&word);
    rest.is_some_and(|rest| !word.is_empty() && (rest.is_empty() || rest.starts_with(['/', '?', '#', ':'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_that_is_seen_whole_is_sound() {
        for address in ["https://www.exemple.fr", "https://a.fr:8443/é?x=1#y", "mailto:pref-aides@haut-rhin.gouv.fr"] {
            assert_eq!(sound(address), Ok(()), "{address}");
        }
        for address in [
            "https://www.haut-rhin.gouv.fr@mal.example/",
            "https://moi:secret@a.fr",
            "https://",
            "https://localhost",
            "https://a..fr",
            "https://haut-rh\u{456}n.gouv.fr",
            "https://a.fr:port/",
            "https://mal.example\\@a.fr",
            "mailto:a@b.fr?bcc=c@d.fr",
            "mailto:a@b.fr,c@d.fr",
            "mailto:a%40b.fr",
            "HTTPS://a.fr",
            "http://a.fr",
        ] {
            assert!(sound(address).is_err(), "{address} is taken");
        }
    }

    #[test]
    fn a_label_that_reads_like_an_address_is_that_address() {
        let (site, mailbox) = ("https://www.exemple.gouv.fr/aides/2021", "mailto:aides@exemple.gouv.fr");
        for (label, address) in [
            ("www.exemple.gouv.fr (adresse de la page, non vérifiée)", site),
            ("Dépôt : https://www.exemple.gouv.fr/aides/2021.", site),
            ("exemple.gouv.fr", site),
            ("Le guide (guide.pdf), etc.", site),
            ("Écrire à Aides@exemple.gouv.fr", mailbox),
            ("La préfecture (exemple.gouv.fr)", mailbox),
        ] {
            assert_eq!(misleading(label, address), None, "{label}");
        }
        for (label, address) in [
            ("pref@haut-rhin.gouv.fr", site),
            ("pref @ haut-rhin.gouv.fr", mailbox),
            ("pref＠haut-rhin․gouv․fr", mailbox),
            ("www.haut-rhin.gouv.fr", "https://mal.example/www.haut-rhin.gouv.fr"),
            ("haut-rh\u{456}n.gouv.fr", "https://haut-rhin.gouv.fr"),
            ("https://exemple.gouv.fr.mal.example", site),
            ("exemple.gouv", site),
            ("exemple.gouv.fr/autre", site),
        ] {
            assert!(misleading(label, address).is_some(), "{label} is taken");
        }
    }
}
