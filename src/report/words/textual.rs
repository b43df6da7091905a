//! Strings on strength, reuse, the two signals and the parents apart.

use crate::gap::{Aspect, Relation, ReuseLabel, StrengthLabel};
use crate::report::model::SignalCell;

strings! {
    /// The strings of what is held against a parent's text.
    TextualWords {
        strength: "力度", "Strength";
        stronger: "强化", "stronger";
        same: "等同", "same";
        weaker: "弱化", "weaker";
        no_strength: "力度无法比较", "strength not comparable";
        meets: "达到或超过上级要求", "meets or exceeds what the parent asks";
        falls_short: "低于上级要求", "falls short of what the parent asks";
        deadline: "时限", "deadline";
        frequency: "频次", "frequency";
        quantity: "数量", "quantity";
        owner: "责任单位", "owner";
        differs: "责任单位不同", "owner differs";
        not_comparable: "不可比", "not comparable";
        states_none: "未规定", "states none";
        parent: "上级", "parent";
        own: "本计划", "plan";
        reuse: "文本来源", "Reuse";
        verbatim: "照抄", "verbatim";
        adapted: "改写", "adapted";
        own_words: "自拟", "own";
        reuse_title: "文本沿用上级情况", "How the text was made";
        reuse_share: "任务文字见于上级文件的比例", "Share of the task text that stands in the parent";
        repeated: "仅重复上级的文字比例", "Share of the task text that only repeats the parent";
        tasks_made: "各任务", "By task";
        clauses_made: "照抄与改写的条款", "Copied and adapted clauses";
        ratio: "比例", "Ratio";
        signals_title: "两种信号", "The two signals";
        signals_note: "事项归类与同上级条款的相似度相互独立：两者皆无为明确缺口；仅有相似度的，可能是归类错误，请人工核对两句原文。", "Taxonomy and likeness to the parent's clauses do not depend on each other: where both are silent the gap is a strong one; where only likeness finds the item, the mapping may be wrong: both sentences are for review.";
        signal: "信号", "Signal";
        by_taxonomy: "归类", "taxonomy";
        by_similarity: "相似", "similarity";
        both: "两者皆有", "both";
        taxonomy_only: "仅归类", "taxonomy only";
        similarity_only: "仅相似（待核对）", "similarity only (for review)";
        neither: "两者皆无（明确缺口）", "neither (a strong gap)";
        count: "数量", "Count";
        cases: "事项", "Items";
        no_text: "最近的已知上级没有文本（事项清单），无法比较力度、文本来源和相似度。", "The nearest known parent has no text (it is a list of items): strength, reuse and likeness cannot be told.";
        against_title: "对各上级的结论", "Against each parent";
        whole_chain: "整链（最差）", "Chain (worst)";
        similar_text: "上级有相似文字", "similar text";
    }
}

impl TextualWords {
    /// Names a strength; `None` is one that nothing comparable tells.
    #[must_use]
    pub const fn strength_name(&self, label: Option<StrengthLabel>) -> &'static str {
        match label {
            Some(StrengthLabel::Stronger) => self.stronger,
            Some(StrengthLabel::Same) => self.same,
            Some(StrengthLabel::Weaker) => self.weaker,
            None => self.no_strength,
        }
    }

    /// Says whether a plan meets or exceeds what its parent asks; `None` where it cannot be told.
    #[must_use]
    pub fn meets_text(&self, label: Option<StrengthLabel>) -> Option<&'static str> {
        label.map(|label| if label.meets() { self.meets } else { self.falls_short })
    }

    /// Names a respect in which demands are compared.
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
