//! What the names of units end and begin with: the one place where these words stand.

use std::sync::LazyLock;

use super::units::{is_time, split_outside};
use crate::source::CharSet;

/// Last words of the names of units, longest first.
const UNIT_ENDINGS: [&str; 29] = [
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
    "支队",
    "大队",
    "局",
    "委",
    "办",
    "厅",
    "院",
    "乡镇",
    "街道",
    "各镇",
    "联合会",
    "银行",
    "直属机构",
    "派出机构",
    "领导小组",
];

/// Last words of further units, where nothing but units stands, or behind the place that a unit is of: 县总工会.
const ORGAN_ENDINGS: [&str; 22] = [
    "工会",
    "妇联",
    "残联",
    "文联",
    "科协",
    "侨联",
    "工商联",
    "团委",
    "宣传部",
    "组织部",
    "统战部",
    "武装部",
    "人武部",
    "集团",
    "协会",
    "研究所",
    "工作专班",
    "指挥部",
    "联席会议",
    "供销社",
    "党校",
    "电视台",
];
/// Last words of places that stand for their offices, where nothing but units stands.
const PLACE_ENDINGS: [&str; 15] = [
    "县区",
    "区县",
    "市区",
    "开发区",
    "高新区",
    "经开区",
    "管理区",
    "新区",
    "园区",
    "各县",
    "各区",
    "各市",
    "各乡",
    "各镇街",
    "镇街",
];
/// Last words of those that running text puts a duty on.
pub(super) const SUBJECT_ENDINGS: [&str; 33] = [
    "办公室",
    "办公厅",
    "人民政府",
    "政府",
    "管委会",
    "委员会",
    "办事处",
    "部门",
    "单位",
    "中心",
    "公司",
    "分局",
    "党委",
    "党组",
    "局",
    "委",
    "办",
    "厅",
    "院",
    "镇",
    "乡镇",
    "街道",
    "乡",
    "县区",
    "区县",
    "县市区",
    "市县",
    "市州",
    "各级",
    "科室",
    "站所",
    "机构",
    "镇街",
];
/// Their last characters; most names that are asked end otherwise.
pub(super) static CLOSES_UNIT: LazyLock<CharSet> =
    LazyLock::new(|| SUBJECT_ENDINGS.iter().filter_map(|ending| ending.chars().next_back()).collect());
/// First words of the names of units: a place, or all of a kind.
pub(super) const OPENINGS: [&str; 17] =
    ["各", "区", "市", "县", "省", "州", "旗", "镇", "乡", "街道", "自治", "全区", "全市", "全县", "政府", "本级", "有"];
/// Longest name in a list whose other names are known, in characters.
const NEIGHBOUR: usize = 16;
/// Last words of the parts of one office, which name units in its own plan: 投资处, 救助股.
const DESKS: [char; 4] = ['处', '科', '股', '室'];
/// Words that end like a desk and are none.
const NO_DESKS: [&str; 40] = [
    "查处",
    "惩处",
    "调处",
    "论处",
    "处处",
    "各处",
    "之处",
    "到处",
    "出处",
    "去处",
    "用处",
    "好处",
    "坏处",
    "长处",
    "短处",
    "难处",
    "益处",
    "何处",
    "别处",
    "内科",
    "外科",
    "学科",
    "专科",
    "本科",
    "百科",
    "妇科",
    "儿科",
    "产科",
    "眼科",
    "牙科",
    "控股",
    "参股",
    "入股",
    "持股",
    "教室",
    "阅览室",
    "实验室",
    "活动室",
    "图书室",
    "卫生室",
];
/// Words that open what a bracket gives as an example, and no unit.
const EXAMPLES: [&str; 8] = ["含", "包括", "如", "即", "见", "第", "除", "原"];
/// Last words of a phrase that gives units their part.
pub(super) const PARTS: [&str; 11] = ["牵头", "负责", "落实", "配合", "参与", "协助", "承办", "主办", "协办", "实施", "推进"];

/// Tells whether a word of a list can only be the name of a unit: 区财政局, 各镇（街道）, 县直各部门.
pub(super) fn is_unit_name(word: &str) -> bool {
    word.chars().count() >= 3 && is_named_like_a_unit(word)
}

/// Tells whether a name ends like that of a unit; the bracket of 各镇（街道） is left out.
pub(super) fn is_named_like_a_unit(name: &str) -> bool {
    let plain = without_bracket(name);
    UNIT_ENDINGS.iter().any(|ending| plain.ends_with(ending)) || plain == "各镇" || plain == "各乡镇"
}

/// Tells whether a name is that of a unit where only units can stand.
pub(super) fn is_further_unit(name: &str) -> bool {
    let plain = without_bracket(name);
    ORGAN_ENDINGS.iter().chain(&PLACE_ENDINGS).any(|ending| plain.ends_with(ending)) || is_desk(plain)
}

/// Tells whether a bracket is a list of units. A name that is not known belongs to it where the others are names, and where it begins as
/// names do: 县公开专班 beside 县财政局.
pub(super) fn is_note_list(inner: &str) -> bool {
    let words = || split_outside(inner, &['、', '，', ',', '；', ';']).map(|word| word.trim_matches(['*', ' ']));
    let of_place =
        |word: &str| opens_with_place(word) && ORGAN_ENDINGS.iter().any(|ending| without_bracket(word).ends_with(ending));
    let is_sure = |word: &str| is_unit_name(word) || is_desk(word) || of_place(word);
    let is_neighbour = |word: &str| {
        let length = word.chars().count();
        (3..=NEIGHBOUR).contains(&length) && opens_with_place(word) && !word.contains(['的', '“', '《'])
    };
    words().any(is_sure) && words().all(|word| is_sure(word) || is_time(word) || is_further_unit(word) || is_neighbour(word))
}

/// Tells whether a name begins with the place that a unit is of: 县总工会, 清溪县总工会.
fn opens_with_place(name: &str) -> bool {
    const PLACES: [char; 9] = ['各', '省', '市', '县', '区', '州', '旗', '镇', '乡'];
    name.starts_with(PLACES) || is_place_name(name)
}

/// 新源县教育局, 伊滨区管委会办公室
pub(super) fn is_place_name(name: &str) -> bool {
    name.char_indices().skip(1).take(5).any(|(_, ch)| "省市县区旗州".contains(ch))
}

fn without_bracket(name: &str) -> &str {
    name.strip_suffix(['）', ')']).and_then(|open| open.rfind(['（', '(']).and_then(|at| open.get(..at))).unwrap_or(name)
}

/// First words of what is to be done, which no list of units holds.
const DEEDS: [&str; 14] =
    ["推进", "推动", "加强", "强化", "公开", "做好", "完善", "建立", "健全", "开展", "规范", "制定", "编制", "深化"];

/// Tells whether a character is a digit or begins a word of [`DEEDS`].
const fn opens_deed(ch: char) -> bool {
    matches!(ch, '0'..='9' | '０'..='９' | '推' | '加' | '强' | '公' | '做' | '完' | '建' | '健' | '开' | '规' | '制' | '编' | '深')
}

/// Returns the name at the beginning of a phrase that a line or a stop was lost in: 县民政局 of 县民政局2.推进公开; `None` where the
/// phrase says from its beginning what is to be done, or how many.
pub(super) fn before_deed(phrase: &str) -> Option<&str> {
    // 12345 is the name of a hotline, 2 a number.
    const NUMBER: usize = 2;
    let is_unit = |name: &str| is_named_like_a_unit(name) || is_further_unit(name);
    for (at, _) in phrase.char_indices().filter(|(_, ch)| opens_deed(*ch)) {
        let rest = phrase.get(at..).unwrap_or_default();
        let digits = rest.chars().take_while(|ch| ch.is_numeric()).count();
        let before = phrase.get(..at).unwrap_or_default();
        if before.ends_with(|ch: char| ch.is_numeric()) {
            continue;
        }
        let counts = digits > 0 && (digits <= NUMBER || at == 0 && !is_unit(phrase)) && !before.ends_with('第');
        let does = digits == 0 && DEEDS.iter().any(|deed| rest.starts_with(deed)) && !is_unit(phrase);
        let ends = counts || does;
        if ends && at == 0 {
            return None;
        }
        if ends && is_unit(before) {
            return Some(before);
        }
    }
    Some(phrase)
}

/// Tells whether a word is the name of a part of one office: 综合处, 救助股.
pub(super) fn is_desk(word: &str) -> bool {
    (3..=12).contains(&word.chars().count())
        && word.ends_with(DESKS)
        && !NO_DESKS.iter().any(|known| word.ends_with(known))
        && !EXAMPLES.iter().any(|opening| word.starts_with(opening))
}

/// Tells whether a cell of a table names units, with or without their parts, and says nothing else.
pub(in crate::plan) fn names_units(cell: &str) -> bool {
    let body = cell.trim_end_matches(['。', '；', ';']);
    if body.len() > super::LONGEST_NOTE || body.contains(['。', '“', '《', '：', ':']) {
        return false;
    }
    let is_unit = |name: &str| is_named_like_a_unit(name) || is_further_unit(name);
    let is_whole = |word: &str| is_unit(word) || PARTS.iter().any(|part| word.ends_with(part)) || is_time(word);
    let mut words = split_outside(body, &['、', '，', ',', '；', ';', ' ', '\n']).filter(|word| !word.is_empty());
    let named = super::responsible(body);
    !named.is_empty() && named.iter().all(|unit| is_unit(&unit.unit)) && words.all(is_whole)
}
