//! `parse`: the header and the tasks of a plan.

use crate::plan::{Level, Plan};
use crate::render::table::Table;
use crate::report::{Lang, Place, Words};

/// The header as rows of name and value; unknown values are marked, not left blank.
#[must_use]
pub fn header_table(plan: &Plan, lang: Lang) -> Table {
    let words = lang.words();
    let header = &plan.header;
    let known = |value: Option<&str>| value.map_or_else(|| words.unknown.to_owned(), str::to_owned);
    let mut table = Table::new([words.plan, plan.id.as_str()]);
    table.row([words.title.to_owned(), known(header.title.as_deref())]);
    table.row([words.issuer.to_owned(), known(header.issuer.as_deref())]);
    table.row([words.doc_number.to_owned(), known(header.doc_number.as_deref())]);
    table.row([words.issued.to_owned(), known(header.issued.as_deref())]);
    table.row([words.published.to_owned(), known(header.published.as_deref())]);
    table.row([words.year.to_owned(), header.year.map_or_else(|| words.unknown.to_owned(), |year| year.to_string())]);
    table.row([words.level.to_owned(), known(words.level_of(header).as_deref())]);
    table.row([words.kind.to_owned(), known(header.kind.map(|kind| words.plan_kind_name(kind)))]);
    let place = header.jurisdiction.as_ref().map(|place| {
        let mut parts: Vec<&str> = [place.province.as_deref(), place.prefecture.as_deref()].into_iter().flatten().collect();
        parts.push(&place.name);
        // A city is its own prefecture, and Beijing is its own province too.
        parts.dedup();
        parts.join(" ")
    });
    table.row([words.jurisdiction.to_owned(), known(place.as_deref())]);
    let authorities: Vec<String> = header
        .authorities
        .iter()
        .map(|cited| {
            let level = cited.level.map_or(words.unknown, |level: Level| words.level_name(level));
            format!(
                "[{level}] {}{}",
                cited.title,
                cited.doc_number.as_deref().map(|number| format!(" {number}")).unwrap_or_default()
            )
        })
        .collect();
    table
        .row([words.authorities.to_owned(), if authorities.is_empty() { words.none.to_owned() } else { authorities.join("\n") }]);
    for unread in &plan.unread {
        table.row([words.unread.to_owned(), lang.said(&unread.what).into_owned() + &words.brackets(lang.said(&unread.why))]);
    }
    for remark in plan.source.remarks() {
        table.row([words.left_out.to_owned(), lang.said(&remark.what).into_owned() + &words.brackets(lang.said(&remark.why))]);
    }
    let lines: Vec<String> = plan
        .left_out()
        .map(|clause| {
            words.position(plan.source.origin_of(clause.span.start), plan.source.line_of(clause.span.start))
                + words.colon
                + &shown(&clause.text)
        })
        .collect();
    if let Some(more) = lines.len().checked_sub(LEFT_OUT).filter(|more| *more > 0) {
        let first = lines.iter().take(LEFT_OUT).cloned().chain([format!("… (+{more})")]);
        table.row([words.left_out.to_owned(), first.collect::<Vec<_>>().join("\n")]);
    } else if !lines.is_empty() {
        table.row([words.left_out.to_owned(), lines.join("\n")]);
    }
    table
}

/// Most lines shown of what was left out; the JSON has all.
const LEFT_OUT: usize = 12;
/// Most characters of each line.
const SHOWN: usize = 40;

fn shown(text: &str) -> String {
    let end = text.char_indices().nth(SHOWN).map_or(text.len(), |(at, _)| at);
    let dots = if end < text.len() { "…" } else { "" };
    format!("{}{dots}", &text[..end])
}

/// The tasks: line, place, heading, responsible units, deadlines, frequencies and quantities, number of clauses.
#[must_use]
pub fn tasks_table(plan: &Plan, words: &Words) -> Table {
    let mut table = Table::new([words.path, words.heading, words.responsible, words.terms_set, words.clauses]);
    for task in &plan.tasks {
        let Some(section) = plan.sections.get(task.section) else { continue };
        let units: Vec<String> = task
            .responsible
            .iter()
            .map(|found| {
                let name = found.full_name.as_ref().unwrap_or(&found.unit);
                format!("{}{}{name}", words.role_name(found.role), words.colon)
            })
            .collect();
        let undated = task.undated.iter().map(|text| (words.deadline, text));
        let deadlines = task.deadlines.iter().map(|stated| (words.deadline, &stated.text)).chain(undated);
        let frequencies = task.frequencies.iter().map(|stated| (words.frequency, &stated.text));
        let quantities = task.quantities.iter().map(|stated| (words.quantity, &stated.text));
        let stated = deadlines.chain(frequencies).chain(quantities).map(|(kind, text)| format!("{kind}{}{text}", words.colon));
        let origin = plan.origin_of(section.start).cloned();
        let place = Place { path: section.path.clone(), origin, line: plan.source.line_of(section.start) };
        table.row([
            words.at_place(&place),
            section.heading.clone(),
            units.join("\n"),
            stated.collect::<Vec<_>>().join("\n"),
            task.clauses.len().to_string(),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{self, Jurisdiction};
    use crate::source::SourceText;

    #[test]
    fn each_part_of_a_place_is_shown_once() {
        let source = SourceText::from_bytes("t", "一、任务\n做好公开。\n".as_bytes()).expect("text");
        let mut plan = plan::parse("t", source).expect("a plan");
        let mut shown = |name: &str, prefecture: &str, province: &str| {
            let known = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            let place =
                Jurisdiction { name: name.to_owned(), code: None, prefecture: known(prefecture), province: known(province) };
            plan.header.jurisdiction = Some(place);
            let table = header_table(&plan, Lang::Zh);
            table.rows.iter().find(|row| row[0] == Lang::Zh.words().jurisdiction).map(|row| row[1].clone())
        };
        assert_eq!(shown("临澜市", "临澜市", "衡川省").as_deref(), Some("衡川省 临澜市"));
        assert_eq!(shown("衡川省", "", "衡川省").as_deref(), Some("衡川省"));
        assert_eq!(shown("青禾县", "临澜市", "衡川省").as_deref(), Some("衡川省 临澜市 青禾县"));
        assert_eq!(shown("青禾县", "", "").as_deref(), Some("青禾县"));
    }
}
