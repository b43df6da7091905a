//! Parts of a note: what is between its commas, and which of them is nothing but a time.

use std::sync::LazyLock;

use regex::Regex;

use crate::plan::marks::marks;
use crate::plan::pattern::pattern;

/// A time or a manner that stands where a unit may: 12月底前, 长期坚持, 每季度.
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    const DAY: &str = r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|份?底|末|份|上旬|中旬|下旬)?";
    const ENDURING: &str = "全年|常年|长期|持续|常态化|经常|日常|贯穿全年|实时|即时|及时|适时|随时|立即|定期|不定期|按时|按要求|按时限要求|[按在](?:法定|规定)的?(?:时限|期限|时间)(?:要求)?";
    const EVENT: &str = r"\p{Han}{1,4}[期节]前|\p{Han}{0,6}(?:同日|当日|当天)";
    pattern(&format!(
        "^(?:请|并|于|在)?(?:{DAY}(?:[-—–~至]+{DAY})?|(?:\\d{{4}}|今|本|当|每)?年(?:年?[底末终内]|度)?|(?:\\d{{4}}年|今年)?(?:[上下]半年|第?[一二三四]季度)[末底]?|[每按](?:个)?(?:年|半年|季度?|月|周|旬|日|天)(?:\\d{{1,2}}日)?|(?:\\d{{4}}年)?(?:{ENDURING})|{EVENT})(?:之前|以前|前|内)?(?:(?:基本|全部|全面)?(?:完成|推进|坚持|实施|落实|开展|进行|执行|到位))?$"
    ))
});
/// Longest such words, in bytes.
const LONGEST_TIME: usize = 60;

/// Tells whether a character may be the last of such words; every name of a unit is asked, and hardly any ends so.
const fn closes_time(ch: char) -> bool {
    matches!(ch, '年' | '季' | '月' | '周' | '旬' | '日' | '天' | '份' | '底' | '末' | '终' | '度' | '前' | '内')
        || matches!(ch, '期' | '限' | '间' | '续' | '化' | '常' | '时' | '即' | '求')
        || matches!(ch, '成' | '进' | '持' | '施' | '实' | '展' | '行' | '位')
}

/// Tells whether a phrase is nothing but a time.
pub(super) fn is_time(phrase: &str) -> bool {
    if phrase.len() > LONGEST_TIME || !phrase.trim_end().ends_with(closes_time) || phrase == "年" || phrase == "持续" {
        return false;
    }
    if phrase.contains(char::is_whitespace) {
        TIME.is_match(&phrase.replace(char::is_whitespace, ""))
    } else {
        TIME.is_match(phrase)
    }
}

/// Splits at `separators` outside brackets; they are marks, not words.
pub(super) fn split_outside<'t>(text: &'t str, separators: &'static [char]) -> impl Iterator<Item = &'t str> {
    let mut depth = 0_usize;
    let mut marks = marks(text);
    let mut start = Some(0);
    std::iter::from_fn(move || {
        let from = start?;
        let stop = marks.find(|(_, ch)| match ch {
            '（' | '(' => {
                depth += 1;
                false
            }
            '）' | ')' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0 && separators.contains(ch),
        });
        start = stop.map(|(at, ch)| at + ch.len_utf8());
        text.get(from..stop.map_or(text.len(), |(at, _)| at))
    })
}
