//! What pictures say: their legends, and the texts that stand for them.

use super::{COLON, count, days};
use crate::domain::{Day, Money, Month, Rate, french_money};

/// The title of the calendar.
pub const CALENDAR: &str = "Le calendrier";
/// The title of the calendar as a list.
pub const CALENDAR_AS_TEXT: &str = "Le calendrier en texte";

/// What a bar divides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whole {
    /// All the expenses of the project.
    Project,
    /// The same, when the page allows several rates: the lowest.
    Reading(Rate),
    /// The same, under the highest rate that the page allows.
    OtherReading(Rate),
    /// The share of the applicant.
    OwnShare,
    /// The highest support.
    Support,
}

/// A share of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// The aid at the lowest rate stated.
    Floor,
    /// What the highest rate, or the highest sum, adds to the lowest.
    Range,
    /// The aid, where no lowest rate is stated.
    AtMost,
    /// What the aid leaves of the accepted expenses.
    Left,
    /// The excluded expenses.
    Excluded,
    /// The bound of the aid, where no rate is stated.
    Bound,
    /// What the bound leaves of the share of the applicant.
    Rest,
    /// The lowest sum.
    Low,
}

/// The caption of a bar.
pub fn whole(whole: &Whole, total: Money) -> String {
    let total = french_money(total);
    match whole {
        Whole::Project => format!("Total des dépenses{COLON}{total}"),
        Whole::Reading(rate) => format!("Total des dépenses{COLON}{total}, taux {rate}"),
        Whole::OtherReading(rate) => format!("Autre lecture possible de la page, taux {rate}"),
        Whole::OwnShare => format!("Part à la charge de la collectivité{COLON}{total}"),
        Whole::Support => format!("Soutien de l’État{COLON}{total} au plus"),
    }
}

/// A share, in the legend.
pub fn share(share: Share, amount: Money) -> String {
    let amount = french_money(amount);
    match share {
        Share::Floor => format!("Aide au taux minimal affiché{COLON}{amount}"),
        Share::Range => format!("De plus, au mieux{COLON}{amount}"),
        Share::AtMost => format!("Aide au plus{COLON}{amount}"),
        Share::Left => format!("Reste à payer sur les dépenses admissibles, au moins{COLON}{amount}"),
        Share::Excluded => format!("Dépenses exclues{COLON}{amount}"),
        Share::Bound => format!("Aide{COLON}jamais plus de {amount}"),
        Share::Rest => format!("Reste de cette part, au moins{COLON}{amount}"),
        Share::Low => format!("Bas de la fourchette{COLON}{amount}"),
    }
}

/// A bar in one text: its caption, its shares, and what they add up to.
pub fn financing(bar: &Whole, total: Money, shares: &[(Share, Money)]) -> String {
    let said: Vec<String> = shares.iter().map(|(kind, amount)| share(*kind, *amount)).collect();
    let is_aid = |kind: Share| !matches!(kind, Share::Left | Share::Excluded | Share::Rest);
    let aid: Money = shares.iter().filter(|(kind, _)| is_aid(*kind)).map(|(_, amount)| *amount).sum();
    let (aid, left) = (french_money(aid), french_money(total.less(aid)));
    let sum = match bar {
        Whole::Project | Whole::Reading(_) | Whole::OtherReading(_) => {
            format!(" En tout, aide au plus{COLON}{aid}\u{a0}; reste à votre charge, au moins{COLON}{left}.")
        }
        Whole::OwnShare | Whole::Support => String::new(),
    };
    format!("{}. {}.{sum}", whole(bar, total), said.join("\u{a0}; "))
}

/// Something that the calendar of a programme states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
    /// The first day.
    Opens(Day),
    /// A closing day, included.
    Closes(Day),
    /// A committee meets in that month.
    Committee(Month),
    /// Later sessions are announced without a date.
    Sequel {
        /// The last closing day that has a date.
        after: Day,
        /// How many sessions are announced in all.
        sessions: u32,
        /// The last day on which one may still come.
        until: Day,
    },
    /// No closing day is stated, and the page is taken at its word until then.
    Undated(Day),
}

/// A moment as an entry of the list.
pub fn moment(moment: &Moment) -> String {
    match moment {
        Moment::Opens(opens) => format!("{}{COLON}mise en ligne de la plateforme", days::day(*opens)),
        Moment::Closes(closes) => format!("{}{COLON}date limite de dépôt, ce jour inclus", days::day(*closes)),
        Moment::Committee(date) => format!("{}{COLON}examen par le comité", month(*date)),
        Moment::Sequel { after, sessions, until } => format!(
            "Après le {} et jusqu’au {}{COLON}suite annoncée sans date ({} en tout)",
            days::day(*after),
            days::day(*until),
            count(*sessions as usize, "session", "sessions"),
        ),
        Moment::Undated(until) => {
            format!("Aucune date limite sur la page, qui ne parle de rien après le {}", days::day(*until))
        }
    }
}

/// The moments of a row, in a few words beside the drawing.
pub fn row(moments: &[Moment]) -> String {
    let brief = |moment: &Moment| match moment {
        Moment::Opens(opens) => format!("Plateforme en ligne le {}.", days::day(*opens)),
        Moment::Closes(closes) => format!("Date limite le {}.", days::day(*closes)),
        Moment::Committee(date) => format!("Comité en {}.", month(*date)),
        Moment::Sequel { until, .. } => format!("Suite sans date, jusqu’au {}.", days::day(*until)),
        Moment::Undated(_) => "Aucune date limite.".to_owned(),
    };
    moments.iter().map(brief).collect::<Vec<_>>().join(" ")
}

/// What a mark of the calendar stands for, in the legend.
pub fn mark(moment: &Moment) -> &'static str {
    match moment {
        Moment::Opens(_) => "mise en ligne de la plateforme",
        Moment::Closes(_) => "date limite de dépôt, après une ouverture que la page ne date pas (tirets)",
        Moment::Committee(_) => "mois où le comité se réunit",
        Moment::Sequel { .. } => "suite annoncée sans date",
        Moment::Undated(_) => "aucune date limite sur la page",
    }
}

/// The programmes of a row.
pub fn names(names: &[&str]) -> String {
    names.join(", ")
}

/// An entry of the list: a moment, and the programmes that it concerns.
pub fn fact(text: &str, names: &[&str]) -> String {
    format!("{text}. {}.", names.join(", "))
}

/// The reference day, and whether the calendar reaches it.
pub fn reference(day: Day, today: Day, inside: bool) -> String {
    let name = if day == today { "Aujourd’hui" } else { "Date de référence" };
    format!("{name}{COLON}{}", day_label(day, inside))
}

/// The same, short enough for the axis.
pub fn day_label(day: Day, inside: bool) -> String {
    let beyond = if inside { "" } else { ", hors du calendrier" };
    format!("{}{beyond}", days::day(day))
}

/// The years on the axis.
pub fn years(first: Day, last: Day) -> String {
    format!("Les dates que donne la page, de {} à {}.", first.year(), last.year())
}

/// `juin 2021`.
fn month(month: Month) -> String {
    let first = Day::read(&format!("{:04}-{:02}-01", month.year, month.month)).map(days::day).unwrap_or_default();
    first.split_once('\u{a0}').map(|(_, rest)| rest.to_owned()).unwrap_or_default()
}

/// The first month of a quarter, short enough for the axis.
pub fn quarter(month: u8) -> &'static str {
    match month {
        1 => "janv.",
        4 => "avr.",
        7 => "juil.",
        _ => "oct.",
    }
}
