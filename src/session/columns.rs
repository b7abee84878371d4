//! Which column of a pasted table holds what: the words of its header first, then what all of its cells have in common.

use std::sync::Arc;

use crate::domain::{Catalogue, Category, Money, fold, sort_by_key};

/// What is known of one column.
pub(super) struct Cells {
    filled: usize,
    amounts: usize,
    categories: usize,
    texts: usize,
    /// No amount has a decimal, a currency or groups, and all are below a thousand.
    small: bool,
    years: bool,
    rates: bool,
    heading: String,
}

/// The columns that may hold the amounts, best first, and those taken for the label and the category.
pub(super) struct Found {
    pub(super) amounts: Vec<usize>,
    pub(super) label: Option<usize>,
    pub(super) category: Option<usize>,
    /// Whether the header tells the amounts.
    pub(super) told: bool,
}

impl Cells {
    /// Looks at the cells of one column, its heading apart.
    pub(super) fn of<'c>(categories: &Categories, heading: &str, cells: impl Iterator<Item = &'c str>) -> Cells {
        let mut of =
            Cells { filled: 0, amounts: 0, categories: 0, texts: 0, small: true, years: true, rates: true, heading: fold(heading) };
        for cell in cells.filter(|cell| !cell.is_empty()) {
            of.filled += 1;
            of.categories += usize::from(categories.named(cell).is_some());
            let digits = cell.bytes().all(|b| b.is_ascii_digit());
            let number = cell.parse::<u32>().ok().filter(|_| digits);
            of.small &= number.is_some_and(|number| number < 1_000);
            of.years &= number.is_some_and(|number| cell.len() == 4 && (1_900..=2_100).contains(&number));
            of.rates &= is_rate(cell);
            match Money::typed(cell) {
                Ok(_) => of.amounts += 1,
                Err(_) if cell.bytes().any(|b| b.is_ascii_alphabetic()) => of.texts += 1,
                Err(_) => {}
            }
        }
        of
    }

    fn says(&self, words: &[&str]) -> bool {
        let heading = format!(" {} ", self.heading.trim_end_matches('s'));
        words.iter().any(|word| heading.contains(&format!(" {word} ")) || heading.contains(&format!(" {word}s ")))
    }

    /// Mostly amounts; a few cells may say « à chiffrer ».
    fn is_money(&self) -> bool {
        self.amounts > 0 && self.amounts * 2 >= self.filled && !self.says(&NO_MONEY)
    }

    /// How much the heading says that these are the amounts wanted: without tax before with, totals before unit prices.
    fn wanted(&self) -> usize {
        let some = |words: &[&str], weight: usize| if self.says(words) { weight } else { 0 };
        let sum =
            some(&["ht", "h t", "hors taxe"], 4) + some(&["ttc", "toutes taxes"], 1) + some(&["montant", "cout", "total", "depense"], 2);
        if self.says(&["unitaire", "pu", "p u"]) { 0 } else { sum + some(&["prix", "somme", "budget", "euro", "eur"], 1) }
    }
}

/// Headings of columns whose numbers are no amounts.
const NO_MONEY: [&str; 13] =
    ["tva", "taux", "quantite", "qte", "nombre", "nb", "annee", "exercice", "numero", "n", "compte", "code", "reference"];
/// Headings of labels.
const LABELS: [&str; 9] = ["libelle", "designation", "intitule", "poste", "depense", "description", "objet", "nature", "prestation"];
/// Other words of headers.
const HEADINGS: [&str; 15] = [
    "montant",
    "cout",
    "prix",
    "total",
    "ht",
    "ttc",
    "h t",
    "categorie",
    "type",
    "unitaire",
    "pu",
    "somme",
    "budget",
    "fournisseur",
    "date",
];

/// Chooses among the columns of a table.
pub(super) fn choose(columns: &[Cells], first_row: &[i128]) -> Found {
    let numeric: Vec<usize> = (0..columns.len()).filter(|at| columns[*at].is_money()).collect();
    let sound = |at: &&usize| {
        let column = &columns[**at];
        let beside = numeric.iter().any(|other| other != *at && !columns[*other].small && !columns[*other].years && !columns[*other].rates);
        // A single column is what someone has copied on purpose.
        columns.len() == 1 || !(column.years || ((column.small || column.rates) && beside))
    };
    let mut amounts: Vec<usize> = numeric.iter().filter(sound).copied().collect();
    let told = amounts.iter().any(|at| columns[*at].wanted() > 0);
    if told {
        sort_by_key(&mut amounts, |at| std::cmp::Reverse(columns[*at].wanted()));
    } else if !without_tax_first(&amounts, first_row) {
        amounts.reverse();
    }
    let most = |count: fn(&Cells) -> usize| {
        let best = (0..columns.len()).rev().max_by_key(|at| count(&columns[*at]));
        best.filter(|at| count(&columns[*at]) > 0)
    };
    let category = most(|column| if column.categories * 2 >= column.filled { column.categories } else { 0 });
    let is_text = |at: &usize| columns[*at].texts * 2 >= columns[*at].filled && columns[*at].texts > 0 && !amounts.contains(at);
    let texts: Vec<usize> = (0..columns.len()).filter(is_text).collect();
    let headed = texts.iter().find(|at| columns[**at].says(&LABELS) && Some(**at) != category);
    // Where the only words are those of categories, they are the labels too.
    let label = headed.or_else(|| texts.iter().find(|at| Some(**at) != category)).or(texts.first()).copied();
    Found { amounts, label, category, told }
}

/// Two amounts of which the second is the first with its tax: at most a fifth and a little more.
fn without_tax_first(amounts: &[usize], row: &[i128]) -> bool {
    let value = |at: Option<&usize>| at.and_then(|at| row.get(*at)).copied().unwrap_or_default();
    let (first, last) = (value(amounts.first()), value(amounts.last()));
    first > 0 && first < last && last * 100 <= first * 121
}

/// True for the rates of a tax: `20 %`, `5,5`.
fn is_rate(cell: &str) -> bool {
    let bare = cell.trim_end_matches('%').trim().replace(',', ".");
    let bare = bare.strip_suffix(".00").or(bare.strip_suffix(".0")).unwrap_or(&bare);
    cell.ends_with('%') || matches!(bare, "20" | "10" | "8.5" | "8.50" | "5.5" | "5.50" | "2.1" | "2.10" | "0")
}

/// True when a row is made of words of headers and holds no amount, but for the years of a budget.
pub(super) fn is_header(row: &[String]) -> bool {
    let filled: Vec<&String> = row.iter().filter(|cell| !cell.is_empty()).collect();
    let heads = |cell: &&&String| {
        let folded = fold(cell);
        let word = |word: &str| {
            let single = word.trim_end_matches('s');
            LABELS.iter().chain(&HEADINGS).chain(&NO_MONEY).any(|known| known.trim_end_matches('s') == single)
        };
        folded.split(' ').any(word) && cell.chars().count() <= 40
    };
    let year = |cell: &&&String| cell.len() == 4 && cell.parse::<u32>().is_ok_and(|year| (1_900..=2_100).contains(&year));
    let (words, years) = (filled.iter().filter(heads).count(), filled.iter().filter(year).count());
    let amounts = filled.iter().filter(|cell| Money::typed(cell).is_ok()).count();
    words > 0 && words * 2 >= filled.len() - years && amounts <= years && (filled.len() > 1 || row.len() == 1)
}

/// True when a row says that it adds others up.
pub(super) fn is_total(row: &[String]) -> bool {
    let first = row.iter().find(|cell| !cell.is_empty()).map(|cell| fold(cell)).unwrap_or_default();
    let mut words = first.split(' ').skip_while(|word| matches!(*word, "montant" | "cout" | "prix" | "sous" | "grand"));
    matches!(words.next(), Some("total" | "totaux" | "soustotal" | "totale"))
}

/// The categories by their names and identifiers, folded once for all cells.
pub(super) struct Categories(Vec<(String, Arc<str>)>);

impl Categories {
    pub(super) fn of(catalogue: &Catalogue) -> Categories {
        let names = |category: &Category| [(fold(&category.id), category.id.clone()), (fold(&category.name), category.id.clone())];
        Categories(catalogue.categories.iter().flat_map(names).collect())
    }

    /// The category that a cell names, by its identifier or by its name.
    pub(super) fn named(&self, cell: &str) -> Option<&Arc<str>> {
        let wanted = fold(cell);
        self.0.iter().find(|(name, _)| *name == wanted).map(|(_, id)| id)
    }
}
