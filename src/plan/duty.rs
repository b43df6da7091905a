//! Notes on responsible units: “（X牵头；Y配合）”, “（落实单位：…）”, “（X、Y按职责分工分别牵头落实）”.

use super::{Responsible, Role};

/// Words that make a bracket a note, wherever they stand in it.
const ROLE_WORDS: [&str; 9] = ["牵头", "负责", "配合", "落实单位", "责任单位", "责任部门", "承办单位", "会同", "分别落实"];
/// Last words of the names of units, longest first.
const UNIT_ENDINGS: [&str; 20] = [
    "办公室",
    "人民政府",
    "管委会",
    "委员会",
    "办事处",
    "各部门",
    "有关部门",
    "相关部门",
    "部门",
    "单位",
    "政府",
    "中心",
    "公司",
    "分局",
    "局",
    "委",
    "办",
    "厅",
    "院",
    "乡镇",
];
/// A label before units, with the part that it gives them.
const LABELS: [(&str, Role); 12] = [
    ("牵头单位", Role::Lead),
    ("牵头部门", Role::Lead),
    ("责任单位", Role::Implement),
    ("责任部门", Role::Implement),
    ("落实单位", Role::Implement),
    ("承办单位", Role::Implement),
    ("实施单位", Role::Implement),
    ("主办单位", Role::Lead),
    ("配合单位", Role::Support),
    ("配合部门", Role::Support),
    ("协办单位", Role::Support),
    ("参加单位", Role::Support),
];
/// A verb behind units, with the part that it gives them. The first that is found decides.
const VERBS: [(&str, Role); 6] = [
    ("牵头", Role::Lead),
    ("配合", Role::Support),
    ("协助", Role::Support),
    ("负责", Role::Implement),
    ("落实", Role::Implement),
    ("承办", Role::Implement),
];
/// Words between units and their verb.
const MANNER: [&str; 14] = [
    "按照各自职能",
    "按照职责分工",
    "按职责分工",
    "按各自职责",
    "按照各自职责",
    "按职责",
    "按照职能",
    "根据职责分工",
    "等相关部门",
    "等有关部门",
    "等部门",
    "等单位",
    "分别",
    "具体",
];

/// Returns the bytes of the note that `text` begins with, leading white space included.
pub(super) fn leading_note(text: &str) -> Option<usize> {
    let start = text.len() - text.trim_start().len();
    let body = &text[start..];
    let close = closing_bracket(body)?;
    is_note(&body[..close]).then_some(start + close)
}

/// Tells whether `text` is one note and nothing else.
pub(super) fn is_note_alone(text: &str) -> bool {
    leading_note(text).is_some_and(|len| text[len..].trim_matches(['。', ' ', '*']).is_empty())
}

/// Returns the length of what a sentence says before the notes that close it.
pub(super) fn body_len(sentence: &str) -> usize {
    let mut len = sentence.len();
    loop {
        let body = sentence[..len].trim_end_matches(['。', ' ', '*', '\u{3000}']);
        let Some(open) = opening_bracket(body) else { break };
        if !is_note(&body[open..]) {
            break;
        }
        len = sentence[..open].trim_end().len();
    }
    len
}

/// Reads the units out of everything behind the body of a sentence.
pub(super) fn responsible(notes: &str) -> Vec<Responsible> {
    let mut found: Vec<Responsible> = Vec::new();
    for note in notes.split(['（', '(', '）', ')']).filter(|note| !note.trim_matches(['。', ' ', '*']).is_empty()) {
        for unit in units_of(&note.replace(['*', ' ', '\u{3000}', '\n', '\r'], "")) {
            if !found.contains(&unit) {
                found.push(unit);
            }
        }
    }
    found
}

fn units_of(note: &str) -> Vec<Responsible> {
    let mut found = Vec::new();
    for group in note.split(['；', ';', '。']) {
        // Units that stand before the verb that gives them their part.
        let mut waiting: Vec<String> = Vec::new();
        let mut labelled = None;
        for part in group.split(['，', ',']) {
            let (label, rest) = split_label(part);
            labelled = label.or(labelled);
            let (lead, support) = rest.split_once("会同").map_or((rest, None), |(a, b)| (a, Some(b)));
            let (names, verb) = split_verb(lead);
            let verb = verb.or_else(|| support.and_then(|rest| split_verb(rest).1));
            waiting.extend(names);
            if let Some(role) = labelled.or(verb) {
                found.extend(waiting.drain(..).map(|unit| Responsible { unit, role }));
            }
            if let Some(rest) = support {
                found.extend(split_verb(rest).0.into_iter().map(|unit| Responsible { unit, role: Role::Support }));
            }
        }
        found.extend(waiting.into_iter().map(|unit| Responsible { unit, role: Role::Implement }));
    }
    found
}

fn split_label(part: &str) -> (Option<Role>, &str) {
    for (label, role) in LABELS {
        if let Some(rest) = part.strip_prefix(label) {
            return (Some(role), rest.trim_start_matches(['：', ':', '为']));
        }
    }
    (None, part)
}

fn split_verb(part: &str) -> (Vec<String>, Option<Role>) {
    let verb = VERBS.iter().filter_map(|(verb, role)| part.find(verb).map(|at| (at, *role))).min_by_key(|(at, _)| *at);
    let manner = MANNER.iter().filter_map(|manner| part.find(manner)).min();
    let end = verb.map(|(at, _)| at).into_iter().chain(manner).min().unwrap_or(part.len());
    let names = part[..end].trim_end_matches(['等', '共', '同']);
    (
        names.split(['、', '等']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        verb.map(|(_, role)| role),
    )
}

/// Tells whether a bracket, given with its marks, names responsible units.
fn is_note(bracket: &str) -> bool {
    let inner = bracket.trim_matches(['（', '）', '(', ')', '*', ' ', '\u{3000}']);
    let words: Vec<&str> = inner.split(['、', '，', ',', '；', ';']).map(|word| word.trim_matches(['*', ' '])).collect();
    let all_units =
        words.iter().all(|word| word.chars().count() >= 3 && UNIT_ENDINGS.iter().any(|ending| word.ends_with(ending)));
    ROLE_WORDS.iter().any(|word| inner.contains(word)) || all_units
}

/// Returns the length of the bracket that `text` opens with, marks included.
fn closing_bracket(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, ch) in text.char_indices() {
        match ch {
            '（' | '(' => depth += 1,
            '）' | ')' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + ch.len_utf8());
                }
            }
            _ if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// Returns where the bracket that `text` closes with begins.
fn opening_bracket(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, ch) in text.char_indices().rev() {
        match ch {
            '）' | ')' => depth += 1,
            '（' | '(' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(notes: &str) -> Vec<(String, &'static str)> {
        responsible(notes).into_iter().map(|found| (found.unit, found.role.code())).collect()
    }

    fn pairs(expected: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
        expected.iter().map(|(unit, role)| ((*unit).to_owned(), *role)).collect()
    }

    #[test]
    fn every_form_of_note_gives_its_units_and_parts() {
        let cases: [(&str, &[(&str, &str)]); 7] = [
            ("（落实单位：区统计局、区财政局）", &[("区统计局", "implement"), ("区财政局", "implement")]),
            ("（市财政局、市审计局按职责分工分别牵头落实）", &[("市财政局", "lead"), ("市审计局", "lead")]),
            ("(区编委办牵头;区行政审批局配合)", &[("区编委办", "lead"), ("区行政审批局", "support")]),
            ("（**县公安局牵头，会同相关部门落实**）。", &[("县公安局", "lead"), ("相关部门", "support")]),
            ("（各县区政府，市网信办分别落实）", &[("各县区政府", "implement"), ("市网信办", "implement")]),
            ("(区政府各部门)", &[("区政府各部门", "implement")]),
            (
                "（牵头单位：区发展改革委，按职责分别牵头落实，配合单位：各镇政府，区建设局等相关委局）",
                &[("区发展改革委", "lead"), ("各镇政府", "support"), ("区建设局", "support"), ("相关委局", "support")],
            ),
        ];
        for (note, expected) in cases {
            let found = read(note);
            assert_eq!(found, pairs(expected), "{note}");
        }
    }

    #[test]
    fn other_brackets_are_not_notes() {
        for text in ["（PPP）项目", "（时间不少于7个工作日）", "（食品、药品、保健品）质量", "(2017)25号"]
        {
            assert_eq!(leading_note(text), None, "{text}");
        }
    }

    #[test]
    fn the_body_ends_before_its_notes() {
        let text = "公开（含PPP）信息（县财政局牵头）。";
        assert_eq!(&text[..body_len(text)], "公开（含PPP）信息");
        assert_eq!(body_len("公开（PPP）。"), "公开（PPP）。".len());
    }
}
