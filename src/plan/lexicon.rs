//! Fixed phrases of official documents and of the web pages that carry them.

use std::sync::LazyLock;

use regex::Regex;

use super::number::ZEROS;
use super::pattern::pattern;
use crate::source::fold::{fold, fold_char};

/// A line of more bytes than this has more characters than [`SHORT_LINE`]; it tells so without counting.
const SHORT_LINE_BYTES: usize = SHORT_LINE * 4;
/// A line longer than this says something, whatever words it begins with.
const SHORT_LINE: usize = 60;

/// What a web page says around a document.
const WEB_CHROME: [&str; 73] = [
    "不支持flash",
    "通知公告",
    "打印本页",
    "关闭本页",
    "关闭窗口",
    "打印",
    "关闭",
    "返回顶部",
    "返回首页",
    "首页",
    "当前位置",
    "您的位置",
    "您现在的位置",
    "上一篇",
    "下一篇",
    "分享到",
    "分享",
    "字体",
    "字号",
    "浏览次数",
    "阅读次数",
    "点击数",
    "点击率",
    "访问量",
    "来源",
    "信息来源",
    "文章来源",
    "责任编辑",
    "扫一扫",
    "版权所有",
    "网站地图",
    "发布时间",
    "发布日期",
    "视力保护色",
    "打印页面",
    "打印文章",
    "关闭页面",
    "关闭文章",
    "返回列表",
    "返回上一页",
    "回到顶部",
    "收藏",
    "收藏本页",
    "我要纠错",
    "关于我们",
    "联系我们",
    "隐私声明",
    "上一条",
    "下一条",
    "上一页",
    "下一页",
    "相关附件",
    "相关链接",
    "相关文件",
    "相关解读",
    "相关新闻",
    "相关阅读",
    "解读链接",
    "附件下载",
    "友情链接",
    "法律声明",
    "网站声明",
    "免责声明",
    "版权声明",
    "站点地图",
    "使用帮助",
    "技术支持",
    "网站标识码",
    "无障碍浏览",
    "无障碍",
    "网站支持ipv6",
    "设为首页",
    "加入收藏",
];

/// What the foot of a web page says of the site, which no sentence of a plan does; and 【大 中 小】, by which a reader sets its letters.
static FOOTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:公网安备|网站标识码|icp\s*[备证])[^案，、]*\d{4}|版权所有|copyright|all\s*rights\s*reserved|浏览本(?:站|网)|建议使用.*浏览器|访问的链接即将离开|^\W*大\s*中\s*小\W*$|^\W*主办\s*[:：]|^\W*(?:主办单位|承办|承办单位)\s*[:：].*\s(?:承办|维护|运维|管理|技术支持)(?:单位)?\s*[:：]",
    )
});
/// Longest footer, in bytes.
const FOOTER_BYTES: usize = 1_500;

/// What opens a line that asks the reader of a web page to do something.
const CHROME_OPENINGS: [&str; 8] = ["扫一扫", "手机扫", "微信扫", "用手机", "扫描二维码", "扫码", "请扫描", "您是第"];

/// Characters of the longest word of [`WEB_CHROME`].
const LONGEST_CHROME: usize = 8;

/// Characters of the longest label of a document number, with its marks.
const LONGEST_LABEL: usize = 14;

/// What opens a line that is about the document and not of it.
const META_OPENINGS: [&str; 48] = [
    "附件",
    "附表",
    "附:",
    "抄送",
    "抄报",
    "主送",
    "分送",
    "联系电话",
    "联系人",
    "联系方式",
    "咨询电话",
    "邮箱",
    "电子邮箱",
    "电子邮件",
    "传真",
    "(此件",
    "此件公开",
    "信息公开选项",
    "公开方式",
    "公开属性",
    "主题词",
    "签发人",
    "发文机关",
    "索引号",
    "成文日期",
    "发文字号",
    "主题分类",
    "有效性",
    // What the index table of a government page says.
    "索取号",
    "信息索引号",
    "文号:",
    "文件编号",
    "发文单位",
    "发布机构",
    "发布单位",
    "公开机构",
    "制发机关",
    "成文时间",
    "生成日期",
    "发文日期",
    "印发日期:",
    "公开日期:",
    "公开时间:",
    "信息分类",
    "名称:",
    "标题:",
    "效力状态",
    // The name of a sheet of a workbook.
    "工作表:",
];

/// Last words of the name of an office.
const OFFICE_ENDINGS: [&str; 12] =
    ["办公室", "办公厅", "人民政府", "委员会", "管委会", "领导小组", "工作委员会", "办事处", "政府办", "厅", "局", "文件"];

/// Last words of the title of a document.
pub(super) const TITLE_ENDINGS: [&str; 20] = [
    "工作要点",
    "要点",
    "实施方案",
    "工作方案",
    "方案",
    "实施意见",
    "意见",
    "通知",
    "工作安排",
    "安排",
    "任务分解表",
    "分解表",
    "责任分工",
    "任务分工",
    "分工表",
    "任务表",
    "任务清单",
    "台账",
    "计划",
    "办法",
];

/// Words in the name of an annex that may hold tasks.
const TASK_ANNEXES: [&str; 8] = ["任务", "分解", "分工", "要点", "方案", "清单", "台账", "安排"];

/// Headings of chapters that state purpose and principles, and ask for nothing yet.
const PURPOSE_HEADINGS: [&str; 9] =
    ["总体要求", "指导思想", "总体思路", "基本原则", "重要意义", "工作目标", "总体目标", "主要目标", "目标要求"];

/// 川办发〔2017〕40号 in all its brackets; groups: agency code, year, number.
pub(super) static DOC_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"([\p{Han}]{2,12})\s*[〔\[（(【﹝［]\s*(\d{4})\s*[〕\]）)】﹞］]\s*第?\s*(\d{1,4})\s*号"));

/// Any of [`META_OPENINGS`] at the beginning.
static META_OPENING: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^(?:{})", META_OPENINGS.map(regex::escape).join("|"))));

/// A date; groups: year, month, day.
pub(super) static DATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"((?:19|20)\d{2})\s*[年\-./．－／]\s*(\d{1,2})\s*[月\-./．－／]\s*(\d{1,2})\s*日?"));

/// A date in Chinese digits; groups: year, month, day.
pub(super) static CHINESE_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!("([一二三四五六七八九{ZEROS}]{{4}})年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十廿]{{1,3}})日"))
});

/// A date that has lost some of its characters: 201年7月9日, 年 月 日.
static DAMAGED_DATE: LazyLock<Regex> = LazyLock::new(|| {
    const DIGITS: &str = "[0-9一二三四五六七八九十廿×x*_]{0,3}";
    pattern(&format!("^[0-9一二三四五六七八九{ZEROS}×x*_]{{0,4}}年{DIGITS}月{DIGITS}日$"))
});

/// A year; group: the year.
pub(super) static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"((?:19|20)\d{2})\s*年"));

/// Tells whether a line is web chrome, or the number of a page in dashes that was copied with the text: — 2 —.
pub(super) fn is_noise(line: &str) -> bool {
    if is_footer(line) {
        return true;
    }
    if line.len() > SHORT_LINE_BYTES || line.chars().count() > SHORT_LINE {
        return false;
    }
    if is_page_number(line) {
        return true;
    }
    // White space sets words apart, and folding would drop it.
    let plain = line.chars().filter_map(|ch| if ch.is_whitespace() { Some('|') } else { fold_char(ch) });
    let divides = |ch: &char| matches!(ch, '[' | ']' | '【' | '】' | '|' | '>' | '·' | '-' | '<');
    let mut first = plain.skip_while(divides).take_while(|ch| !divides(ch) && !matches!(ch, ':' | '：'));
    let mut name = String::new();
    // No name of this kind is longer, and every line is asked.
    name.extend(first.by_ref().take(LONGEST_CHROME));
    let ends = first.next().is_none();
    let opens = || CHROME_OPENINGS.iter().any(|opening| name.starts_with(opening));
    ((ends && WEB_CHROME.contains(&name.as_str())) || opens()) && !line.contains('。')
}

/// Tells whether a line is of the foot of a web page; every line is asked, and most that are not have a stop.
fn is_footer(line: &str) -> bool {
    line.len() <= FOOTER_BYTES && !line.contains('。') && line.contains(stands_in_footer) && FOOTER.is_match(line)
}

/// Tells whether a character stands in what [`FOOTER`] looks for; each form of it holds one, and most lines hold none.
const fn stands_in_footer(ch: char) -> bool {
    matches!(ch, '安' | '识' | '版' | '浏' | '访' | '大' | '主' | '承' | 'C' | 'c' | 'A' | 'a' | 'I' | 'i')
}

fn is_page_number(line: &str) -> bool {
    const DASHES: [char; 6] = ['—', '－', '-', '–', '―', '─'];
    let inner = line.trim().strip_prefix(DASHES).and_then(|rest| rest.strip_suffix(DASHES));
    let number = inner.map_or("", |inner| inner.trim_matches(DASHES).trim());
    !number.is_empty() && number.chars().all(|ch| fold_char(ch).is_some_and(|ch| ch.is_ascii_digit()))
}

/// Tells whether a line is about the document, wherever it stands.
pub(super) fn is_meta(line: &str) -> bool {
    if line.len() > SHORT_LINE_BYTES || line.chars().count() > SHORT_LINE {
        return false;
    }
    let plain = fold(line);
    let whole = |regex: &Regex| regex.find(&plain).is_some_and(|found| found.range() == (0..plain.len()));
    // The last or first character mostly answers for a pattern.
    META_OPENING.is_match(&plain)
        || (plain.ends_with('号') && (whole(&DOC_NUMBER) || is_labelled_number(&plain)))
        || (plain.starts_with(['1', '2']) && whole(&DATE))
        || (plain.ends_with('日') && (whole(&CHINESE_DATE) || DAMAGED_DATE.is_match(&plain)))
        || is_imprint(&plain)
        || is_signature(&plain)
        || is_office_name(&plain)
}

/// Last words of the labels that stand before the number of a document: 发文字号, 文号, 公文编号.
const NUMBER_LABELS: [&str; 4] = ["字号", "文号", "编号", "文件号"];

/// Tells whether the label of a document number stands at the end of a text, whatever sets it apart.
pub(super) fn ends_with_number_label(text: &str) -> bool {
    let words: String = text.chars().filter(|ch| ch.is_alphanumeric()).collect();
    NUMBER_LABELS.iter().any(|label| words.ends_with(label))
}

/// 公文编号:某办〔2017〕5号
fn is_labelled_number(plain: &str) -> bool {
    let found = DOC_NUMBER.find(plain).filter(|found| found.end() == plain.len());
    found.and_then(|found| plain.get(..found.start())).is_some_and(|before| {
        before.chars().count() <= LONGEST_LABEL && before.ends_with([':', '】', ']', '|']) && ends_with_number_label(before)
    })
}

/// 某某办公室 2017年6月22日印发
fn is_imprint(plain: &str) -> bool {
    plain.ends_with("印发") && (DATE.is_match(plain) || CHINESE_DATE.is_match(plain))
}

/// 某某办公室 2017年6月22日
fn is_signature(plain: &str) -> bool {
    let date = || DATE.find(plain).or_else(|| CHINESE_DATE.find(plain)).filter(|date| date.end() == plain.len());
    plain.ends_with('日') && date().is_some_and(|date| is_office_name(&plain[..date.start()]))
}

/// Tells whether a line is nothing but the name of an office.
pub(super) fn is_office(line: &str) -> bool {
    if line.len() > SHORT_LINE_BYTES {
        return false;
    }
    is_office_name(&fold(line))
}

/// Tells whether a folded line is nothing but the name of an office.
fn is_office_name(plain: &str) -> bool {
    OFFICE_ENDINGS.iter().any(|ending| plain.ends_with(ending))
        && (4..=30).contains(&plain.chars().count())
        && !plain.contains(['。', '，', ',', '、', ':', '；', ';', '(', '《'])
        && !["加强", "推进", "建立", "做好", "完善", "成立"].iter().any(|verb| plain.starts_with(verb))
}

/// Tells whether a line reads like the title of a document.
pub(super) fn is_title(line: &str) -> bool {
    if line.len() > SHORT_LINE_BYTES * 2 {
        return false;
    }
    let plain = fold(line);
    TITLE_ENDINGS.iter().any(|ending| plain.ends_with(ending))
        && (5..=60).contains(&plain.chars().count())
        && !plain.contains(['。', '，', ',', ':', '；', ';'])
}

/// Tells whether an annex of this name may hold tasks.
pub(super) fn may_hold_tasks(name: &str) -> bool {
    TASK_ANNEXES.iter().any(|word| name.contains(word))
}

/// Tells whether a paragraph says that a table follows, or is its heading: a sentence that has ended is neither.
pub(super) fn announces_table(paragraph: &str) -> bool {
    const WORDS: [&str; 5] = ["下表", "附表", "如下", "见表", "表格"];
    let has_ended = paragraph.trim_end().ends_with(['。', '；', ';', '）', ')', '】', '〕']);
    !has_ended || WORDS.iter().any(|word| paragraph.contains(word))
}

/// Tells whether a heading opens a chapter of purpose and principles.
pub(super) fn is_purpose_heading(heading: &str) -> bool {
    // Every known heading begins with one of these; every section is asked.
    if !heading.chars().find_map(fold_char).is_some_and(|first| "总指基重工主目".contains(first)) {
        return false;
    }
    let plain = fold(heading);
    PURPOSE_HEADINGS.iter().any(|known| plain == *known) || plain.split(['、', '和']).all(|word| PURPOSE_HEADINGS.contains(&word))
}

#[cfg(test)]
mod tests;
