//! Every string of the interface, in both languages. A missing one does not compile.

/// Language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Returns the words of the language.
    #[must_use]
    pub const fn words(self) -> &'static Words {
        match self {
            Self::Zh => &ZH,
            Self::En => &EN,
        }
    }

    /// Returns the tag for HTML.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// Picks the name in this language.
    #[must_use]
    pub fn pick(self, names: &crate::taxonomy::Names) -> &str {
        match self {
            Self::Zh => &names.zh,
            Self::En => &names.en,
        }
    }
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $zh:literal, $en:literal;)*) => {
        /// The strings of the interface.
        #[derive(Debug, Clone, Copy)]
        pub struct Words {
            $(#[doc = $en] pub $name: &'static str,)*
        }
        const ZH: Words = Words { $($name: $zh,)* };
        const EN: Words = Words { $($name: $en,)* };
    };
}

words! {
    report_title: "计划对标报告", "Plan comparison report";
    comparison_title: "事项对照表", "Comparison by item";
    gap_title: "差距分析", "Gap analysis";
    summary: "概要", "Summary";
    sources: "来源", "Sources";
    limits: "方法与局限", "Method and its limits";
    heat_map: "事项 × 计划", "Items × plans";
    plan: "计划", "Plan";
    plans: "计划", "Plans";
    item: "事项", "Item";
    items: "事项", "Items";
    code: "代码", "Code";
    name: "名称", "Name";
    scope: "范围", "Scope";
    domain: "领域", "Domain";
    title: "标题", "Title";
    issuer: "发文机关", "Issuer";
    doc_number: "发文字号", "Document number";
    issued: "成文日期", "Issued";
    published: "发布日期", "Published";
    year: "年份", "Year";
    level: "层级", "Level";
    kind: "类型", "Kind";
    jurisdiction: "行政区", "Jurisdiction";
    authorities: "依据文件", "Authorities";
    file: "文件", "File";
    lines: "行", "Lines";
    line: "行", "Line";
    path: "位置", "Place";
    text: "原文", "Text";
    heading: "标题", "Heading";
    responsible: "责任单位", "Responsible";
    terms_set: "时限、频次、数量", "When and how much";
    deadline: "时限", "by";
    frequency: "频次", "how often";
    quantity: "数量", "how much";
    confidence: "置信度", "Confidence";
    evidence: "依据词", "Evidence";
    verdict: "结论", "Verdict";
    trace: "层级轨迹", "Trace";
    loss: "丢失位置", "Lost";
    asked_by: "上级要求", "Asked by";
    covered: "已覆盖", "covered";
    dropped: "未覆盖", "dropped";
    added: "新增", "added";
    undetermined: "无法判定", "undetermined";
    coverage: "覆盖", "Coverage";
    tasks: "任务", "Tasks";
    clauses: "条款", "Clauses";
    local: "本计划自有任务（未归入任何事项）", "Tasks of the plan's own (no item fits)";
    nearest: "最接近的事项", "nearest items";
    unmapped: "其他未归类的任务句", "Other unmapped task clauses";
    unread: "未读内容", "Not read";
    chain: "上级链", "Chain";
    state_profile: "国家要点（事项清单）", "national points (profile)";
    state_document: "在库文件", "in the corpus";
    state_missing: "未收录", "not in the corpus";
    not_cited: "未引用", "not cited";
    unsure: "（据地方文件推定）", "(inferred from local plans)";
    level_national: "国家", "national";
    level_province: "省", "province";
    level_prefecture: "市", "prefecture";
    level_county: "县区", "county";
    level_township: "乡镇", "township";
    unknown: "?", "?";
    mark_present: "✓", "✓";
    mark_absent: "✗", "✗";
    lost_at: "在此级丢失：", "lost at ";
    lost_between: "在两级之间丢失：", "lost between ";
    added_at: "在此级新增：", "added at ";
    asked_sure: "●", "●";
    asked_unsure: "○", "○";
    kind_work_points: "工作要点", "work points";
    kind_implementation_plan: "实施方案", "implementation plan";
    kind_task_breakdown: "任务分解", "task breakdown";
    clause_meta: "版头版记", "meta";
    clause_noise: "网页杂项", "noise";
    clause_preamble: "目的依据", "preamble";
    clause_heading: "标题", "heading";
    clause_task: "任务", "task";
    role_lead: "牵头", "lead";
    role_support: "配合", "support";
    role_implement: "落实", "implement";
    legend: "● 国家要点要求；○ 据地方文件推定的要求；✓n 已覆盖（n 句）；✗ 未覆盖；+n 新增（n 句）；? 无法判定；空白：上下级均未涉及。", "● asked for by the national points; ○ the same, inferred from local plans; ✓n covered (n clauses); ✗ dropped; +n added (n clauses); ? undetermined; blank: concerns neither side.";
    limits_text: "结论以已读文件为准：未收录的上级一律记为“未知”，不推定其有无。事项归类由词语规则自动完成，每条结论附原文，置信度低于阈值的不归类；只在标题出现而正文没有要求的事项记为“无法判定”。国家要点为事项清单，不含原文。", "Verdicts rest on the documents that were read: a parent that is not in the corpus is unknown, never assumed. Clauses are labelled by word rules; every verdict quotes its clause, and below the threshold nothing is labelled. An item that only a heading names is undetermined. The national points are known as a list of items, not by their text.";
    none: "无", "none";
    contents: "目录", "Contents";
    precision: "精确率", "Precision";
    recall: "召回率", "Recall";
    f1: "F1", "F1";
    per_clause: "按句", "per clause";
    per_document: "按文件", "per document";
    stray: "非任务句误标", "codes on non-task units";
    total: "合计", "total";
    mistakes: "差异", "Differences";
    wrong: "多标", "wrong";
    missed: "漏标", "missed";
    terms: "词语", "Terms";
    aliases: "别名", "Aliases";
    years: "国家要点", "National points";
    strength_defining: "定义词", "defining";
    strength_typical: "常用词", "typical";
    strength_hint: "提示词", "hint";
    graph_issued_by: "制发机关属地", "issued by";
    graph_carries_out: "贯彻", "carries out";
    graph_contains: "包含", "contains";
    graph_maps_to: "归入", "maps to";
    wrote: "已写入", "wrote";
    next_step: "改好后检查：", "when edited, check it: ";
    footer: "由 duibiao 生成；同样的输入总得到同样的结果。", "Made by duibiao; the same input always gives the same output.";
    colon: "：", ": ";
    comma: "、", ", ";
    semicolon: "；", "; ";
    asked_note: "要求见", "asked for in";
    no_clause: "本计划中没有要求该事项的句子。", "No clause of this plan asks for it.";
    accuracy_title: "归类准确度", "Accuracy of the mapping";
    accuracy_intro: "本页由 `duibiao eval tests/gold --format md -o docs/accuracy.md` 写出。标注是把计划独立通读两遍做成的，两遍按句一致度 F1 为 0.98。词语在写作时参考了这几份计划，因此在没有见过的计划上会低一些。", "Written by `duibiao eval tests/gold --lang en --format md -o docs/accuracy.md`. The labels were made by reading the plans twice, independently; the two readings agree at F1 0.98 per clause. The terms were written with these plans in view: expect less on plans that nobody has seen.";
    held_out: "留一检验", "Leaving one plan out";
    held_out_text: "`mapping.yaml` 中的数值只用其余计划重新推算，再用于留出的那一份；下面几行是现值与用全部计划推算的值。词语由人编写，不参与推算。", "The numbers of `mapping.yaml` are fitted on the other plans alone and used on the one left out; the rows below show the numbers as they are and as all plans together would have them. The terms are written by people and not fitted.";
    reliability: "置信度的可靠性", "Reliability of the confidence";
    reliability_text: "各置信度区间的标注中，人工认可的份额。", "Of the labels in each band of confidence, the share that people agree with.";
    curve: "阈值曲线", "The threshold";
    curve_text: "阈值移动时，各标注计划对照国家要点的结论数合计。", "Verdicts of the labelled plans against their national points, added up, as the threshold moves.";
    remarks: "遗留差异说明", "On the differences that remain";
    remark: "说明", "Remark";
    as_they_are: "现值", "as it is";
    fitted_on_others: "推算", "fitted";
    labels: "标注", "Labels";
    right: "正确", "right";
    share_right: "正确率", "share right";
    threshold: "阈值", "Threshold";
    explain_none: "没有归类的依据", "nothing to label it by";
    explain_below: "低于阈值", "below the threshold of";
    explain_own: "词语合计", "words together";
    explain_supported: "标题同题，加权", "the heading speaks of it: counts for more";
    explain_sibling: "标题是同领域的另一事项，略减权", "the heading speaks of another item of the domain: counts for a little less";
    explain_foreign: "标题另有所指，减权", "the heading speaks of something else: counts for less";
    explain_inherited: "承接上文", "goes on about";
    with: "同句须有", "only beside";
    unless: "同句不得有", "not beside";
    why: "理由", "because";
    example: "例句", "Example";
    no_example: "所给计划中没有", "none in the plans given";
    generated_docs: "由 `duibiao taxonomy docs` 生成，请勿手改；要改的是事项目录的数据文件。", "Written by `duibiao taxonomy docs`; edit the data files of the taxonomy, not this page.";
    points: "要点", "Points";
    version: "版本", "Version";
    subject: "何处", "Where";
    change: "变动", "Change";
    before: "原为", "Was";
    after: "现为", "Is";
    no_change: "没有变动。", "No change.";
    change_added: "新增", "added";
    change_removed: "删去", "removed";
    change_changed: "修改", "changed";
    change_moved: "移动", "moved";
    part_taxonomy: "目录", "taxonomy";
    part_rule: "规则", "rule";
    term: "词语", "term";
    review: "人工复核", "Review";
    review_title: "句子归类复核表", "Review of the mapping of clauses to items";
    review_help: "decision 一栏：归对了填“是”，归错了填“否”，没看的留空；应归别的事项，把 object_id 改成该事项代码再填“是”；还应归其他事项，复制一行改代码填“是”；确实不归任何事项，object_id 留 sssom:NoTermFound 填“是”。", "In the column decision write yes where the item is right and no where it is wrong and leave the rest empty. To correct an item put its code in place of the one that stands there and write yes. To add one copy the row and do the same in the copy. Where sssom:NoTermFound stands yes means that the clause asks for no item.";
    review_confirmed: "人工确认", "confirmed by a person";
    review_rejected: "人工否定", "rejected by a person";
    review_added: "人工添加", "added by a person";
    review_settled: "人工确认无对应事项", "said by a person to ask for no item";
    review_open: "未填", "not decided";
    rejected_labels: "人工否定的归类", "Labels that a person rejected";
    only_heading: "只有标题提到，正文没有要求。", "Only a heading names it; no clause asks for it.";
}

impl Words {
    /// Names a level.
    #[must_use]
    pub const fn level_name(&self, level: crate::plan::Level) -> &'static str {
        use crate::plan::Level;
        match level {
            Level::National => self.level_national,
            Level::Province => self.level_province,
            Level::Prefecture => self.level_prefecture,
            Level::County => self.level_county,
            Level::Township => self.level_township,
        }
    }

    /// Names a verdict.
    #[must_use]
    pub const fn verdict_name(&self, verdict: crate::gap::Verdict) -> &'static str {
        use crate::gap::Verdict;
        match verdict {
            Verdict::Covered => self.covered,
            Verdict::Dropped => self.dropped,
            Verdict::Added => self.added,
            Verdict::Undetermined => self.undetermined,
        }
    }

    /// Marks a presence.
    #[must_use]
    pub const fn presence_mark(&self, presence: crate::gap::Presence) -> &'static str {
        use crate::gap::Presence;
        match presence {
            Presence::Present => self.mark_present,
            Presence::Absent => self.mark_absent,
            Presence::Unknown => self.unknown,
        }
    }

    /// Names a kind of clause.
    #[must_use]
    pub const fn clause_kind_name(&self, kind: crate::plan::ClauseKind) -> &'static str {
        use crate::plan::ClauseKind;
        match kind {
            ClauseKind::Meta => self.clause_meta,
            ClauseKind::Noise => self.clause_noise,
            ClauseKind::Preamble => self.clause_preamble,
            ClauseKind::Heading => self.clause_heading,
            ClauseKind::Task => self.clause_task,
        }
    }

    /// Names a kind of plan.
    #[must_use]
    pub const fn plan_kind_name(&self, kind: crate::plan::PlanKind) -> &'static str {
        use crate::plan::PlanKind;
        match kind {
            PlanKind::WorkPoints => self.kind_work_points,
            PlanKind::ImplementationPlan => self.kind_implementation_plan,
            PlanKind::TaskBreakdown => self.kind_task_breakdown,
        }
    }

    /// Names a unit's part.
    #[must_use]
    pub const fn role_name(&self, role: crate::plan::Role) -> &'static str {
        use crate::plan::Role;
        match role {
            Role::Lead => self.role_lead,
            Role::Support => self.role_support,
            Role::Implement => self.role_implement,
        }
    }

    /// Names the strength of a term.
    #[must_use]
    pub const fn strength_name(&self, strength: crate::taxonomy::Strength) -> &'static str {
        use crate::taxonomy::Strength;
        match strength {
            Strength::Defining => self.strength_defining,
            Strength::Typical => self.strength_typical,
            Strength::Hint => self.strength_hint,
        }
    }

    /// Names what happened to an entry of a taxonomy.
    #[must_use]
    pub const fn change_name(&self, kind: crate::taxonomy::ChangeKind) -> &'static str {
        use crate::taxonomy::ChangeKind;
        match kind {
            ChangeKind::Added => self.change_added,
            ChangeKind::Removed => self.change_removed,
            ChangeKind::Changed => self.change_changed,
            ChangeKind::Moved => self.change_moved,
        }
    }

    /// Names a part of a taxonomy.
    #[must_use]
    pub const fn part_name(&self, part: crate::taxonomy::Part) -> &'static str {
        use crate::taxonomy::Part;
        match part {
            Part::Taxonomy => self.part_taxonomy,
            Part::Domain => self.domain,
            Part::Item => self.item,
            Part::Name => self.name,
            Part::Scope => self.scope,
            Part::Aliases => self.aliases,
            Part::Term => self.term,
            Part::Profile => self.years,
            Part::Point => self.points,
            Part::Rule => self.part_rule,
        }
    }

    /// Says what a person decided about a label, such as 人工确认（某人、2026-11-20）; empty where no person did.
    #[must_use]
    pub fn decision_text(&self, decision: &crate::mapping::review::Decision) -> String {
        use crate::mapping::review::Decision;
        let (word, signature) = match decision {
            Decision::Machine => return String::new(),
            Decision::Confirmed(signature) => (self.review_confirmed, signature),
            Decision::Rejected(signature) => (self.review_rejected, signature),
            Decision::Added(signature) => (self.review_added, signature),
        };
        self.signed(word, signature)
    }

    /// Puts who decided, when and why behind a word.
    #[must_use]
    pub fn signed(&self, word: &str, signature: &crate::mapping::review::Signature) -> String {
        let known: Vec<&str> =
            [&signature.who, &signature.when, &signature.note].into_iter().filter_map(|part| part.as_deref()).collect();
        if known.is_empty() { word.to_owned() } else { format!("{word}{}{}", self.colon, known.join(self.comma)) }
    }

    /// Says where an item was lost.
    #[must_use]
    pub fn loss_text(&self, loss: crate::gap::Loss) -> String {
        use crate::gap::Loss;
        match loss {
            Loss::At(level) => format!("{}{}", self.lost_at, self.level_name(level)),
            Loss::Between(above, below) => format!("{}{}–{}", self.lost_between, self.level_name(above), self.level_name(below)),
        }
    }

    /// Writes a trace such as 国家✓ 省? 市? 县区✗.
    #[must_use]
    pub fn trace_text(&self, trace: &crate::gap::Trace) -> String {
        let steps: Vec<String> = trace
            .0
            .iter()
            .map(|(level, presence)| format!("{}{}", self.level_name(*level), self.presence_mark(*presence)))
            .collect();
        steps.join(" ")
    }
}
