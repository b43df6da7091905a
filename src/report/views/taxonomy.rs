//! `taxonomy list`, `taxonomy show` and `taxonomy export --format csv`.

use std::fmt::Write as _;

use crate::render::table::Table;
use crate::report::Lang;
use crate::taxonomy::{ItemId, Strength, Taxonomy};

/// All items by domain, with the years whose national points ask for them.
#[must_use]
pub fn items_table(taxonomy: &Taxonomy, lang: Lang) -> Table {
    let words = lang.words();
    let mut table = Table::new([words.code, words.name, words.years, words.terms, lang.elements().elements, words.scope]);
    for (index, domain) in taxonomy.domains.iter().enumerate() {
        table.row([domain.code.as_str(), lang.pick(&domain.names)]);
        for id in taxonomy.ids().filter(|id| taxonomy.item(*id).domain == index) {
            let item = taxonomy.item(id);
            let years: Vec<String> = years(taxonomy, id);
            let [terms, elements] = [item.terms.len(), item.elements.len()].map(|count| count.to_string());
            let name = lang.pick(&item.names).to_owned();
            table.row([item.code.clone(), name, years.join(" "), terms, elements, item.scope.clone()]);
        }
    }
    table
}

/// Every item in a row, for a spreadsheet or another program: the heads are the same in every language, several texts in a cell are
/// separated by ` | `, and terms are without their conditions.
#[must_use]
pub fn items_csv(taxonomy: &Taxonomy) -> Table {
    let heads = ["code", "domain", "domain_zh", "domain_en", "zh", "en", "scope", "aliases"];
    let mut table =
        Table::new(heads.into_iter().chain(Strength::ALL.map(Strength::code)).chain(["years", "years_inferred", "elements"]));
    for id in taxonomy.ids() {
        let item = taxonomy.item(id);
        let Some(domain) = taxonomy.domains.get(item.domain) else { continue };
        let terms = |strength| {
            let texts = item.terms.iter().filter(|term| term.strength == strength).map(|term| term.text.as_str());
            texts.collect::<Vec<_>>().join(" | ")
        };
        let asked: Vec<(u16, bool)> =
            taxonomy.profiles.values().filter_map(|profile| Some((profile.year, *profile.items().get(&id)?))).collect();
        let years = |wanted: bool| {
            let found = asked.iter().filter(|(_, sure)| *sure == wanted).map(|(year, _)| year.to_string());
            found.collect::<Vec<_>>().join(" | ")
        };
        let names = [&item.code, &domain.code, &domain.names.zh, &domain.names.en, &item.names.zh, &item.names.en, &item.scope];
        let lists = [item.aliases.join(" | ")].into_iter().chain(Strength::ALL.map(terms)).chain([years(true), years(false)]);
        let elements = item.elements.iter().map(|element| format!("{} {}", element.code, element.names.zh));
        let lists = lists.chain([elements.collect::<Vec<_>>().join(" | ")]);
        table.row(names.into_iter().cloned().chain(lists));
    }
    table
}

/// The years whose national points ask for an item; inferred ones in brackets.
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
    for element in &item.elements {
        let terms: Vec<&str> = element.terms.iter().map(|term| term.text.as_str()).collect();
        let names = format!("{} {} / {}", element.code, element.names.zh, element.names.en);
        lines.push(format!("{} {names}{}{}", lang.elements().element, words.colon, terms.join(words.comma)));
        let answers: Vec<&str> = element.answers.iter().map(|term| term.text.as_str()).collect();
        if !answers.is_empty() {
            lines.push(format!("  {}{}{}", lang.elements().answers, words.colon, answers.join(words.comma)));
        }
    }
    for profile in taxonomy.profiles.values() {
        for point in profile.points_of(id) {
            let unsure = if point.sure { "" } else { words.unsure };
            let elements = point.elements.iter().filter(|element| element.item == id);
            let elements: Vec<&str> = elements.map(|element| lang.pick(&taxonomy.element(*element).names)).collect();
            let elements = if elements.is_empty() { String::new() } else { format!(" [{}]", elements.join(words.comma)) };
            lines.push(format!("{} {} {}{unsure}{elements}", profile.doc_number, point.number, point.title));
        }
    }
    let mut text = String::new();
    for line in lines {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{line}");
    }
    text
}
