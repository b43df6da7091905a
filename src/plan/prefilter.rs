//! Signs by which a sentence may state a deadline, a frequency or a quantity: most sentences have none, and cost no search.
//!
//! A sign is a character that no phrase of its kind goes without (前), or two that stand side by side but for white space (5 and 个).

use std::sync::LazyLock;

/// Signs, a bit each.
pub(super) type Signs = u64;

pub(super) const BEFORE: Signs = 1;
pub(super) const WITHIN: Signs = 1 << 1;
pub(super) const BOUND: Signs = 1 << 2;
pub(super) const LIMIT: Signs = 1 << 3;
pub(super) const SETTLED: Signs = 1 << 4;
/// 5个, 三张, 10多项
pub(super) const COUNT: Signs = 1 << 5;
/// 70%, 2个百分点
pub(super) const SHARE: Signs = 1 << 6;
/// 4分
pub(super) const POINTS: Signs = 1 << 7;
/// 7个工作日, 24小时
pub(super) const TIME: Signs = 1 << 8;
/// 6月
pub(super) const MONTH: Signs = 1 << 9;
/// 2次
pub(super) const TIMES: Signs = 1 << 10;
/// 每五
pub(super) const EVERY_FEW: Signs = 1 << 11;
/// 按季, 每月, 每个月
pub(super) const PERIOD: Signs = 1 << 12;
/// 年底
pub(super) const YEAR_END: Signs = 1 << 13;
/// 年内, 到2018
pub(super) const IN_YEAR: Signs = 1 << 14;
/// 上半年, 三季度
pub(super) const PART: Signs = 1 << 15;
/// 季度, 月度, 半年
pub(super) const LONG_PERIOD: Signs = 1 << 16;
/// 定期, 实时
pub(super) const REGULAR: Signs = 1 << 17;
/// 日常
pub(super) const ROUTINE: Signs = 1 << 18;
/// 一位, 1名
pub(super) const PERSON: Signs = 1 << 19;
/// 一遍
pub(super) const ROUND: Signs = 1 << 20;
/// 一半
pub(super) const HALF: Signs = 1 << 21;

/// 十二月
pub(super) const CHINESE_MONTH: Signs = 1 << 23;
/// 月月
pub(super) const DOUBLED: Signs = 1 << 24;
/// 一月, 一季
pub(super) const ONE_PERIOD: Signs = 1 << 25;
/// 半月, 隔周, 双月
pub(super) const SKIPPED: Signs = 1 << 26;
/// 月通报, 周调度
pub(super) const PERIOD_DEED: Signs = 1 << 27;
/// 六成
pub(super) const TENTHS: Signs = 1 << 28;
/// 百分之
pub(super) const PER_HUNDRED: Signs = 1 << 29;
/// 当日, 次月
pub(super) const SAME_DAY: Signs = 1 << 30;
/// 晚于, 迟于, 最迟
pub(super) const LATEST: Signs = 1 << 31;
/// 6月—8月, 9-10月
pub(super) const MONTHS: Signs = 1 << 32;

/// 《, which opens a title; it states nothing itself
pub(super) const TITLE: Signs = 1 << 22;

/// Signs that one character is.
const ALONE: [(&str, Signs); 6] =
    [("《", TITLE), ("前", BEFORE), ("内", WITHIN), ("到于少多过", BOUND), ("限间", LIMIT), ("定", SETTLED)];
/// Signs that two characters are: any of the first before any of the second. What states nothing does no harm here, what is left out is
/// never found.
const PAIRS: [(&str, &str, Signs); 36] = [
    (DIGITS, "个名位项家条份篇期场处种件户所张类大次遍元万亿亩台套批人余多册块堂平", COUNT),
    // 一公开 is no sign.
    ("公", "里", COUNT),
    (DIGITS, "%％个百", SHARE),
    (DIGITS, "分", POINTS),
    (DIGITS, "个工小分学课天日年星周", TIME),
    (DIGITS, "月", MONTH),
    ("一二三四五六七八九十", "月", CHINESE_MONTH),
    (DIGITS, "次期场轮遍回", TIMES),
    ("每", DIGITS, EVERY_FEW),
    ("按分逐每个", "年半季月旬周星日天学", PERIOD),
    // 分工 is no sign.
    ("按逐每个", "工", PERIOD),
    ("年", "年度底末终", YEAR_END),
    ("年", "度内", IN_YEAR),
    ("到", DIGITS, IN_YEAR),
    ("上下", "半", PART),
    ("一二三四1234", "季", PART),
    ("季月", "度", LONG_PERIOD),
    ("半", "年", LONG_PERIOD),
    ("实", "时", REGULAR),
    ("定", "期", REGULAR),
    ("日", "常", ROUTINE),
    ("一1", "位名", PERSON),
    ("一", "遍次轮", ROUND),
    ("一", "半", HALF),
    ("年季月周天日", "年季月周天日", DOUBLED),
    ("一", "年季月旬周天日", ONE_PERIOD),
    ("年月", "一", ONE_PERIOD),
    ("半双单隔", "年季月周日", SKIPPED),
    ("日周旬月季", "监调通报公发更研巡检抽评考汇例统总推排会督", PERIOD_DEED),
    (DIGITS, "成", TENTHS),
    ("分", "之", PER_HUNDRED),
    ("当", "日天", SAME_DAY),
    ("次", "月", SAME_DAY),
    ("晚迟", "于至在", LATEST),
    ("0123456789月", "—–-－~～至到", MONTHS),
    ("随", "时", REGULAR),
];
/// Characters of which a number consists.
const DIGITS: &str = "0123456789０１２３４５６７８９一二两三四五六七八九十百廿";

/// What a character tells: alone, before another, behind another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Kind {
    alone: Signs,
    first: Signs,
    second: Signs,
    /// What it leaves of the character before it: all, where it is white space.
    left: Signs,
}

/// Characters of the Basic Multilingual Plane.
const PLANE: usize = 0x1_0000;

/// What each character of the plane tells; looked up without a question, because every character of a plan is.
struct Table {
    /// The first is that of a character that tells nothing.
    kinds: [Kind; 256],
    /// For each character the place of its kind.
    places: [u8; PLANE],
}

static TABLE: LazyLock<Box<Table>> = LazyLock::new(|| {
    let mut table = Box::new(Table { kinds: [Kind::default(); 256], places: [0; PLANE] });
    let mut known = vec![Kind::default()];
    let pairs = PAIRS.iter().flat_map(|(firsts, seconds, _)| firsts.chars().chain(seconds.chars()));
    let telling = ALONE.iter().flat_map(|(chars, _)| chars.chars()).chain(pairs);
    for ch in telling.chain(('\0'..='\u{3000}').filter(|ch| ch.is_whitespace())) {
        let kind = kind_of(ch);
        let number = known.iter().position(|other| *other == kind).unwrap_or_else(|| {
            known.push(kind);
            known.len() - 1
        });
        if let (Ok(code), Ok(number)) = (u16::try_from(u32::from(ch)), u8::try_from(number)) {
            table.places[usize::from(code)] = number;
            table.kinds[usize::from(number)] = kind;
        }
    }
    table
});

impl Table {
    /// Returns what a character tells; one beyond the plane tells nothing.
    fn kind(&self, ch: char) -> &Kind {
        let place = u16::try_from(u32::from(ch)).map_or(0, |code| self.places[usize::from(code)]);
        &self.kinds[usize::from(place)]
    }
}

fn kind_of(ch: char) -> Kind {
    let mut kind = Kind { left: if ch.is_whitespace() { Signs::MAX } else { 0 }, ..Kind::default() };
    for (chars, sign) in ALONE {
        kind.alone |= if chars.contains(ch) { sign } else { 0 };
    }
    for (firsts, seconds, sign) in PAIRS {
        kind.first |= if firsts.contains(ch) { sign } else { 0 };
        kind.second |= if seconds.contains(ch) { sign } else { 0 };
    }
    kind
}

/// Returns the signs that a text holds.
pub(super) fn of(text: &str) -> Signs {
    let table = &*TABLE;
    let mut signs = 0;
    let mut before = 0;
    for ch in text.chars() {
        let kind = table.kind(ch);
        signs |= kind.alone | (before & kind.second);
        before = kind.first | (before & kind.left);
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_characters_are_a_sign_only_side_by_side() {
        assert_eq!(of("5 个"), COUNT | SHARE | TIME);
        assert_eq!(of("个5"), 0);
        assert_eq!(of("5的个"), 0);
        assert_eq!(of("５\u{3000}月"), MONTH);
        assert_eq!(of("年底前"), YEAR_END | BEFORE);
    }

    #[test]
    fn a_text_that_states_nothing_has_no_sign() {
        assert_eq!(of("推进重点领域信息公开，做好解读回应。"), 0);
    }
}
