//! Strings of the workbook and of the Word documents.

use super::Lang;

strings! {
    /// The strings used only in the office formats.
    Office {
        sheet_summary: "概要", "Summary";
        sheet_matrix: "事项对照", "Matrix";
        sheet_gaps: "差距", "Gaps";
        sheet_additions: "新增", "Additions";
        sheet_traces: "各级有无", "Level by level";
        sheet_items: "逐项明细", "All items";
        textual: "力度与文本来源", "Strength, and where the text is from";
        reasons: "依据", "Because";
        sheet_findings: "发现", "Findings";
        sheet_tasks: "上级任务", "Tasks above";
        sheet_notes: "说明", "Notes";
        group: "分组", "Group";
        sheet_clauses: "条款", "Clauses";
        sheet_sources: "来源", "Sources";
        pages: "第 {page} 页 共 {pages} 页", "Page {page} of {pages}";
        font: "宋体", "Calibri";
        number: "序号", "No.";
        applicable: "上级要求事项", "Asked for above";
        rate: "覆盖率", "Coverage rate";
        chart_text: "条形图：{title}，各部分的数值见其上方的表。", "Bar chart: {title}; the numbers of its parts are in the table above it.";
        sheet_unowned: "无责任单位事项", "Without owner";
        sheet_differing: "责任单位与上级不同", "Other owners";
        sheet_charts: "图表", "Charts";
        sheet_lineage: "上下级关系", "Lineage";
        cut: "……（超过单元格容量，余下 {rest} 字见原文）", "… ({rest} more characters than a cell holds; see the source)";
        core: "结论", "In short";
        core_plan: "对照{against}：上级要求 {applicable} 项，已覆盖 {covered} 项（{percent}%），部分覆盖 {partial} 项，未覆盖 {dropped} 项，无法判定 {undetermined} 项；另新增 {added} 项。", "Compared with {against}: {applicable} items are asked for; {covered} covered ({percent}%), {partial} in part, {dropped} dropped, {undetermined} undetermined. Added: {added}.";
        core_plan_restored: "重新列入 {count} 项：更高层级有要求，对照文件漏掉，本计划又列入。", "Taken up again: {count}, asked for higher up and missing in that document.";
        core_plan_lost: "另有 {count} 项为更高层级所要求，对照文件已缺，本计划也未列入。", "Asked for higher up, missing in that document and here too: {count}.";
        core_plan_open: "另有 {count} 项为更高层级所要求，对照文件已缺，本计划是否列入无法判定。", "Asked for higher up, missing in that document, and undetermined here: {count}.";
        core_plan_unclear: "另有 {count} 项为更高层级所要求，对照文件是否要求不明，无法判定。", "Asked for higher up, and not known whether that document asks for it, so that it is undetermined: {count}.";
        core_plan_unasked: "另有 {count} 项，已知的上级没有要求，是否属于新增无法判定。", "Asked for by no known level above; whether they are additions is undetermined: {count}.";
        core_plan_guessed: "另有 {count} 项的要求系推定而来，其结论不计入以上各数。", "Only inferred to be asked for, and in none of these counts: {count}.";
        core_unknown: "上级文件均未收录，也没有可用的国家要点，不能判定覆盖与否。", "No plan above it is known and no national points apply: coverage cannot be judged.";
        read_from: "来源与未读内容", "Sources, and what was not read";
        nothing_unread: "未发现未读的内容（缺页、缺附件等）。", "Nothing was found that was not read (missing pages, missing annexes).";
        map_note: "各格为已覆盖数/应覆盖数和覆盖率，底色越深覆盖越多；空白：该级计划没有这一领域的要求。", "Covered of asked for, and the share; the darker, the more is covered. Blank: nothing of the domain is asked of plans of that level.";
        lineage_note: "自左向右逐级展开：同一上级的计划并列在其右侧；← 后为认定上级的依据。", "Levels from left to right: a document stands beside all that carry it out. After ← stands how the one above was found.";
        too_many: "共 {plans} 份计划，超过一份文档所能容纳的 {most} 份：本文件只有汇总。写了单份页的计划（--pages）各有一份 gap-*.docx，各地对照表见 report.xlsx。", "There are {plans} plans, more than the {most} that one document holds: this one has the summary only. Plans that have pages (--pages) have a gap-*.docx of their own; the comparison of places is in report.xlsx.";
        contents_note: "（右键“更新域”或按 F9，可显示页码。）", "(Update this field, by F9, to show the page numbers.)";
        appendix_note: "计划中写到的每个事项及其全部原文；未覆盖的事项没有原文，见分计划报告。加粗的是归类所依据的词语。", "Every item that a plan speaks of, with all of its sentences in full; dropped items have none and stand in the plan-by-plan part. The words by which an item was recognised are bold.";
        covered_items: "已覆盖的事项", "Covered items";
        lacking: "缺少", "Missing";
        demand: "缺少的要素、原文", "Missing elements, text";
        of_plan: "本计划原文", "This plan";
        notice_title: "{plan} 对照情况通报", "Notice: how {plan} covers what it is asked for";
        notice_missing: "缺少的要素，或缺失所在层级", "What is missing, or at which level it was lost";
        notice_weaker: "另有 {count} 项已列入而低于上级：{items}。", "Taken up, and weaker than above ({count}): {items}.";
        notice_rest: "另有 {count} 项未在此列出（{kinds}），见 {file}。", "{count} more are not listed here ({kinds}); see {file}.";
        notice_counts: "不计入以上各数的：{counts}。", "In none of these counts: {counts}.";
        notice_guessed: "推定：国家要点未见原文，要求据地方文件推定，不计入以上各数", "Inferred: the national text was not seen, the demand is inferred from local plans and in none of the counts";
        notice_beside: "计划所在文件夹中未能读入的文件：{files}", "Files beside this plan that were not read: {files}";
        notice_none: "没有未覆盖或部分覆盖的事项。", "No item is dropped or covered in part.";
        more_quotes: "（另 {rest} 句）", " (and {rest} more)";
        mark_help: "未引本计划原文的事项，本计划中没有读到要求它的句子。其余各引一句，加粗的是归类所依据的词语，过长处以“……”略去；{whole}。", "Where this plan is not quoted, it has no sentence that asks for the item. Of the rest one sentence each is quoted; the words by which it was recognised are bold, dots stand where it is cut. {whole}.";
        whole_in_appendix: "全部原文见附录", "Every clause stands in full in the appendix";
        whole_in_forms: "全部原文见本报告的网页、工作簿（xlsx）或 Markdown 形式", "Every clause stands in full in the page, the workbook (xlsx) and the Markdown form of this report";
    }
}

impl Lang {
    /// Returns the strings of the office formats.
    pub(in crate::report) const fn office(self) -> &'static Office {
        match self {
            Self::Zh => &Office::ZH,
            Self::En => &Office::EN,
        }
    }
}
