//! Strings of `check`. `{name}` in a text is a placeholder.

use super::Lang;

strings! {
    /// The strings of `check`. Proposed texts are Chinese in both languages, because they are for the draft.
    CheckWords {
        intro: "对照 {parents} 检查 {plan}", "{plan} checked against {parents}";
        profile_of: "{year} 年国家要点（{name}）", "the national points of {year} ({name})";
        intro_alone: "没有可对照的上级，只检查 {plan} 本身", "{plan} checked by itself: no plan above it is known";
        unchecked: "未能对照的层级（该级计划未收录）：", "levels that could not be checked (their plans were not given): ";
        no_level: "草案没有说明属于哪一级政府，只对照了国家要点", "the draft does not say which level of government it belongs to; only the national points were checked";
        undetermined: "无法判定的事项（只在标题或存疑文字中出现，有未读内容，或上级是否要求不明）：", "undetermined items (only a heading or a doubtful sentence names them, part of the text was not read, or it is not known whether they are asked for): ";
        no_level_alone: "草案没有说明属于哪一级政府、哪一年度；请用 --against 指定上级文件，或在同一文件夹的 corpus.yaml 中写明 level 和 year", "the draft does not say which level of government and which year it is for; name the plan above with --against, or give level: and year: in a corpus.yaml beside it";
        unread: "未能读取：", "not read: ";
        belongs_here: "应补在此节之后", "belongs after this";
        here: "此处", "here";
        help: "建议", "help";
        other_heading: "应在此标题之下", "belongs under this";
        first_time: "首次出现", "first said here";
        asked_by: "上级原文（{plan} {at}）：{text}", "above ({plan}, {at}): {text}";
        asked_by_again: "上级原文（{plan} {at}，见上）：{text}……", "above ({plan}, {at}, quoted before): {text}…";
        basis: "依据", "note";
        basis_full: "依据原文", "What asks for it";
        asked_by_points: "{year} 年国家要点{points}", "above: national points of {year}, {points}";
        point: "第 {number} 点《{title}》", "point {number} “{title}”";
        draft_says: "草案原文", "Draft";
        proposed_text: "建议文字", "Proposed text";
        whole_draft: "全文", "the whole draft";
        table_title: "草案检查：{plan}", "Check of a draft: {plan}";
        comment_author: "对标", "duibiao";
        marked_copy: "本件由程序按草案文字重新排出，批注为检查结果；草案原件未改动。", "This copy was laid out anew from the text of the draft; the comments are what the check found. The draft itself was not changed.";
        proposal: "可补写在{at}之后：{text}", "proposed text behind {at}: {text}";
        proposal_first: "可补写在文首：{text}", "proposed text at the beginning: {text}";
        proposal_change: "可将“{own}”改为“{parent}”，参考文本：{text}", "say “{parent}” instead of “{own}”; a text to start from: {text}";
        fill_in: "“＿＿”处请填写本级单位：草案没有写到对应的部门", "fill in the office where the blank is: the draft names none of this field";
        fill_in_terms: "“＿＿”处请填写责任单位，并写明完成时限", "fill in who is responsible where the blank is, and say by when";
        fill_in_parts: "“＿＿”处请填写责任单位，并写明完成时限；所列内容可按本地职责取舍", "fill in who is responsible where the blank is, and say by when; leave out the parts that are no duty of the place";
        proposal_also: "此句一并写到“{items}”", "the sentence answers “{items}” too";
        proposal_change_again: "可将“{own}”改为“{parent}”，参考文本同上", "say “{parent}” instead of “{own}”; a text to start from: the same as before";
        proposed_before: "同上（与“{items}”同一句，写一次即可）", "the same as for “{items}”; say it once";
        only_points: "另有 {count} 项只有国家要点要求，上级文件没有写到；建议文字见 --fix-outline 或 --format md", "{count} more are asked for by the national points alone and by no plan above; for proposed texts see --fix-outline or --format md";
        proposal_again: "可补写在{at}之后，建议文字同上", "proposed text behind {at}: the same as before";
        proposal_again_first: "可补写在文首，建议文字同上", "proposed text at the beginning: the same as before";
        accepted: "已认可：{reason}", "accepted: {reason}";
        accepted_by: "（{by}）", "({by})";
        summary: "错误 {errors}，警告 {warnings}，提示 {notes}", "errors {errors}, warnings {warnings}, notes {notes}";
        summary_accepted: "，另有已认可 {accepted}", "; {accepted} more accepted";
        summary_guessed: "，另有推定 {guessed}", "; {guessed} more only inferred";
        clean: "没有发现问题", "no findings";
        clean_alone: "上面没有可供对照的要求：是否遗漏上级事项未能检查；文稿自身（序号、重复、责任单位等）未见问题", "no plan above it is known, so it was not checked for what it leaves out; nothing was found in the text itself";
        vanished: "基线中的这些问题已不存在，可从基线删去：", "these findings of the baseline are gone; remove them from it:";
        expired: "基线中的认可已于 {until} 到期，重新计数", "accepted in the baseline until {until}; it counts again";
        settled: "已解决", "settled";
        new_finding: "新增", "new";
        watching: "正在监视 {file}，保存后重新检查（Ctrl-C 结束）", "watching {file}; it is checked again on every save (Ctrl-C ends)";
        again: "── 已重新检查 {file} ──", "── checked {file} again ──";
        unchanged: "与上次相同", "as before";
        explain_means: "含义", "What it means";
        explain_why: "为何重要", "Why it matters";
        explain_settle: "如何处理", "How to settle it";
        explain_severity: "程度", "Severity";
        docs_title: "检查代码", "Findings";
        docs_intro: "本页由 `duibiao check --explain all --format md` 生成，请勿手改。", "This page is made by `duibiao check --explain all --format md`; do not edit it.";
        outline_title: "{title}：提纲与建议文本", "{title}: outline with proposals";
        outline_note: "“建议”各行由程序根据上级文件拟出，须由起草人核定；草案原文未改动。", "Lines marked as proposals were made by the program from the plans above and are for the drafter to decide; the draft itself was not changed.";
        outline_proposal: "建议", "proposal";
        outline_end: "（文末）", "(at the end)";
        marked_title: "check 的发现（逐条人工核对）", "Findings of check, read one by one";
        marked_text: "五份真实计划分别对照当年国家要点；每条发现由一人读原文后标为对或错（findings.tsv）。", "The five real plans, each against the national points of its year; a reader marked every finding right or wrong by the text (findings.tsv).";
        marked_wrong: "错", "Wrong";
        marked_unread: "未核对", "Not read";
        marked_precision: "准确率", "Precision";
        marked_total: "合计", "All";
        baseline_reason: "待说明", "to be explained";
        source_document: "来源：{plan} {at}", "source: {plan}, {at}";
        source_points: "来源：{year} 年国家要点 {points}", "source: national points of {year}, {points}";
        sentence_item: "做好{item}相关工作。", "做好{item}相关工作。";
        sentence_points: "做好{item}相关工作，包括{elements}。", "做好{item}相关工作，包括{elements}。";
        sentence_parts: "做好{item}相关工作，包括{elements}等。", "做好{item}相关工作，包括{elements}等。";
        sentence_elements: "{item}还应包括{elements}等内容。", "{item}还应包括{elements}等内容。";
        owners_lead: "牵头单位：", "牵头单位：";
        owners_support: "配合单位：", "配合单位：";
        by_when: "完成时限：", "完成时限：";
        is_done: "完成", "完成";
        owners_implement: "责任单位：", "责任单位：";
        severity_varies: "视情况为{severities}", "{severities}, as the case may be";
        or: "或", " or ";
    }
}

impl Lang {
    /// Returns the strings of `check`.
    #[must_use]
    pub const fn check(self) -> &'static CheckWords {
        match self {
            Self::Zh => &CheckWords::ZH,
            Self::En => &CheckWords::EN,
        }
    }
}
