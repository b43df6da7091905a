//! `taxonomy docs`: the whole taxonomy as a page to read, with a clause of a real plan for each item.

use crate::lineage::{Corpus, Member};
use crate::mapping::Label;
use crate::plan::ClauseKind;
use crate::render::table::{Table, markdown_text};
use crate::report::build::{Owners, quote};
use crate::report::{Lang, Quote, RenderOptions, Words};
use crate::taxonomy::{Element, Item, ItemId, Strength, Taxonomy, Term};

/// Writes every item with its scope, terms, years and an example from `corpus`.
#[must_use]
pub fn taxonomy_docs(taxonomy: &Taxonomy, corpus: &Corpus, options: RenderOptions) -> String {
    let (words, lang) = (options.words(), options.lang);
    let other = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
    let mut page = format!("# {}\n\n{}\n\n", lang.pick(&taxonomy.names), words.generated_docs);
    page.push_str(&format!("{}{}{}\n\n", words.version, words.colon, taxonomy.version));
    if !taxonomy.profiles.is_empty() {
        page.push_str(&format!("## {}\n\n{}\n", lang.pick(&taxonomy.national.names), years(taxonomy, words).markdown()));
    }
    for (index, domain) in taxonomy.domains.iter().enumerate() {
        page.push_str(&format!("## {} {}\n\n", domain.code, markdown_text(lang.pick(&domain.names))));
        for id in taxonomy.ids().filter(|id| taxonomy.item(*id).domain == index) {
            let item = taxonomy.item(id);
            let names = [lang.pick(&item.names), other.pick(&item.names)].map(markdown_text);
            page.push_str(&format!("### {} {}\n\n{}\n\n", item.code, names[0], names[1]));
            for line in lines(taxonomy, id, lang).into_iter().chain([example_line(corpus, id, words)]) {
                page.push_str(&format!("- {line}\n"));
            }
            page.push('\n');
        }
    }
    page.trim_end().to_owned() + "\n"
}

fn years(taxonomy: &Taxonomy, words: &Words) -> Table {
    let mut table = Table::new([words.year, words.doc_number, words.points, words.items]);
    for profile in taxonomy.profiles.values() {
        let counts = [profile.points.len(), profile.items().len()].map(|count| count.to_string());
        let [points, items] = counts;
        table.row([profile.year.to_string(), profile.doc_number.clone(), points, items]);
    }
    table
}

fn lines(taxonomy: &Taxonomy, id: ItemId, lang: Lang) -> Vec<String> {
    let words = lang.words();
    let item = taxonomy.item(id);
    // Destructured completely, so that a new field cannot be forgotten.
    let Item { code: _, domain: _, names: _, scope, aliases, terms, elements, file: _ } = item;
    let entry = |head: &str, text: &str| format!("{head}{}{text}", words.colon);
    let mut lines = vec![entry(words.scope, &markdown_text(scope))];
    if !aliases.is_empty() {
        lines.push(entry(words.aliases, &markdown_text(&aliases.join(words.comma))));
    }
    for strength in Strength::ALL {
        let texts: Vec<String> =
            terms.iter().filter(|term| term.strength == strength).map(|term| term_text(term, words)).collect();
        if !texts.is_empty() {
            lines.push(entry(words.strength_name(strength), &texts.join(words.semicolon)));
        }
    }
    let points = taxonomy.profiles.values().flat_map(|profile| {
        profile.points_of(id).map(|point| {
            let unsure = if point.sure { "" } else { words.unsure };
            markdown_text(&format!("{} {} {}{unsure}", profile.year, point.number, point.title))
        })
    });
    if !elements.is_empty() {
        let elements: Vec<String> = elements.iter().map(|element| element_line(element, lang)).collect();
        lines.push(format!("{}{}{}", lang.elements().elements, words.colon.trim_end(), elements.concat()));
    }
    let points: Vec<String> = points.collect();
    lines.push(entry(words.years, &if points.is_empty() { words.none.to_owned() } else { points.join(words.semicolon) }));
    lines
}

/// An element as an entry of a nested list, with its terms.
fn element_line(element: &Element, lang: Lang) -> String {
    let words = lang.words();
    let Element { code, names, terms, answers, levels } = element;
    let [terms, answers] =
        [terms, answers].map(|list| list.iter().map(|term| term_text(term, words)).collect::<Vec<_>>().join(words.semicolon));
    let answers = if answers.is_empty() {
        answers
    } else {
        format!("{}{}{}{answers}", words.semicolon, lang.elements().answers, words.colon)
    };
    let names = format!("{} / {}", markdown_text(&names.zh), markdown_text(&names.en));
    let levels: Vec<&str> = levels.iter().map(|level| words.level_name(*level)).collect();
    let levels = if levels.is_empty() { String::new() } else { format!("（{}）", levels.join("/")) };
    format!("\n  - {code} {names}{levels}{}{terms}{answers}", words.colon)
}

/// A term followed by its conditions. Terms may contain 、, so another separator is used.
fn term_text(term: &Term, words: &Words) -> String {
    let mut conditions = Vec::new();
    for (head, list) in [(words.with, &term.with), (words.unless, &term.unless)] {
        if !list.is_empty() {
            conditions.push(format!("{head} {}", list.join("/")));
        }
    }
    conditions.extend(term.why.iter().map(|why| format!("{}{}{why}", words.why, words.colon)));
    let plain = markdown_text(&term.text);
    if conditions.is_empty() { plain } else { format!("{plain}（{}）", markdown_text(&conditions.join(words.comma))) }
}

fn example_line(corpus: &Corpus, id: ItemId, words: &Words) -> String {
    let Some((member, found)) = example(corpus, id) else {
        return format!("{}{}{}", words.example, words.colon, words.no_example);
    };
    let marked: String = found
        .parts
        .iter()
        .map(|(text, evidence)| if *evidence { format!("**{}**", markdown_text(text)) } else { markdown_text(text) })
        .collect();
    let confidence = found.confidence.unwrap_or_default();
    let place = format!("{} {} {}", member.plan.id, words.line, found.line_start);
    format!("{}{}{} — {place}, {} {confidence:.2}", words.example, words.colon, marked.trim(), words.confidence)
}

/// The task clause with the highest confidence; among equals the shortest, then the first.
fn example(corpus: &Corpus, id: ItemId) -> Option<(&Member, Quote)> {
    let clauses = corpus.members.iter().flat_map(|member| {
        let labelled = member.plan.clauses.iter().zip(&member.mapping.labels).enumerate();
        labelled.filter(|(_, (clause, _))| clause.kind == ClauseKind::Task).filter_map(move |(index, (clause, labels))| {
            let label = labels.iter().find(|label| label.item == id)?;
            Some((member, index, clause, label))
        })
    });
    let better = |a: &Label, a_length: usize, b: &Label, b_length: usize| {
        b.confidence.total_cmp(&a.confidence).then(a_length.cmp(&b_length))
    };
    let (member, index, clause, label) =
        clauses.min_by(|a, b| better(a.3, a.2.text.chars().count(), b.3, b.2.text.chars().count()))?;
    Some((member, quote(&member.plan, index, clause, Some(label), &Owners::new())))
}
