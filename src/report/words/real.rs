//! Strings about the figures of real plans.

strings! {
    /// The strings on the figures of plans that were not used for tuning.
    RealWords {
        title: "真实计划", "Real plans";
        text: "公开网页上的真实计划，按范围说明独立标注两遍；抽签分为两半。“未看”的一半，选词定数时无人看过文本、标注和错误，但合计看过多次，哪些取舍参考了合计见 `tests/real/README.md`；“已看”的一半用来选词定数。区间为对计划重抽样的 95% 区间。文本不入库，由 `duibiao eval tests/real` 在保存文本的机器上写出结果。", "Real plans from public pages, labelled twice and independently by the scope notes, and drawn into two halves. Nobody read texts, labels or mistakes of the kept half while terms and numbers were chosen, but its totals were looked at several times, and `tests/real/README.md` says what leaned on them; the tuned half was read. The intervals hold 95 % of the draws of plans with return. The texts are not in the repository: `duibiao eval tests/real` writes the figures where they are.";
        in_sample: "本仓库的五份计划（样本内）", "The plans of this repository (in-sample)";
        in_sample_text: "选词时看过这些计划：下面的数字不说明没见过的计划会怎样。", "The terms were written with these plans in view: the figures below say nothing of plans that nobody has seen.";
        half: "抽签", "Half";
        kept: "未看", "kept";
        tuned: "已看", "tuned";
        group: "分组", "Group";
        all: "全部", "all";
        clause_interval: "逐句区间", "Clause interval";
        document_f1: "全文 F1", "Document F1";
        document_interval: "全文区间", "Document interval";
        cut_out: "删去的事项", "Cut out";
        said_dropped: "判为未覆盖", "Said to be dropped";
        verdict: "判定", "Verdict";
        true_: "实际", "True";
        said: "判为", "Said";
        firm: "要求确定", "firmly asked for";
        dropped_open: "实际未覆盖、判为无法判定", "Dropped, and said to be undetermined";
        held_elsewhere: "以另一份计划为上级的计划", "Plans held against another plan than the true one";
        not_judged: "未判定的计划", "Plans that were not judged";
        unread: "未读出", "not read";
        mean: "平均置信度", "Mean confidence";
        words: "词语", "Words";
        with: "本事项句数", "Units of the item";
        without: "其他句数", "Other units";
        number: "参数", "Number";
        now: "现值", "As it is";
        fitted: "拟合值", "Fitted";
        cross: "交叉验证 F1", "F1, cross-validated";
    }
}
