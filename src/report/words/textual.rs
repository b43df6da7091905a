//! Strings on strength, reuse, the two signals and the verdicts against each parent.

use crate::gap::{Aspect, Relation, ReuseLabel, StrengthLabel};
use crate::report::model::SignalCell;

strings! {
    /// The strings of the comparison with a parent's text.
    TextualWords {
        strength: "力度", "Strength";
        stronger: "强化", "stronger";
        same: "相同", "same";
        weaker: "弱化", "weaker";
        no_strength: "力度无法比较", "strength cannot be compared";
        meets: "符合上级要求", "meets what is asked above";
        exceeds: "高于上级要求", "exceeds what is asked above";
        falls_short: "低于上级要求", "falls short of what is asked above";
        deadline: "时限", "deadline";
        frequency: "频次", "frequency";
        quantity: "数量", "quantity";
        owner: "责任单位", "owner";
        differs: "责任单位不同", "owner differs";
        not_comparable: "无法比较", "cannot be compared";
        states_none: "未规定", "states none";
        parent: "上级", "above";
        own: "本计划", "here";
        reuse: "文本来源", "Wording";
        verbatim: "照抄", "copied";
        adapted: "改写", "adapted";
        own_words: "自拟", "own";
        reuse_title: "文本沿用上级情况", "Wording taken from above";
        reuse_share: "任务文字见于上级文件的比例", "Share of the task text that stands in the plan above";
        repeated: "仅重复上级的文字比例", "Share of the task text that only repeats the plan above";
        tasks_made: "各任务的文本来源", "Wording by task";
        clauses_made: "照抄与改写的句子", "Copied and adapted sentences";
        ratio: "比例", "Ratio";
        signals_title: "两种方法比对", "Two methods compared";
        signals_note: "“归类”按词语规则判断，“相似”按与上级原文的相似程度判断，两者互不依赖：都没有找到的是明确的差距；只有“相似”找到的，可能是归类有误，请人工核对两句原文。", "Two methods that do not depend on each other: word rules, and likeness to the sentences above. Where neither finds the item the gap is certain; where only likeness does, the rules may have missed it: compare the two sentences.";
        signal: "结果", "Result";
        by_taxonomy: "归类", "word rules";
        by_similarity: "相似", "likeness";
        both: "两者皆有", "both";
        taxonomy_only: "仅归类", "word rules only";
        similarity_only: "仅相似（待核对）", "similarity only (for review)";
        neither: "两者皆无（明确的差距）", "neither (a certain gap)";
        count: "数量", "Count";
        cases: "事项", "Items";
        no_text: "最近的已知上级只有事项清单，没有原文，无法比较力度、文本来源和相似程度。", "The nearest known level above is a list of items without text: strength, wording and likeness cannot be compared.";
        against_title: "对各上级的结论", "Verdict against each plan above";
        whole_chain: "综合各级（取最差）", "All levels (the worst)";
        similar_text: "上级有相似文字", "similar text above";
    }
}

impl TextualWords {
    /// Names a strength; `None` if nothing could be compared.
    #[must_use]
    pub const fn strength_name(&self, label: Option<StrengthLabel>) -> &'static str {
        match label {
            Some(StrengthLabel::Stronger) => self.stronger,
            Some(StrengthLabel::Same) => self.same,
            Some(StrengthLabel::Weaker) => self.weaker,
            None => self.no_strength,
        }
    }

    /// States whether a plan meets or exceeds what its parent asks for; `None` if that is unknown.
    #[must_use]
    pub fn meets_text(&self, label: Option<StrengthLabel>) -> Option<&'static str> {
        label.map(|label| match label {
            StrengthLabel::Stronger => self.exceeds,
            StrengthLabel::Same => self.meets,
            StrengthLabel::Weaker => self.falls_short,
        })
    }

    /// Names an aspect of a comparison.
    #[must_use]
    pub const fn aspect_name(&self, aspect: Aspect) -> &'static str {
        match aspect {
            Aspect::Deadline => self.deadline,
            Aspect::Frequency => self.frequency,
            Aspect::Quantity => self.quantity,
            Aspect::Owner => self.owner,
        }
    }

    /// Names how two demands compare.
    #[must_use]
    pub const fn relation_name(&self, relation: Relation) -> &'static str {
        match relation {
            Relation::Stronger => self.stronger,
            Relation::Same => self.same,
            Relation::Differs => self.differs,
            Relation::Weaker => self.weaker,
            Relation::NotComparable => self.not_comparable,
        }
    }

    /// Names how a text was made.
    #[must_use]
    pub const fn reuse_name(&self, label: ReuseLabel) -> &'static str {
        match label {
            ReuseLabel::Verbatim => self.verbatim,
            ReuseLabel::Adapted => self.adapted,
            ReuseLabel::Own => self.own_words,
        }
    }

    /// Names a cell of the two signals.
    #[must_use]
    pub const fn cell_name(&self, cell: SignalCell) -> &'static str {
        match cell {
            SignalCell::Both => self.both,
            SignalCell::TaxonomyOnly => self.taxonomy_only,
            SignalCell::SimilarityOnly => self.similarity_only,
            SignalCell::Neither => self.neither,
        }
    }
}
