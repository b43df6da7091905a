//! What a paragraph is for, judged by its words and by what has gone before.

use std::sync::LazyLock;

use super::{ClauseKind, facts::facts, lexicon, marks::marks, numbering::Marker};
use crate::language::current;
use crate::source::CharSet;

/// Longest heading that runs into the text, in characters.
const HEADING: usize = 45;
/// Longest heading that may hold a comma.
const HEADING_WITH_COMMA: usize = 25;
/// Bytes from which a paragraph with sentence marks is text; no title or line about the document is as long.
const LONG: usize = 600;
/// Longest link of a web page, in characters.
const LINK: usize = 16;
/// Longest heading without a number.
const BARE_HEADING: usize = 32;

/// What a paragraph without a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Web chrome.
    Noise,
    /// About the document.
    Meta,
    /// The title of a document: its numbers begin again.
    Title,
    /// A heading that has lost its number or never had one.
    BareHeading,
    /// An announced annex.
    Annex,
    /// Sentences.
    Text,
}

/// Where in the document the paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// Before the first heading of a document.
    Front,
    /// After it.
    Body,
}

/// Judges a paragraph without a number; `next` is the paragraph after it.
pub(super) fn role(text: &str, next: Option<&str>, zone: Zone) -> Role {
    // A long paragraph can only be text, and folding it would cost.
    if text.len() > LONG && has_sentence_mark(text) {
        return Role::Text;
    }
    let plain = crate::source::fold::fold(text);
    // A line of strokes says nothing.
    if lexicon::is_noise(text) || !plain.contains(char::is_alphanumeric) {
        Role::Noise
    } else if plain.starts_with("附件") || plain.starts_with("附:") {
        Role::Annex
    } else if lexicon::is_meta(text) || facts(text).is_some_and(|facts| facts.number.is_some()) {
        // An office and a day alone may be who does the task above by when.
        Role::Meta
    } else if lexicon::is_title(text) && next.is_some_and(|next| opens_document(next, zone)) {
        Role::Title
    } else if has_sentence_mark(&plain) {
        if zone == Zone::Front && plain.ends_with(':') && text.chars().count() <= 80 { Role::Meta } else { Role::Text }
    } else if zone == Zone::Front {
        Role::Meta
    } else if text.chars().count() <= BARE_HEADING && next.is_some_and(goes_on) {
        Role::BareHeading
    } else {
        Role::Text
    }
}

/// Tells whether the first sentence of a numbered paragraph is only a heading.
///
/// `has_note`: it names responsible units. `has_more`: something stands below it.
pub(super) fn is_heading(body: &str, has_note: bool, has_more: bool) -> bool {
    let title = body.trim_end_matches('。');
    // A sentence of more bytes has more characters; most have, and need not be counted.
    if has_note || !has_more || title.len() > HEADING * char::MAX.len_utf8() {
        return false;
    }
    let holds = |stop: fn(char) -> bool| marks(body).any(|(_, ch)| stop(ch));
    let limit = if holds(|ch| matches!(ch, '，' | ',')) { HEADING_WITH_COMMA } else { HEADING };
    title.chars().count() <= limit && !holds(|ch| matches!(ch, '；' | ';'))
}

/// Tells whether a sentence of the opening addresses somebody: it is a task, not a purpose.
pub(super) fn addresses_somebody(sentence: &str) -> bool {
    let text = sentence.trim_start();
    text.starts_with("请各") || (text.starts_with('各') && text.contains('要'))
}

/// Tells whether a line is too short for a sentence and has no mark of one, as the links of a web page are.
pub(super) fn is_link(line: &str) -> bool {
    line.chars().count() <= LINK && !has_sentence_mark(line)
}

/// Tells whether a sentence behind one that asks for something says what will follow: 对未按时完成的将进行通报。
pub(super) fn announces(sentence: &str) -> bool {
    says_must(sentence) || current().duties.future.iter().any(|modal| sentence.contains(modal))
}

/// What a sentence is by its own words, behind a number or in running text.
pub(super) fn asks(sentence: &str) -> ClauseKind {
    if lexicon::is_contact(sentence) {
        ClauseKind::Meta
    } else if asks_nothing(sentence) {
        ClauseKind::Preamble
    } else {
        ClauseKind::Task
    }
}

/// Last characters of words that say which rule goes before another, and first ones of those that tell of what was or is.
static CLOSES_PRECEDENCE: LazyLock<CharSet> =
    LazyLock::new(|| current().sentences.precedence.iter().filter_map(|word| word.chars().next_back()).collect());
static OPENS_STATE: LazyLock<CharSet> = LazyLock::new(|| {
    let lists = &current().sentences;
    lists.backgrounds.iter().chain(lists.presents).filter_map(|word| word.chars().next()).collect()
});

/// Tells whether a sentence asks for nothing wherever it stands: it tells what was or is, or which rule goes before another.
fn asks_nothing(sentence: &str) -> bool {
    let lists = &current().sentences;
    let text = sentence.trim().trim_end_matches('。');
    if !text.ends_with(|ch| CLOSES_PRECEDENCE.contains(ch)) && !text.starts_with(|ch| OPENS_STATE.contains(ch)) {
        return false;
    }
    if lists.precedence.iter().any(|end| text.ends_with(end)) {
        return true;
    }
    let opens = |words: &[&str]| {
        let behind = |word: &&str| text.strip_prefix(*word).is_some_and(|rest| rest.trim_start().starts_with(['，', ',']));
        words.iter().any(behind)
    };
    let has_state = || lists.states.iter().any(|word| text.contains(word));
    (opens(lists.backgrounds) || (opens(lists.presents) && has_state())) && !says_must(text)
}

/// Tells whether a sentence has a word of duty: 要, and not the one in 重要.
pub(super) fn says_must(sentence: &str) -> bool {
    let duties = &current().duties;
    let inside = |at: usize, modal: &str| {
        duties.no_modals.iter().any(|word| {
            word.match_indices(modal).any(|(offset, _)| {
                at.checked_sub(offset).and_then(|start| sentence.get(start..)).is_some_and(|rest| rest.starts_with(word))
            })
        })
    };
    duties.modals.iter().any(|modal| sentence.match_indices(modal).any(|(at, _)| !inside(at, modal)))
}

/// A title is followed by a purpose or by the first heading; in the body a heading that merely ends like one is not.
fn opens_document(next: &str, zone: Zone) -> bool {
    let first = Marker::read(next).is_some_and(|marker| marker.number == 1 && !marker.label.starts_with(['（', '(']));
    zone == Zone::Front || first || current().sentences.openings.iter().any(|opening| next.starts_with(opening))
}

fn goes_on(next: &str) -> bool {
    Marker::read(next).is_none() && has_sentence_mark(next) && !lexicon::is_meta(next)
}

fn has_sentence_mark(text: &str) -> bool {
    text.contains(['。', '，', '；', '：', ',', ';', ':', '！', '？'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_asked_has_a_task() {
        assert!(addresses_somebody("请各牵头单位细化任务，并于7月15日前报送工作安排。"));
        assert!(addresses_somebody("各部门要抓好落实。"));
        assert!(!addresses_somebody("现印发给你们，请认真执行。"));
    }

    #[test]
    fn a_paragraph_is_judged_by_its_words_and_its_place() {
        let cases = [
            ("推进国资国企信息公开", "重点公开情况。", Zone::Body, Role::BareHeading),
            ("关于印发某区工作", "实施方案的通知", Zone::Front, Role::Meta),
            ("某区2017年工作实施方案", "为贯彻落实精神，制定本方案。", Zone::Body, Role::Title),
            ("各镇人民政府，各有关单位：", "为做好工作。", Zone::Front, Role::Meta),
            ("各县区要结合实际制定方案，抓好落实。", "", Zone::Body, Role::Text),
            ("附件：联系人表", "", Zone::Body, Role::Annex),
            ("（某县财政局，某财发〔2021〕3号，2021年5月10日）", "为做好工作。", Zone::Front, Role::Meta),
            ("（某县财政局，2021年5月10日）", "为做好工作。", Zone::Body, Role::Text),
        ];
        for (text, next, zone, expected) in cases {
            assert_eq!(role(text, Some(next), zone), expected, "{text}");
        }
    }

    #[test]
    fn what_was_and_which_rule_goes_first_ask_for_nothing() {
        for text in [
            "近年来，一些镇把公告贴在门后，群众看不到重要信息。",
            "过去一年,县里修桥三座,新增车位两百个。",
            "当前，群众对用水的期待越来越高。",
            "河道采砂已有专门办法的，从其规定。",
            "与本方案不一致的，以本方案为准。",
        ] {
            assert!(asks_nothing(text), "{text}");
        }
        for text in [
            "近年来，水价多次调整，各镇要逐次公布。",
            "去年未完成的任务，6月底前公开。",
            "当前，重点公开水价。",
            "目前尚未公布的名录，年内公布。",
            "水价以县发展改革局发布的为准。",
        ] {
            assert!(!asks_nothing(text), "{text}");
        }
    }

    #[test]
    fn a_numbered_sentence_with_an_owner_is_a_task() {
        assert!(is_heading("推进环境保护信息公开。", false, true));
        assert!(!is_heading("推进国资国企信息公开。", true, true));
        assert!(!is_heading("依法规范依申请公开工作。", false, false));
        assert!(!is_heading("各部门要高度重视工作，主要负责同志年内至少听取一次工作汇报，研究部署推进。", false, true));
    }
}
