//! Strings of the coverage report as a page.

use super::Lang;
use crate::report::overview::Weight;

strings! {
    /// The strings of the coverage report. `{name}` in a sentence is a placeholder.
    PageWords {
        core: "核心结论", "Main findings";
        core_plans: "共读入计划 {plans} 份，其中 {judged} 份有已知的上级文件可供对照。", "{plans} plans were read; {judged} of them have a known plan above to compare with.";
        core_plans_of_points: "另有 {count} 份未见上级文件，只对照国家要点清单：{names}。", "No plan above is known of another {count}, held against the list of national points alone: {names}.";
        core_no_level: "不知道层级的计划 {plans} 份，至多只对照国家要点，没有对照省、市计划：{names}。请在文件夹的 corpus.yaml 中写明 level（如 level: 县区）和上级（parents）。", "Plans of no known level: {plans}, held against the national points at most and against no plan above: {names}. Give their level: and parents: in a corpus.yaml in the folder.";
        core_no_parent: "上级不明、未作对照的计划 {plans} 份：{names}。请在 corpus.yaml 中用 parents 写明上级，或用 duibiao gap 计划 --against 上级 单独对照。", "Plans of which nothing above is known, not judged: {plans}: {names}. Name what stands above with parents: in corpus.yaml, or judge one with duibiao gap PLAN --against PARENT.";
        core_counts: "对照最近的已知上级，应覆盖事项共 {asked} 项次，其中已覆盖 {covered} 项次（{percent}），部分覆盖 {partial} 项次，未覆盖 {dropped} 项次，无法判定 {open} 项次。", "Compared with the nearest plan above that is known, {asked} items are asked for in all: {covered} covered ({percent}), {partial} in part, {dropped} dropped, {open} undetermined.";
        core_added: "另有上级未作要求、自行增加的事项 {count} 项次。", "Added although no known level above asks for them: {count}.";
        core_restored: "另有更高层级有要求、最近的上级计划漏掉、本级又重新列入的 {count} 项次。", "Asked for higher up, missing in the nearest plan above, and taken up again: {count}.";
        core_lost: "另有 {count} 项次“上级已缺”：更高层级有要求，最近的上级计划已缺，本级也未列入。", "Missing above already, asked for higher up, and missing here too: {count}.";
        core_beside: "另有 {count} 项次“另无法判定”：最近的已知上级没有要求，或是否要求不明。", "Undetermined beside these, since the nearest known plan above does not ask for them or it is not known whether it does: {count}.";
        core_guessed: "另有 {count} 项次的要求系推定而来，其结论标为“推定”，不计入以上各数。", "Only inferred to be asked for, marked so, and in none of these counts: {count}.";
        core_most: "未覆盖或部分覆盖最多的事项：{items}。", "Most often left out, whole or in part: {items}.";
        core_left: "{level} {plan} 未覆盖：{items}", "{level}, {plan}, dropped: {items}";
        core_left_of_points: "{level} {plan} 对照国家要点未覆盖：{items}", "{level}, {plan}, dropped of the national points: {items}";
        core_weaker: "已列入而要求低于上级的（弱化）{count} 项次：{plans}。", "Taken up, and asking for less than above: {count}: {plans}.";
        core_weaker_rest: "其余 {plans} 份计划 {items} 项次", "{plans} other plans: {items}";
        core_left_rest: "其余 {plans} 份计划另有 {items} 项次未覆盖", "by {plans} other plans: {items}";
        and_more_items: " 等 {count} 项", " and others, {count} in all";
        full_stop: "。", ".";
        core_none: "这些计划没有已知的上级，不能判断覆盖情况。", "No plan above these is known, so coverage cannot be judged.";
        core_unread: "有 {unread} 份计划存在未读内容，详见“数据来源”。", "Plans of which not all of the text was read: {unread} (see Sources).";
        core_not_read: "文件夹中另有 {files} 个文件未能读入，见“未读入的文件”。", "Files of the folder that were not read: {files} (see Files that were not read).";
        not_read_title: "未读入的文件", "Files that were not read";
        not_read_why: "原因", "Why";
        core_findings: "另发现问题 {findings} 个，其中已认可 {accepted} 个。", "Findings: {findings}, of which accepted: {accepted}.";
        sources: "数据来源", "Sources";
        sources_note: "散列值（SHA-256）按文件字节计算，可据以核对所读文件。", "The SHA-256 hashes are of the bytes of each file: they tell whether it is the one that was read.";
        all_read: "全部读入", "all of it was read";
        by_plan: "分计划", "By plan";
        by_level: "分层级", "By level";
        by_domain: "分领域", "By domain";
        level_map: "层级 × 领域", "Levels × domains";
        plans_count: "计划数", "Plans";
        asked: "应覆盖（项次）", "Asked for";
        share: "覆盖率", "Share";
        beside_note: "“无法判定”只计最近的已知上级要求的，与已覆盖、部分覆盖、未覆盖合为应覆盖数；“另无法判定”是最近的已知上级没有要求，或是否要求不明的，不在应覆盖数之内。", "Undetermined: the nearest known plan above asks for it; with covered, in part and dropped it adds up to what is asked for. Undetermined beside: that plan does not ask for it, or it is not known whether it does; none of it is in what is asked for.";
        whole_note: "每份计划的每个事项计一项次，只计最近的已知上级要求的；无法判定的计入应覆盖，不计入已覆盖。", "Each item of each plan counts once, if the nearest known plan above asks for it. What is undetermined counts as asked for and not as covered.";
        losses: "逐级对照：缺失环节", "Level by level: where items went missing";
        losses_note: "中间层级未收录的，只写区间，不推定缺在哪一级。计划之间缺失的在前，只有国家要点要求的在后。", "What a plan asked for comes first, then what only the national points ask for. Where a level in between was not read, both ends of the gap are named, never a guess.";
        where_lost: "缺失环节", "Missing from";
        no_losses: "没有中途缺失的事项。", "No item went missing on the way.";
        gaps: "差距（按轻重排列）", "Gaps, the most binding first";
        gaps_note: "轻重：国家要点明确要求的在前，其次省、市要求的；只据地方文件推定的国家要求在后；同样轻重的，缺的地方多的在前。各计划都属“上级已缺”的列在最后。", "What the national points certainly ask for comes first, then the province, then the prefecture; what is only inferred to be national comes last. Of the same weight, what most places lack comes first. What every plan found missing above already stands at the end.";
        weight: "要求来自", "Asked for by";
        weight_national: "国家（明确）", "national, certain";
        weight_province: "省", "province";
        weight_prefecture: "市", "prefecture";
        weight_lower: "其他上级", "another parent";
        weight_inferred: "国家（推定）", "national, inferred";
        demand: "要求的出处", "Where it is asked for";
        left_out_by: "未覆盖的计划", "Dropped by";
        lost_above_by: "上级已缺的计划", "Missing above for";
        in_part_by: "部分覆盖的计划", "Covered in part by";
        no_gaps: "没有差距。", "No gap.";
        additions: "新增事项", "Additions";
        added_by: "新增的计划", "Added by";
        restored_by: "重新列入的计划", "Taken up again by";
        coverage_title: "覆盖情况", "Coverage";
        no_additions: "没有新增事项。", "Nothing is added.";
        strength_title: "力度：强化与弱化", "Stronger and weaker";
        strength_note: "只比较写明的时限、频次、数量和责任单位；最近的已知上级没有原文的计划不在其列。", "Only stated deadlines, frequencies, quantities and owners are compared. Plans whose nearest known level above has no text are left out.";
        no_strength: "没有可以比较的强弱之分。", "Nothing stronger or weaker can be told.";
        reuse_note: "照抄与否不影响覆盖结论。", "Whether text was copied does not change a verdict.";
        no_reuse: "最近的已知上级都没有原文，无从比较。", "No nearest known plan above has a text to compare with.";
        peers_title: "同级对照", "Peer plans";
        peers_note: "有足够同级计划可比的差距：是同级普遍如此，还是个别如此。", "Gaps with enough peer plans to compare: common among them, or isolated.";
        no_peers: "可比的同级计划不足。", "Too few peer plans to compare.";
        findings_title: "问题与认可的例外", "Findings and exceptions";
        no_findings: "没有发现问题，也没有认可的例外。", "No finding, and no exception.";
        excepted_gaps: "已认可的差距", "Accepted gaps";
        plans_title: "分计划报告", "Plan by plan";
        appendix: "附录：全部事项与原文", "Appendix: every item with its text";
        appendix_note: "每个事项一行，列出第一句原文，底色为归类所据的词语；其余原文可展开。打印时只印已展开的；未覆盖、部分覆盖的已在分计划报告中引述，此处不重印。", "One row an item with its first sentence; the words by which it was recognised are marked. The other sentences unfold; print shows what is unfolded, and does not repeat what the plan-by-plan part quotes.";
        more_clauses: "其余 {count} 句", "more clauses: {count}";
        skip: "跳到正文", "Skip to the report";
        tools: "筛选、搜索与导出", "Filter, search, export";
        tools_note: "筛选作用于对照表、分计划报告和附录；不选即为全部。核心结论和各汇总表按整份报告计算，不随筛选改变。", "Filters act on the heat map, the plan-by-plan part and the appendix; nothing chosen means all. The core statement and the summary tables are of the whole report and stay as they are.";
        search: "搜索", "Search";
        reset: "清除筛选", "Clear";
        export: "导出所示对照表（CSV）", "Export the table shown (CSV)";
        shown_now: "显示 {items} 个事项、{plans} 份计划、{rows} 行原文；灰色的是所选之外的结论。", "Showing items: {items}, plans: {plans}, rows of text: {rows}; grey: verdicts beside those chosen.";
        unsorted: "点击列标题排序，再点恢复原序。", "A column head sorts; pressed again it goes down, then back to the first order.";
        sort_by: "按{name}排序", "sort by {name}";
        back: "回到对照表", "back to the heat map";
        told: "见分计划报告", "see Plan by plan";
        details: "全部原文见附录", "All text: appendix";
        parts: "各部分", "Parts";
        too_many: "共 {plans} 份计划，超过一页所能流畅显示的 {most} 份：本页只有汇总。用 duibiao report 写出总览、分省和单份计划的全套，或用 --plans、--level 选取计划。", "There are {plans} plans, more than the {most} that one page shows without delay: this page has the summary only. The command duibiao report writes an overview, provinces and plans; --plans and --level choose plans.";
        bars_alt: "条形图：{title}。{values}", "Bar chart: {title}. {values}";
        bar_value: "{name}：应覆盖 {asked}，已覆盖 {covered}，部分覆盖 {partial}，未覆盖 {dropped}，无法判定 {open}", "{name}: asked for {asked}, covered {covered}, in part {partial}, dropped {dropped}, undetermined {open}";
        map_value: "{name}：{covered}/{asked}", "{name}: {covered}/{asked}";
        and_more: "等 {count} 份", "and others: {count} in all";
    }
}

impl Lang {
    /// Returns the strings of the coverage report.
    #[must_use]
    pub const fn page(self) -> &'static PageWords {
        match self {
            Self::Zh => &PageWords::ZH,
            Self::En => &PageWords::EN,
        }
    }
}

impl PageWords {
    /// Names a weight.
    #[must_use]
    pub const fn weight_name(&self, weight: Weight) -> &'static str {
        match weight {
            Weight::National => self.weight_national,
            Weight::Province => self.weight_province,
            Weight::Prefecture => self.weight_prefecture,
            Weight::Lower => self.weight_lower,
            Weight::Inferred => self.weight_inferred,
        }
    }
}
