//! Strings on standing duties, on one place over its years, and on years without national points.

use super::Lang;
use crate::gap::Arranged;

strings! {
    /// The strings on data beside the verdicts. `{name}` in a sentence is a placeholder.
    StandingWords {
        title: "法定事项 → 本计划是否安排", "Standing duties: does the plan arrange them";
        title_short: "法定事项", "Standing duties";
        note: "法律法规和长期有效的意见不必在年度计划中重复即有约束力：未安排不是缺漏，也不计入覆盖结论，只供查考。", "Laws and standing opinions bind without being repeated in a year's plan: what is not arranged is no gap and counts in no verdict. It is for information.";
        authority: "依据", "Authority";
        article: "条款", "Article";
        duty: "法定事项", "Duty";
        arranged: "是否安排", "Arranged";
        lacking: "未安排的事项与要素", "Not arranged";
        whole: "已安排", "arranged";
        partly: "部分安排", "in part";
        not: "未安排", "not arranged";
        unknown: "无法判定", "undetermined";
        cited: "本计划引用", "cited by the plan";
        legend: "✓ 已安排；◐ 部分安排；– 未安排；? 无法判定；空白：当时尚未施行、已经失效，或不涉及该层级。", "✓ arranged; ◐ in part; – not arranged; ? undetermined; blank: not in force then, or not for that level.";
        mark_not: "–", "–";
        counts: "{authority}：{duties} 项中已安排 {whole}、部分安排 {partly}、未安排 {not}、无法判定 {unknown}", "{authority}: of {duties}, arranged {whole}, in part {partly}, not {not}, undetermined {unknown}";
        none: "没有适用于这些计划的常设依据。", "No standing authority applies to these plans.";
        over_time: "历年对照", "Over the years";
        over_time_of: "{place}：历年对照", "{place} over the years";
        over_time_note: "同一地方历年计划逐项相比：哪一年列入、哪一年不再列入、哪一年重新列入。", "The plans of one place, item by item: in which year it was taken up, dropped, taken up again.";
        over_time_legend: "✓ 有；＋ 当年新列入；↺ 当年重新列入；－ 当年不再列入；? 无法判定；空白：没有。", "✓ there; + taken up that year; ↺ taken up again; – no longer there; ? undetermined; blank: not there.";
        new_mark: "＋", "+";
        gone_mark: "－", "–";
        no_years: "没有一个地方有两年以上的计划。", "No place has plans of two years or more.";
        undated: "没有写明年份、未列入的计划：{plans}", "Plans without a year, which are left out: {plans}";
        no_national: "{year} 年以后国家层面不再公布年度要点：{plans} 份更晚的计划以省级计划为最上一级，省级计划未收录的，没有可供对照的年度要求。", "No national points are known after {year}: for {plans} later plans the province is the top level, and where its plan was not read there is no yearly demand to compare them with.";
        followed: "按其结构所沿用的 {year} 年要点（{number}）衡量：要求 {applicable} 项，已覆盖 {covered} 项，部分覆盖 {partial} 项，未覆盖 {dropped} 项，无法判定 {open} 项；另有推定 {guessed} 项，不计在内。", "Against the points of {year} ({number}), after which it is built: {applicable} items are asked for, {covered} covered, {partial} in part, {dropped} dropped, {open} undetermined; {guessed} more are only inferred and not counted.";
        points_of_plan: "省级计划要点对照表", "Tasks of the province side by side";
    }
}

impl Lang {
    /// Returns the strings on data beside the verdicts.
    #[must_use]
    pub const fn standing(self) -> &'static StandingWords {
        match self {
            Self::Zh => &StandingWords::ZH,
            Self::En => &StandingWords::EN,
        }
    }
}

impl StandingWords {
    /// Names whether a duty is arranged.
    #[must_use]
    pub const fn arranged_name(&self, arranged: Arranged) -> &'static str {
        match arranged {
            Arranged::Whole => self.whole,
            Arranged::Partly => self.partly,
            Arranged::Not => self.not,
            Arranged::Unknown => self.unknown,
        }
    }
}
