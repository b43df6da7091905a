//! The units of a note, with their parts.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::plan::marks::marks;
use crate::plan::pattern::pattern;
use crate::plan::{Responsible, Role};

/// A label before units, with the part that it gives them; `None`: what follows are no units.
const LABELS: [(&str, Option<Role>); 24] = [
    ("牵头责任单位", Some(Role::Lead)),
    ("责任牵头单位", Some(Role::Lead)),
    ("牵头单位", Some(Role::Lead)),
    ("牵头部门", Some(Role::Lead)),
    ("主办单位", Some(Role::Lead)),
    ("主要责任单位", Some(Role::Lead)),
    ("责任单位", Some(Role::Implement)),
    ("责任部门", Some(Role::Implement)),
    ("责任主体", Some(Role::Implement)),
    ("落实单位", Some(Role::Implement)),
    ("落实部门", Some(Role::Implement)),
    ("承办单位", Some(Role::Implement)),
    ("实施单位", Some(Role::Implement)),
    ("负责单位", Some(Role::Implement)),
    ("配合责任单位", Some(Role::Support)),
    ("责任配合单位", Some(Role::Support)),
    ("配合单位", Some(Role::Support)),
    ("配合部门", Some(Role::Support)),
    ("协办单位", Some(Role::Support)),
    ("协同单位", Some(Role::Support)),
    ("参加单位", Some(Role::Support)),
    ("完成时限", None),
    ("完成时间", None),
    ("责任人", None),
];
/// A verb behind units, with the part that it gives them. The first of the list that is found decides.
const VERBS: [(&str, Role); 10] = [
    ("牵头", Role::Lead),
    ("配合", Role::Support),
    ("协助", Role::Support),
    ("参与", Role::Support),
    ("负责", Role::Implement),
    ("落实", Role::Implement),
    ("承办", Role::Implement),
    ("主办", Role::Lead),
    ("协办", Role::Support),
    ("组织实施", Role::Implement),
];
static VERB: LazyLock<Regex> = LazyLock::new(|| pattern(&VERBS.map(|(verb, _)| verb).join("|")));
/// Longest name of a unit, in characters; what is longer is a sentence.
const NAME: usize = 30;

/// Words between units and their verb.
static MANNER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:等(?:相关|有关|各)?(?:部门|单位|职能部门)|(?:各自)?(?:按照?|根据|依据?|依照)(?:各自|本)?的?(?:职责|职能|分工|职权)(?:分工|范围)?|分别|具体|共同|各自|依职责|结合).*$",
    )
});

/// Returns the length of the label with its colon that `text` begins with.
pub(super) fn label_len(text: &str) -> Option<usize> {
    // Every sentence is asked; its first character mostly answers.
    if !text.starts_with(['牵', '责', '主', '落', '承', '实', '负', '配', '协', '参', '完']) {
        return None;
    }
    let (label, _) = LABELS.iter().find(|(label, _)| text.starts_with(label))?;
    let rest = text.strip_prefix(label)?;
    let colon = rest.trim_start().chars().next().filter(|ch| "：:".contains(*ch))?;
    Some(text.len() - rest.trim_start().len() + colon.len_utf8())
}

/// Returns where the first label that stands outside brackets begins.
pub(super) fn label_position(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, ch) in marks(text) {
        match ch {
            '（' | '(' | '【' => depth += 1,
            '）' | ')' | '】' => depth = depth.saturating_sub(1),
            '：' | ':' if depth == 0 => {
                let before = text[..at].trim_end();
                let label = LABELS
                    .iter()
                    .map(|(label, _)| *label)
                    .filter(|label| before.ends_with(label))
                    .max_by_key(|label| label.len());
                if let Some(label) = label {
                    return Some(before.len() - label.len());
                }
            }
            _ => {}
        }
    }
    None
}

/// Reads the units out of everything behind the body of a sentence.
pub(in crate::plan) fn responsible(notes: &str) -> Vec<Responsible> {
    if notes.is_empty() {
        return Vec::new();
    }
    let is_filler = |ch: char| matches!(ch, '*' | '\u{3000}' | '\n' | '\r');
    let plain: Cow<'_, str> =
        if marks(notes).any(|(_, ch)| is_filler(ch)) { notes.replace(is_filler, " ").into() } else { notes.into() };
    let mut found: Vec<Responsible> = Vec::new();
    for note in notes_of(&plain) {
        for unit in units_of(note) {
            if !found.contains(&unit) {
                found.push(unit);
            }
        }
    }
    found
}

/// Splits into the insides of outer brackets and what stands between them.
fn notes_of(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    let mut part_ends = 0;
    for (at, ch) in marks(text) {
        match ch {
            // 区财政局（牵头）: the bracket gives a part, and the list goes on behind it.
            _ if at < part_ends => {}
            '（' | '(' if depth == 0 && part_len(&text[at..]).is_some() => {
                part_ends = at + part_len(&text[at..]).unwrap_or(0);
            }
            '（' | '(' | '【' => {
                if depth == 0 {
                    found.push(&text[start..at]);
                    start = at + ch.len_utf8();
                }
                depth += 1;
            }
            '）' | ')' | '】' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    found.push(&text[start..at]);
                    start = at + ch.len_utf8();
                }
            }
            _ => {}
        }
    }
    found.push(&text[start..]);
    found.retain(|note| !note.trim_matches(['。', ' ']).is_empty());
    found
}

/// Returns the length of the bracket that `text` opens with when it holds a part and nothing else.
fn part_len(text: &str) -> Option<usize> {
    let inner = text.strip_prefix(['（', '('])?;
    let after = VERBS.iter().find_map(|(verb, _)| inner.strip_prefix(verb))?.strip_prefix(['）', ')'])?;
    Some(text.len() - after.len())
}

/// Splits at `separators` outside brackets; they are marks, not words.
pub(super) fn split_outside<'t>(text: &'t str, separators: &[char]) -> Vec<&'t str> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, ch) in marks(text) {
        match ch {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 && separators.contains(&ch) => {
                found.push(&text[start..at]);
                start = at + ch.len_utf8();
            }
            _ => {}
        }
    }
    found.push(&text[start..]);
    found
}

/// What one group of a note has said so far.
#[derive(Default)]
struct Group {
    found: Vec<Responsible>,
    /// Units that stand before the verb that gives them their part.
    waiting: Vec<String>,
    label: Option<Role>,
    /// Whether 会同 has been said: who follows supports.
    joined: bool,
    last: Option<Role>,
}

fn units_of(note: &str) -> Vec<Responsible> {
    let mut found = Vec::new();
    for group in split_outside(note, &['；', ';', '。']) {
        let mut state = Group::default();
        let mut rest = group;
        // A label opens its own list, with or without a mark before it.
        while let Some(at) = label_position(rest) {
            state.list(&rest[..at]);
            let (label, role) = LABELS.iter().find(|(label, _)| rest[at..].starts_with(label)).copied().unwrap_or(("", None));
            let len = label_len(&rest[at..]).unwrap_or(label.len());
            rest = &rest[at + len..];
            let Some(role) = role else {
                rest = label_position(rest).map_or("", |next| &rest[next..]);
                continue;
            };
            state.close();
            state.label = Some(role);
        }
        state.list(rest);
        state.close();
        found.extend(state.found);
    }
    found
}

impl Group {
    fn list(&mut self, text: &str) {
        for phrase in split_outside(text, &['，', ',']) {
            for token in split_outside(phrase, &['、', ' ']) {
                self.token(token);
            }
            if self.label.is_some() {
                self.settle_rest();
            }
        }
    }

    fn token(&mut self, token: &str) {
        let token = token.trim_matches(['：', ':', ' ']);
        let token = token.strip_prefix('由').unwrap_or(token);
        if let Some((lead, support)) = token.split_once('会').and_then(|_| token.split_once("会同")) {
            self.names(lead.trim_end_matches('并'));
            self.joined = true;
            self.part(support);
            return;
        }
        self.part(token);
    }

    /// Names with manner and verb behind them.
    fn part(&mut self, text: &str) {
        // Most names of a list have neither.
        if !text.contains(opens_part) {
            self.names(text);
            return;
        }
        let (verb, verb_at) = verb_of(text);
        let end = MANNER.find(text).map_or(verb_at, |manner| manner.start().min(verb_at));
        self.names(&text[..end]);
        self.settle(verb);
    }

    fn names(&mut self, part: &str) {
        for name in
            part.split('等').map(|name| name.trim().trim_end_matches(['共', '同', '（', '('])).filter(|name| is_name(name))
        {
            if self.joined && self.label.is_none() {
                self.push(name.to_owned(), Role::Support);
            } else {
                self.waiting.push(name.to_owned());
            }
        }
    }

    fn settle(&mut self, verb: Option<Role>) {
        let Some(said) = verb else { return };
        // Behind 牵头单位： those who see to it lead none the less.
        let role = self.label.filter(|_| said == Role::Implement).unwrap_or(said);
        for unit in std::mem::take(&mut self.waiting) {
            self.push(unit, role);
        }
        self.last = Some(role);
    }

    /// Units without a verb of their own: behind a lead they support, else they are to do it.
    fn close(&mut self) {
        self.settle_rest();
        self.last = None;
    }

    fn settle_rest(&mut self) {
        let last = self.last;
        let role = match self.label {
            Some(role) if role != Role::Implement => role,
            _ if last == Some(Role::Lead) => Role::Support,
            _ => Role::Implement,
        };
        self.settle(Some(role));
        self.last = last;
    }

    fn push(&mut self, unit: String, role: Role) {
        self.found.push(Responsible { unit, role, full_name: None, department: None });
    }
}

/// Tells whether a character begins a word of [`VERBS`] or of [`MANNER`].
const fn opens_part(ch: char) -> bool {
    matches!(ch, '牵' | '配' | '协' | '参' | '负' | '落' | '承' | '主' | '组')
        || matches!(ch, '等' | '各' | '按' | '根' | '依' | '分' | '具' | '共' | '结')
}

/// The part that the verb of a token gives, and where the first verb begins; the end of the token where it has none.
fn verb_of(token: &str) -> (Option<Role>, usize) {
    let Some(first) = VERB.find(token) else { return (None, token.len()) };
    let deciding = VERBS.iter().find(|(verb, _)| token.contains(verb));
    (deciding.map(|(_, role)| *role), first.start())
}

fn is_name(name: &str) -> bool {
    let length = name.chars().count();
    (2..=NAME).contains(&length) && !name.starts_with(|ch: char| ch.is_ascii_digit())
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
        let cases: [(&str, &[(&str, &str)]); 22] = [
            (
                "（责任单位：县财政局牵头，县审计局、各镇配合）",
                &[("县财政局", "lead"), ("县审计局", "support"), ("各镇", "support")],
            ),
            (
                "（责任单位：县财政局、县地税局牵头，县发展改革局）",
                &[("县财政局", "lead"), ("县地税局", "lead"), ("县发展改革局", "support")],
            ),
            ("责任单位：县财政局（牵头）、县审计局（配合）", &[("县财政局", "lead"), ("县审计局", "support")]),
            ("（责任单位：县政府办，县审计局配合）", &[("县政府办", "implement"), ("县审计局", "support")]),
            ("（牵头单位：县财政局负责落实；配合单位：各镇）", &[("县财政局", "lead"), ("各镇", "support")]),
            ("（落实单位：区统计局、区财政局）", &[("区统计局", "implement"), ("区财政局", "implement")]),
            ("（市财政局、市审计局按职责分工分别牵头落实）", &[("市财政局", "lead"), ("市审计局", "lead")]),
            ("(区编委办牵头;区行政审批局配合)", &[("区编委办", "lead"), ("区行政审批局", "support")]),
            ("（**县公安局牵头，会同相关部门落实**）。", &[("县公安局", "lead"), ("相关部门", "support")]),
            (
                "（**县环保局牵头，会同县住建局、水利局落实**）。",
                &[("县环保局", "lead"), ("县住建局", "support"), ("水利局", "support")],
            ),
            ("（各县区政府，市网信办分别落实）", &[("各县区政府", "implement"), ("市网信办", "implement")]),
            ("(区政府各部门)", &[("区政府各部门", "implement")]),
            ("（区政府办公室负责牵头落实）", &[("区政府办公室", "lead")]),
            ("（区财政局牵头、区审计局配合）", &[("区财政局", "lead"), ("区审计局", "support")]),
            (
                "（县政府、各乡镇（场）、各部门负责落实）",
                &[("县政府", "implement"), ("各乡镇（场）", "implement"), ("各部门", "implement")],
            ),
            (
                "（市工商局、市政务服务中心会同市级有关部门按职责分工分别牵头落实）",
                &[("市级有关部门", "support"), ("市工商局", "lead"), ("市政务服务中心", "lead")],
            ),
            (
                "(区政府办公室、区行政审批局按照各自职能分别牵头;相关各部门配合)",
                &[("区政府办公室", "lead"), ("区行政审批局", "lead"), ("相关各部门", "support")],
            ),
            ("(区城建局、区国资委等配合)", &[("区城建局", "support"), ("区国资委", "support")]),
            ("（区商务局、区市场监管局等部门按职责分工分别牵头落实）", &[("区商务局", "lead"), ("区市场监管局", "lead")]),
            ("责任单位：区财政局 配合单位：各镇；完成时限：12月底", &[("区财政局", "implement"), ("各镇", "support")]),
            ("（区发改局牵头，区财政局、各镇）", &[("区发改局", "lead"), ("区财政局", "support"), ("各镇", "support")]),
            (
                "（牵头单位：区发展改革委，按职责分别牵头落实，配合单位：各镇政府，区建设局等相关委局）",
                &[("区发展改革委", "lead"), ("各镇政府", "support"), ("区建设局", "support"), ("相关委局", "support")],
            ),
        ];
        for (note, expected) in cases {
            assert_eq!(read(note), pairs(expected), "{note}");
        }
    }

    #[test]
    fn every_verb_and_manner_opens_with_a_character_that_is_asked_for() {
        assert!(VERBS.iter().all(|(verb, _)| verb.starts_with(opens_part)));
        for manner in ["等有关部门", "各自", "按职责", "根据分工", "依职责", "分别", "具体", "共同", "结合"]
        {
            assert!(MANNER.is_match(manner) && manner.starts_with(opens_part), "{manner}");
        }
    }

    #[test]
    fn several_notes_of_a_sentence_are_read_one_by_one() {
        assert_eq!(read("（区环保局牵头）（区水利局配合）"), pairs(&[("区环保局", "lead"), ("区水利局", "support")]));
    }
}
