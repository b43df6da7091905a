//! Strings about elements, and about tasks with several of them.

strings! {
    /// The strings on the checkable parts of items.
    ElementWords {
        element: "要素", "Element";
        elements: "要素", "Elements";
        missing: "缺少的要素", "Missing elements";
        doubt_heading: "仅见于标题", "only a heading names it";
        doubt_confidence: "仅见于归类存疑的句子", "only a doubtful sentence names it";
        doubt_unread: "可能在未读部分", "may stand in what was not read";
        partial_note: "覆盖率只计全部要素都有的事项；部分覆盖（◐）单列，不计入已覆盖。", "The share of coverage counts only items with every element; those covered in part (◐) are counted apart, not as covered.";
        answers: "另有说法（只算答复，不算要求）", "further words (they answer, and ask nobody)";
        legend_partial: "◐n 部分覆盖：缺少上级要求的某些要素（n 句）。", "◐n covered in part: some elements that are asked for above are missing (n sentences).";
        tasks: "上级任务逐项核对", "Tasks of the plan above, one by one";
        tasks_note: "一项任务要求几个事项或要素的，全部覆盖才算已覆盖。未归入任何事项的任务无从比较，记为无法判定。", "A task that asks for several items or elements is covered only if all of them are. A task that fits no item cannot be compared and is undetermined.";
        task: "上级任务", "Task of the plan above";
        deliverables: "要求的事项", "What it asks for";
        in_sample: "抽样核对的要素", "Elements, on the sample";
        in_sample_text: "从标注计划中随机抽取的任务句，由人逐句写出所要求的要素。", "Task clauses drawn at random from the labelled plans, each with the elements that a person says it asks for.";
        elements_title: "要素对照表", "Elements side by side";
        elements_legend: "事项一行的记号同事项对照表。要素：✓n 有 n 句点到；✗ 上级要求而没有；? 无法判定（仅见于标题、存疑的句子，或原文未读全）；空白：没有点到，上级也没有点明要求。", "In a row of an item the marks are those of the comparison by item. Elements: ✓n n clauses name it; ✗ asked for above and not there; ? cannot be told (only a heading or a clause of doubtful label names it, or part of the text was not read); empty: nobody names it.";
        sampled: "句", "clauses";
    }
}

impl ElementWords {
    /// States why a missing element may be present after all.
    #[must_use]
    pub const fn doubt(&self, doubt: crate::gap::Doubt) -> &'static str {
        use crate::gap::Doubt;
        match doubt {
            Doubt::Heading => self.doubt_heading,
            Doubt::Confidence => self.doubt_confidence,
            Doubt::Unread => self.doubt_unread,
        }
    }
}
