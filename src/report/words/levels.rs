//! Strings of the lineage, of findings and exceptions, and of the drawings of both.

use super::Lang;
use crate::gap::Severity;
use crate::lineage::Reason;

strings! {
    /// The strings of lineage, findings and exceptions. `{name}` in a message is a placeholder.
    LevelWords {
        reason_given: "用户指定", "named by the user";
        reason_manifest: "清单指定", "named in the manifest";
        reason_doc_number: "引用其文号", "its number is cited";
        reason_title: "引用其标题", "its title is cited";
        reason_wrong_number: "引用其标题，文号不符", "its title is cited, with another number";
        reason_number_is: "引用其标题，所引文号 {cited} 与其文号 {number} 不符", "its title is cited, with the number {cited} and not its own, {number}";
        reason_jurisdiction: "上级同年文件", "same year, from the place above";
        reason_through_parent: "上级文件所落实的文件", "carried out by the plan above";
        reason_year: "同年要点", "points of the same year";
        reason_not_cited: "未引用", "nothing cited";
        not_in_force: "不适用", "does not apply";
        reason_structure: "章节结构与该年要点一致", "built after the points of that year";
        reason_issued_later: "该年要点印发于本计划之后，不以其衡量", "issued after this plan, which is not judged by it";
        reason_peer: "用户指定；同级或下级文件，仅作对照，不是上级", "named by the user; of the same or a lower level: held beside it, no parent";
        candidates: "候选", "candidates";
        restored_at: "{level}一级重新列入", "taken up again at the {level} level";
        restored_mark: "↺", "↺";
        findings: "发现的问题", "Findings";
        finding: "问题", "Finding";
        severity: "程度", "Severity";
        message: "说明", "Message";
        fingerprint: "识别码", "ID";
        error: "错误", "error";
        warning: "警告", "warning";
        note: "提示", "note";
        excepted: "已认可", "excepted";
        lost_above: "上级已缺", "missing above";
        unclear_asked: "上级是否要求不明", "not known whether the plan above asks for it";
        unclear_here: "本级是否列入不明", "not known whether it is here";
        not_here: "本级没有", "it is not here";
        undetermined_beside: "另无法判定", "undetermined beside";
        sign_beside: "另?", "?…";
        sign_excepted: "认可", "exc.";
        and_unclear: "{count}，另有上级是否要求不明 {more}", "{count}, and {more} of which it is not known whether the plan above asks for it";
        and_unasked: "{count}，另有未见已知上级要求 {more}", "{count}, and {more} that no known level above asks for";
        and_guessed: "{count}，另推定 {more}", "{count}, and {more} inferred";
        and_lost: "{count}，另有上级已缺 {more}", "{count}, and {more} missing above already";
        excepted_by: "认可人", "by";
        excepted_until: "有效至", "until";
        manifest: "清单", "manifest";
        lineage_title: "计划的上下级关系", "Lineage of the plans";
        item_title: "事项的层级走向", "An item's way through the levels";
        level_unknown: "层级不明", "level not known";
        present: "有", "present";
        absent: "无", "absent";
        unknown: "不明", "not known";
        not_in_corpus: "未收录", "not in the corpus";
        profile: "国家要点", "national points";
        lost: "丢失", "lost";
        lost_between: "其间丢失", "lost in between";
        added: "新增", "added";
        restored: "重新列入", "taken up again";
        nothing_to_draw: "没有可画的计划", "no plan to draw";
    }
}

impl Lang {
    /// Returns the strings of lineage, findings and exceptions.
    #[must_use]
    pub const fn levels(self) -> &'static LevelWords {
        match self {
            Self::Zh => &LevelWords::ZH,
            Self::En => &LevelWords::EN,
        }
    }
}

impl LevelWords {
    /// Names how a parent was found.
    #[must_use]
    pub const fn reason_name(&self, reason: Reason) -> &'static str {
        match reason {
            Reason::Given => self.reason_given,
            Reason::Manifest => self.reason_manifest,
            Reason::DocNumber => self.reason_doc_number,
            Reason::Title => self.reason_title,
            Reason::WrongNumber => self.reason_wrong_number,
            Reason::Jurisdiction => self.reason_jurisdiction,
            Reason::ThroughParent => self.reason_through_parent,
            Reason::Year => self.reason_year,
            Reason::Structure => self.reason_structure,
            Reason::NotCited => self.reason_not_cited,
            Reason::IssuedLater => self.reason_issued_later,
            Reason::Peer => self.reason_peer,
        }
    }

    /// Names a severity.
    #[must_use]
    pub const fn severity_name(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Note => self.note,
        }
    }
}
