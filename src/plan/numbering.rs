//! Outline numbers: 一、 （一） 1. （1） ①, and what scanners and word processors make of them.

/// Depth of a number in the outline of an official document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// 第一章, 第一部分
    Part,
    /// 一、, 第一节
    Chapter,
    /// （一）, 第一条
    Section,
    /// 1.
    Item,
    /// （1）, 1）, 1.1
    SubItem,
    /// ①, 1.1.1
    Point,
    /// A heading over rows of a task table; the depth of its column.
    TableGroup(u8),
    /// A row of a task table.
    TableRow,
    /// A numbered part of a cell that lists several tasks.
    TablePart,
}

/// Digits that a number filled up with zeros has at most.
const MOST_DIGITS: usize = 4;

/// A number at the beginning of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    /// Depth.
    pub rank: Rank,
    /// Label for the path: as printed, but the bare number where a stop follows it.
    pub label: String,
    /// Value.
    pub number: u32,
    /// Bytes from the start of the paragraph to the end of the number and its stop.
    pub len: usize,
}

impl Marker {
    /// Reads the number that `text` begins with.
    pub(super) fn read(text: &str) -> Option<Self> {
        let start = text.len() - text.trim_start_matches(|ch: char| ch.is_whitespace() || matches!(ch, '#' | '*' | '>')).len();
        let body = &text[start..];
        // Every line is asked, often more than once; its first character mostly answers.
        let may_be = |ch: char| {
            matches!(ch, '第' | '（' | '(' | 'l' | 'I' | '|' | '0'..='9' | '０'..='９' | '①'..='⑳') || is_chinese_number(ch)
        };
        if !body.starts_with(may_be) {
            return None;
        }
        let found = part(body)
            .or_else(|| bracketed(body))
            .or_else(|| chapter(body))
            .or_else(|| decimal(body))
            .or_else(|| item(body))
            .or_else(|| point(body))?;
        Some(Self { len: start + found.len, ..found })
    }

    /// Makes the label of number `number` in the style of `like`, an earlier label of the same rank.
    pub(super) fn label_like(like: &str, rank: Rank, number: u32) -> String {
        let digits = if rank == Rank::Item || rank == Rank::SubItem { number.to_string() } else { to_chinese(number) };
        let open = like.chars().next().filter(|ch| matches!(ch, '（' | '('));
        let close = like.chars().last().filter(|ch| matches!(ch, '）' | ')'));
        open.into_iter().chain(digits.chars()).chain(close).collect()
    }
}

/// Returns the value of the last label of [`super::Section::path`]; `None` for one that is no number, such as that of an annex.
#[must_use]
pub fn label_number(label: &str) -> Option<u32> {
    // A heading follows the label in a text, and a stop follows a bare number.
    let marker = Marker::read(&format!("{label}、文")).or_else(|| Marker::read(&format!("{label}文")))?;
    Some(marker.number)
}

const CHINESE_DIGITS: &str = "一二三四五六七八九";

/// Returns the value of a Chinese number up to 99, such as 二十一.
pub(super) fn from_chinese(text: &str) -> Option<u32> {
    let digit = |ch: char| CHINESE_DIGITS.chars().position(|known| known == ch).and_then(|at| u32::try_from(at + 1).ok());
    let mut value = 0;
    let mut last = 0;
    let mut ten = false;
    for ch in text.chars() {
        match ch {
            '十' if !ten => {
                value += 10 * if last == 0 { 1 } else { last };
                last = 0;
                ten = true;
            }
            '廿' if value == 0 && last == 0 => {
                value = 20;
                ten = true;
            }
            _ if last == 0 => last = digit(ch)?,
            _ => return None,
        }
    }
    Some(value + last).filter(|&value| value > 0)
}

/// Writes a number up to 99 in Chinese.
pub(super) fn to_chinese(number: u32) -> String {
    let digit = |value: u32| usize::try_from(value).ok().and_then(|value| CHINESE_DIGITS.chars().nth(value.wrapping_sub(1)));
    let (tens, ones) = (number / 10, number % 10);
    let mut text = String::new();
    if tens > 1 {
        text.extend(digit(tens));
    }
    if tens > 0 {
        text.push('十');
    }
    text.extend(digit(ones));
    text
}

const fn is_chinese_number(ch: char) -> bool {
    matches!(ch, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '廿')
}

/// Splits off the leading characters that `accepts` takes.
fn leading(text: &str, accepts: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|ch| !accepts(ch)).unwrap_or(text.len()))
}

fn made(rank: Rank, label: String, number: u32, whole: &str, rest: &str) -> Marker {
    let stop = rest.len() - rest.trim_start().len();
    Marker { rank, label, number, len: whole.len() - rest.len() + stop }
}

/// 第一章, 第一部分, 第一节, 第一条
fn part(text: &str) -> Option<Marker> {
    let rest = text.strip_prefix('第')?;
    let (digits, after) = leading(rest, |ch| is_chinese_number(ch) || ch.is_ascii_digit());
    let number = from_chinese(digits).or_else(|| arabic(digits))?;
    let units = [("部分", Rank::Part), ("章", Rank::Part), ("节", Rank::Chapter), ("条", Rank::Section)];
    let (unit, rank) = units.into_iter().find(|(unit, _)| after.starts_with(unit))?;
    let rest = after.strip_prefix(unit)?;
    // 第一条 opens a paragraph; 第一条例 and 第一节课 do not.
    let ends = rest.starts_with(|ch: char| ch.is_whitespace() || "、：:".contains(ch));
    if !ends && rank > Rank::Part {
        return None;
    }
    let rest = rest.trim_start_matches(['、', '：', ':']);
    Some(made(rank, format!("第{digits}{unit}"), number, text, rest))
}

/// 1.1, 1.1.1
fn decimal(text: &str) -> Option<Marker> {
    let (digits, after) = leading(text, |ch| ch.is_ascii_digit() || ch == '.');
    let parts: Vec<&str> = digits.split('.').collect();
    let rank = match parts.len() {
        2 => Rank::SubItem,
        3 => Rank::Point,
        _ => return None,
    };
    let number = parts.last().and_then(|last| arabic(last))?;
    // 1.5倍 and 3.2 万 are figures: behind an outline number a word begins, and rarely a measure.
    let rest = after.trim_start_matches('、').trim_start();
    let next = rest.chars().next()?;
    let measure = "倍万亿元个分米公吨亩折年月日时%％度千百项家人次";
    let fits =
        parts.iter().all(|part| arabic(part).is_some_and(|value| value < 100)) && !measure.contains(next) && !next.is_ascii();
    fits.then(|| made(rank, digits.to_owned(), number, text, rest))
}

/// Reads a Markdown heading (`## 重点任务`): its depth in the outline, and the heading.
pub(super) fn markdown_heading(text: &str) -> Option<(Rank, &str)> {
    let rest = text.trim_start().trim_start_matches('#');
    let rank = match text.trim_start().len() - rest.len() {
        1 | 2 => Rank::Chapter,
        3 => Rank::Section,
        4 => Rank::Item,
        5 => Rank::SubItem,
        6 => Rank::Point,
        _ => return None,
    };
    let heading = rest.trim_matches(|ch: char| ch.is_whitespace() || matches!(ch, '#' | '*')).trim_end_matches('。');
    (rest.starts_with(char::is_whitespace) && !heading.is_empty()).then_some((rank, heading))
}

/// （一）, (1), 1）
fn bracketed(text: &str) -> Option<Marker> {
    let inner = text.strip_prefix(['（', '(']);
    let rest = inner.unwrap_or(text).trim_start();
    let (digits, after) = leading(rest, |ch| is_chinese_number(ch) || ch.is_ascii_digit() || ('０'..='９').contains(&ch));
    let after = after.trim_start();
    let close = after.chars().next().filter(|ch| matches!(ch, '）' | ')'))?;
    let (rank, number) = match from_chinese(digits) {
        Some(number) => (Rank::Section, number),
        None => (Rank::SubItem, arabic(digits)?),
    };
    if inner.is_none() && rank == Rank::Section {
        return None;
    }
    let after = &after[close.len_utf8()..];
    let rest = after.trim_start_matches(['、', '.', '．']);
    let open = text.chars().next().filter(|_| inner.is_some());
    let label: String = open.into_iter().chain(digits.chars()).chain([close]).collect();
    Some(made(rank, label, number, text, rest))
}

/// 一、
fn chapter(text: &str) -> Option<Marker> {
    let (digits, after) = leading(text, is_chinese_number);
    let number = from_chinese(digits)?;
    let rest = after.trim_start().strip_prefix(['、', '．', '.', '，', ','])?;
    Some(made(Rank::Chapter, digits.to_owned(), number, text, rest))
}

/// 1. 1．1、 and the scanner's `l .` `3 ·` `2,`
fn item(text: &str) -> Option<Marker> {
    let (digits, after) = leading(text, |ch| ch.is_ascii_digit() || ('０'..='９').contains(&ch));
    let (number, after) = if digits.is_empty() { (1, text.strip_prefix(['l', 'I', '|'])?) } else { (arabic(digits)?, after) };
    let behind = after.trim_start().strip_prefix(['.', '．', '、', '·', '・', ',', '，', '。'])?;
    let rest = behind.trim_start();
    let is_apart = rest.len() < behind.len() || after.starts_with('、');
    let next = rest.chars().next()?;
    let sure = after.starts_with(['.', '．', '、']) && !digits.is_empty();
    let fits = if sure { !next.is_ascii_digit() || opens_date(rest) || (is_apart && opens_name(rest)) } else { !next.is_ascii() };
    fits.then(|| made(Rank::Item, number.to_string(), number, text, rest))
}

/// 12月底前, 9—10月, 2017年6月: a date behind a number and its stop, and no decimal.
fn opens_date(text: &str) -> bool {
    let (digits, after) = leading(text, |ch| ch.is_ascii_digit());
    let is_year = digits.len() == 4 && digits.starts_with(['1', '2']) && after.starts_with('年');
    let until =
        after.strip_prefix(['—', '–', '-', '－', '～', '~', '至', '到']).map(|rest| leading(rest, |ch| ch.is_ascii_digit()));
    let is_months = until.is_some_and(|(last, after)| (1..=2).contains(&last.len()) && after.starts_with('月'));
    is_year || (digits.len() <= 2 && (after.starts_with('月') || is_months))
}

/// 12345热线, 26个领域: more digits than a decimal has, or a count of things, set apart from the number of the paragraph.
fn opens_name(text: &str) -> bool {
    let (digits, after) = leading(text, |ch| ch.is_ascii_digit());
    let counts = after.starts_with(|ch| "个项家类条批名所处种件场次".contains(ch)) && !after.starts_with("个百分点");
    counts || digits.len() > 2 && after.starts_with(|ch: char| ch.is_alphabetic() || ch == '%' || ch == '％')
}

/// ①
fn point(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    let number = u32::from(first).checked_sub(u32::from('①'))? + 1;
    (number <= 20).then(|| made(Rank::Point, first.to_string(), number, text, &text[first.len_utf8()..]))
}

/// Reads up to two digits of any width, with zeros before them (001); a longer run is a year or a quantity.
fn arabic(digits: &str) -> Option<u32> {
    let plain: String = digits.chars().filter_map(crate::source::fold::fold_char).collect();
    let plain = if plain.len() <= MOST_DIGITS { plain.trim_start_matches('0') } else { &plain };
    (plain.len() <= 2).then(|| plain.parse().ok()).flatten().filter(|&number| number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Rank, String, u32, &str)> {
        Marker::read(text).map(|marker| (marker.rank, marker.label.clone(), marker.number, &text[marker.len..]))
    }

    #[test]
    fn every_style_is_read() {
        let cases = [
            ("一、总体要求", Rank::Chapter, "一", 1),
            ("二 、保障措施", Rank::Chapter, "二", 2),
            ("（二十一）加强", Rank::Section, "（二十一）", 21),
            ("(四)推进", Rank::Section, "(四)", 4),
            ("1. 加强", Rank::Item, "1", 1),
            ("1．做好", Rank::Item, "1", 1),
            ("12、做好", Rank::Item, "12", 12),
            ("（3）做好", Rank::SubItem, "（3）", 3),
            ("3）做好", Rank::SubItem, "3）", 3),
            ("②做好", Rank::Point, "②", 2),
            ("第三部分 保障", Rank::Part, "第三部分", 3),
            ("第二条 各部门应当公开", Rank::Section, "第二条", 2),
            ("1.2 推进公开", Rank::SubItem, "1.2", 2),
            ("1.2.3推进公开", Rank::Point, "1.2.3", 3),
            ("## 三、重点任务", Rank::Chapter, "三", 3),
            ("**（二）推进公开**", Rank::Section, "（二）", 2),
            ("2. 12月底前报送", Rank::Item, "2", 2),
            ("3.2017年6月底前完成", Rank::Item, "3", 3),
            ("4. 9—10月开展检查", Rank::Item, "4", 4),
            ("5. 12345热线全天受理", Rank::Item, "5", 5),
            ("6、12315热线全天受理", Rank::Item, "6", 6),
            ("24. 26个领域编制目录", Rank::Item, "24", 24),
            ("001、推进公开", Rank::Item, "1", 1),
            ("（012）推进公开", Rank::SubItem, "（012）", 12),
        ];
        for (text, rank, label, number) in cases {
            let found = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.0, found.1.as_str(), found.2), (rank, label, number), "{text}");
            assert!(!found.3.starts_with(['、', ' ', '.']), "{text}");
        }
    }

    #[test]
    fn what_a_scanner_makes_of_a_number_is_read() {
        for (text, number) in [("l .加强行政", 1), ("2,加大重点", 2), ("3 ·推进市场", 3), ("l.加强决策", 1)] {
            assert_eq!(read(text).map(|found| (found.0, found.2)), Some((Rank::Item, number)), "{text}");
        }
    }

    #[test]
    fn quantities_years_and_words_are_not_numbers() {
        for text in [
            "2017年4月14日",
            "1.5倍以上",
            "1. 5倍以上",
            "1. 2个百分点",
            "3.125平方公里",
            "一规范的平台",
            "3,500万元",
            "（区财政局牵头）",
            "十八大以来",
            "l am",
            "20 个工作日",
            "3.2万人",
            "第一条例",
            "一是推进公开",
            "2017.6.20",
            "000、推进",
            "00003、推进",
            "0.05、",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn markdown_headings_have_a_depth() {
        assert_eq!(markdown_heading("### **重点任务**"), Some((Rank::Section, "重点任务")));
        assert_eq!(markdown_heading("#标签"), None);
        assert_eq!(markdown_heading("重点任务"), None);
    }

    #[test]
    fn chinese_numbers_go_both_ways() {
        for number in 1..100 {
            assert_eq!(from_chinese(&to_chinese(number)), Some(number));
        }
        assert_eq!(from_chinese("廿三"), Some(23));
        assert_eq!(from_chinese("一一"), None);
    }

    #[test]
    fn a_lost_number_is_written_like_its_neighbours() {
        assert_eq!(Marker::label_like("(二)", Rank::Section, 3), "(三)");
        assert_eq!(Marker::label_like("2", Rank::Item, 3), "3");
    }
}
