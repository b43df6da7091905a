//! `taxonomy list` and `taxonomy show`.

use std::fmt::Write as _;

use crate::report::Lang;
use crate::report::table::Table;
use crate::taxonomy::{ItemId, Strength, Taxonomy};

/// All items by domain, with the years whose national points ask for them.
#[must_use]
pub fn items_table(taxonomy: &Taxonomy, lang: Lang) -> Table {
    let words = lang.words();
    let mut table = Table::new([words.code, words.name, words.years, words.terms, words.scope]);
    for (index, domain) in taxonomy.domains.iter().enumerate() {
        table.row([domain.code.as_str(), lang.pick(&domain.names)]);
        for id in taxonomy.ids().filter(|id| taxonomy.item(*id).domain == index) {
            let item = taxonomy.item(id);
            let years: Vec<String> = years(taxonomy, id);
            let terms = item.terms.len().to_string();
            table.row([item.code.clone(), lang.pick(&item.names).to_owned(), years.join(" "), terms, item.scope.clone()]);
        }
    }
    table
}

/// The years whose national points ask for an item; an inferred one in brackets.
fn years(taxonomy: &Taxonomy, id: ItemId) -> Vec<String> {
    let asked = taxonomy.profiles.values().filter_map(|profile| Some((profile.year, *profile.items().get(&id)?)));
    asked.map(|(year, sure)| if sure { year.to_string() } else { format!("({year})") }).collect()
}

/// Everything about one item, as text.
#[must_use]
pub fn item_text(taxonomy: &Taxonomy, id: ItemId, lang: Lang) -> String {
    let words = lang.words();
    let item = taxonomy.item(id);
    let domain = taxonomy.domains.get(item.domain).map(|domain| lang.pick(&domain.names)).unwrap_or_default();
    let mut lines = vec![
        format!("{} {} / {}", item.code, item.names.zh, item.names.en),
        format!("{}{}{domain}", words.domain, words.colon),
        format!("{}{}{}", words.scope, words.colon, item.scope),
    ];
    if !item.aliases.is_empty() {
        lines.push(format!("{}{}{}", words.aliases, words.colon, item.aliases.join(words.comma)));
    }
    for strength in Strength::ALL {
        let terms: Vec<&str> =
            item.terms.iter().filter(|term| term.strength == strength).map(|term| term.text.as_str()).collect();
        if !terms.is_empty() {
            lines.push(format!("{}{}{}", words.strength_name(strength), words.colon, terms.join(words.comma)));
        }
    }
    for term in item.terms.iter().filter(|term| term.why.is_some()) {
        lines.push(format!("  {}{}{}", term.text, words.colon, term.why.as_deref().unwrap_or_default()));
    }
    for profile in taxonomy.profiles.values() {
        for point in profile.points_of(id) {
            let unsure = if point.sure { "" } else { words.unsure };
            lines.push(format!("{} {} {}{unsure}", profile.doc_number, point.number, point.title));
        }
    }
    let mut text = String::new();
    for line in lines {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{line}");
    }
    text
}
