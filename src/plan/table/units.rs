//! The cells that say who does a task.

use super::cell;
use crate::plan::{Responsible, Role, duty};

/// Longest cell of units, in bytes; a longer one is no list of units.
const LENGTH: usize = 6_000;
/// Stand-ins for brackets that belong to a name, and for what would divide it: private characters, never in a text of an office.
const STAND_INS: [(char, char); 5] =
    [('（', '\u{e000}'), ('）', '\u{e001}'), ('、', '\u{e002}'), ('(', '\u{e003}'), (')', '\u{e004}')];

/// Reads the units of a cell in a column of `role`; words in the cell that give another part are believed first.
pub(super) fn read(cell: &str, role: Role) -> Vec<Responsible> {
    if cell.len() > LENGTH {
        return Vec::new();
    }
    let parts = cell::parts(cell);
    let part = |part: &cell::Part| cell.get(part.start + part.marker.len..part.end).unwrap_or_default();
    let texts: Vec<&str> = if parts.is_empty() { vec![cell] } else { parts.iter().map(part).collect() };
    let found = texts.into_iter().flat_map(|text| duty::responsible(&without_brackets(&divided(text))));
    let units = found.map(|unit| Responsible {
        unit: restored(&unit.unit),
        role: if unit.role == Role::Implement { role } else { unit.role },
        ..unit
    });
    units.filter(|unit| !unit.unit.is_empty()).collect()
}

/// Reads a cell whose column says that the first unit leads; a cell that gives the parts itself is believed.
pub(super) fn led_by_first(cell: &str) -> Vec<Responsible> {
    let mut found = read(cell, Role::Implement);
    if found.iter().all(|unit| unit.role == Role::Implement) {
        for (place, unit) in found.iter_mut().enumerate() {
            unit.role = if place == 0 { Role::Lead } else { Role::Support };
        }
    }
    found
}

/// Line breaks of the cell divide units, unless they only space out the characters of a name.
fn divided(cell: &str) -> String {
    let words: Vec<&str> = cell.split_whitespace().collect();
    if words.iter().any(|word| word.chars().count() == 1) {
        return words.concat();
    }
    let mut text = String::new();
    for word in words {
        let divides = text.ends_with(|ch: char| !"、，,；;：:（(".contains(ch))
            && !word.starts_with(['、', '，', ',', '；', ';', '（', '(']);
        if divides && !text.is_empty() {
            text.push('、');
        }
        text.push_str(word);
    }
    text
}

/// `县财政局（牵头）` → `县财政局牵头；`, and `各镇（街道）` stays one name.
fn without_brackets(text: &str) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some(open) = rest.find(['（', '(']) {
        let (before, bracket) = rest.split_at(open);
        made.push_str(before);
        let Some(close) = bracket.char_indices().find(|(_, ch)| "）)".contains(*ch)).map(|(at, ch)| at + ch.len_utf8()) else {
            rest = bracket;
            break;
        };
        let (bracket, after) = bracket.split_at(close);
        let inner = bracket.trim_matches(['（', '(', '）', ')']);
        if duty::gives_part(inner) {
            made.push_str(inner);
            made.push('；');
            rest = after.trim_start_matches(['、', '，', ',', '；', ';']);
        } else {
            let stand_in = |ch| STAND_INS.iter().find(|(known, _)| *known == ch).map_or(ch, |(_, stand_in)| *stand_in);
            made.extend(bracket.chars().map(stand_in));
            rest = after;
        }
    }
    made + rest
}

fn restored(name: &str) -> String {
    name.chars().map(|ch| STAND_INS.iter().find(|(_, stand_in)| *stand_in == ch).map_or(ch, |(known, _)| *known)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    type Case = (&'static str, Role, &'static [(&'static str, &'static str)]);

    fn units(cell: &str, role: Role) -> Vec<(String, &'static str)> {
        read(cell, role).into_iter().map(|found| (found.unit, found.role.code())).collect()
    }

    #[test]
    fn the_column_gives_the_part_unless_the_cell_says_another() {
        let cases: [Case; 7] = [
            ("县财政局、县审计局", Role::Lead, &[("县财政局", "lead"), ("县审计局", "lead")]),
            ("县财政局 县审计局", Role::Support, &[("县财政局", "support"), ("县审计局", "support")]),
            ("县财政局牵头，县审计局配合", Role::Implement, &[("县财政局", "lead"), ("县审计局", "support")]),
            ("县财政局（牵头）、县审计局（配合）", Role::Implement, &[("县财政局", "lead"), ("县审计局", "support")]),
            (
                "县委办（县档案局、县史志办），各镇（街道）",
                Role::Implement,
                &[("县委办（县档案局、县史志办）", "implement"), ("各镇（街道）", "implement")],
            ),
            ("财 政 局", Role::Implement, &[("财政局", "implement")]),
            ("", Role::Implement, &[]),
        ];
        for (cell, role, expected) in cases {
            let expected: Vec<(String, &str)> = expected.iter().map(|(unit, role)| ((*unit).to_owned(), *role)).collect();
            assert_eq!(units(cell, role), expected, "{cell}");
        }
    }

    #[test]
    fn where_the_head_says_so_the_first_unit_leads() {
        let roles = |cell: &str| led_by_first(cell).iter().map(|unit| unit.role.code()).collect::<Vec<_>>();
        assert_eq!(roles("县财政局、县审计局、各镇"), ["lead", "support", "support"]);
        assert_eq!(roles("县财政局配合，县审计局牵头"), ["support", "lead"]);
    }

    #[test]
    fn an_open_bracket_loses_nothing() {
        assert_eq!(units("县财政局（国库股", Role::Lead).len(), 2);
    }
}
