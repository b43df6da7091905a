//! What every rule means, why it matters and how to settle it: the source of `check --explain` and of `docs/findings.md`.

use super::Lang;
use crate::gap::Code;

strings! {
    /// The strings of the rules.
    RuleWords {
        follows_earlier_year_name: "结构沿用往年要点", "Built after an earlier year";
        follows_earlier_year_means: "草案各标题与早一年的国家要点相符，与本年要点不符。", "The headings fit the national points of an earlier year better than those of the plan's own.";
        follows_earlier_year_why: "沿用旧稿会漏掉本年新增的任务，也会保留已经取消的任务。", "An old draft that is used again lacks what is new this year and keeps what was given up.";
        follows_earlier_year_settle: "对照本年要点重排结构，逐项核对 C101 和 C102。", "Rebuild the outline after this year's points, then go through C101 and C102.";
        circle_name: "依据互相循环", "Plans that cite each other in a circle";
        circle_means: "几份计划互以对方为依据。", "Plans name one another as what they carry out.";
        circle_why: "没有一份能作为另一份的上级，结论都不可靠。", "None of them can stand above the other, so no verdict holds.";
        circle_settle: "改正 corpus.yaml 中的 parents，或改正引文。", "Correct parents in corpus.yaml, or the citation.";
        younger_parent_name: "上级文件晚于本计划", "Parent younger than the plan";
        younger_parent_means: "上级文件的日期或年份在本计划之后。", "The parent's date or year is after that of the plan.";
        younger_parent_why: "计划不可能落实尚未印发的文件；多半是日期或对应关系有误。", "A plan cannot carry out what was not issued yet; mostly a date or the choice of the parent is wrong.";
        younger_parent_settle: "核对两份文件的日期，或用 --against 指定正确的上级。", "Check both dates, or name the right parent with --against.";
        wrong_level_name: "上级文件的层级不在其上", "Parent not of a level above";
        wrong_level_means: "指定或引用的上级文件与本计划同级或更低。", "A parent that is named or cited is of the plan's own level or below.";
        wrong_level_why: "层级颠倒，差距分析就失去意义。", "With the levels upside down a gap analysis means nothing.";
        wrong_level_settle: "改正指定的文件、引文或 corpus.yaml 中的 level。", "Correct the file that is named, the citation, or level in corpus.yaml.";
        several_plans_name: "同地同年有多份计划", "Several plans of one place and year";
        several_plans_means: "同一地方同一年有两份以上计划。", "A place has more than one plan for the year.";
        several_plans_why: "两份要求可能不一致，读者不知道依哪一份。", "They may ask for different things, and nobody knows which one holds.";
        several_plans_settle: "说明两者关系（要点与分解表可以并存），或删去旧稿。", "Say how they belong together (work points and a task table may), or remove the old one.";
        cited_year_name: "所引文件的年份不符", "Cited document of another year";
        cited_year_means: "引用的年度文件不是本计划年份的。", "An annual document is cited that is of another year than the plan.";
        cited_year_why: "引用去年的要点，是沿用旧稿最常见的痕迹。", "Citing last year's points is the usual trace of an old draft.";
        cited_year_settle: "改为本年文件的标题和文号；确需引用往年的，予以认可并说明理由。", "Cite this year's title and number; where the older one is meant, accept the finding with the reason.";
        cited_level_name: "所引文件的层级不符", "Cited document of another level";
        cited_level_means: "引文所称的层级与该文号文件的层级不同。", "The citation names another level than the document of that number has.";
        cited_level_why: "文号或机关写错，依据就落空。", "With a wrong number or office the authority is void.";
        cited_level_settle: "核对文号和发文机关。", "Check the number and the issuer.";
        profile_differs_name: "国家文件与事项清单不一致", "National document and profile differ";
        profile_differs_means: "读入了国家要点原文，它与事项目录中该年要点的事项清单要求的事项不同。", "The national document was read, and it asks for other items than the profile of its year in the taxonomy.";
        profile_differs_why: "清单漏列或多列，没有原文可读时就会误判下级。", "Where the text is not at hand, a profile that lacks or adds items misjudges every plan below.";
        profile_differs_settle: "核对原文后改正 profiles 中该年的文件，可用 duibiao taxonomy profile 写出草稿。", "Check the text and correct the file of the year in profiles; duibiao taxonomy profile writes a draft of it.";
        exception_expired_name: "认可已到期", "Exception expired";
        exception_expired_means: "清单中的认可已过有效期。", "An exception of the manifest is past its date.";
        exception_expired_why: "到期的认可不再生效，差距重新计数。", "It does not count any more, and the gap counts again.";
        exception_expired_settle: "重新审议后延期，或删去。", "Review it and set a new date, or remove it.";
        exception_unused_name: "认可没有对象", "Exception meets nothing";
        exception_unused_means: "清单中的认可没有对应的差距或问题。", "An exception of the manifest meets no gap and no finding.";
        exception_unused_why: "问题已解决，或代码写错。", "The matter is settled, or the code is wrong.";
        exception_unused_settle: "删去，或改正代码。", "Remove it, or correct the code.";
        dropped_name: "上级事项未写入", "Item dropped";
        dropped_means: "上级要求的事项，草案通篇没有任务提出；只在列举、网站名称等处顺带提到的，作警告。位置标在草案中最邻近的同类事项处。", "No task of the draft asks for an item that is asked for above; where a list or the name of a website mentions it in passing, it is a warning. The place shown is where its nearest neighbours stand in the draft.";
        dropped_why: "漏掉的事项到下一级就没有依据，考核时会扣分。", "What is lost here has no basis further down, and counts against the place when it is assessed.";
        dropped_settle: "按建议文本补写，或说明本级没有此项职能并予以认可。", "Write it in, from the proposal if you like, or accept the finding and say why the place has no such duty.";
        element_missing_name: "事项缺少要素", "Element missing";
        element_missing_means: "事项已写入，但上级点名的若干要素没有写到。", "The item is there, and elements that are named above are not.";
        element_missing_why: "只写大项，下级会把没点名的要素略去。", "Where only the item is named, those below leave out what is not.";
        element_missing_settle: "在该任务中补上所列要素。", "Name the elements in that task.";
        deadline_weaker_name: "时限弱于上级", "Deadline weaker";
        deadline_weaker_means: "时限晚于上级，或上级有时限而草案没有。", "The deadline is later than above, or there is one above and none here.";
        deadline_weaker_why: "下级不得放宽上级时限。", "A level below may not give more time than the one above.";
        deadline_weaker_settle: "改为不晚于上级的时限。", "Set a deadline that is no later.";
        frequency_weaker_name: "频次弱于上级", "Frequency weaker";
        frequency_weaker_means: "频次低于上级，或上级有频次而草案没有。", "Less often than above, or there is a frequency above and none here.";
        frequency_weaker_why: "频次降低，公众看到的信息就变旧。", "With a lower frequency what the public sees grows old.";
        frequency_weaker_settle: "改为不低于上级的频次。", "Set a frequency that is no lower.";
        quantity_weaker_name: "数量弱于上级", "Quantity weaker";
        quantity_weaker_means: "数量或比例低于上级，或上级有数量而草案没有。", "A figure is lower than above, or there is one above and none here.";
        quantity_weaker_why: "数量是考核的硬指标。", "Figures are what is assessed.";
        quantity_weaker_settle: "改为不低于上级的数量。", "Set a figure that is no lower.";
        deadline_outside_name: "时限早于成文日期或超出年度", "Deadline before the plan or after its year";
        deadline_outside_means: "时限早于本计划的成文日期，或者晚于本计划所属年度（次年 1 月底前不算）。", "A deadline is before the date of the plan, or after its year (the first month of the next year is not counted).";
        deadline_outside_why: "早于成文日期的时限无法做到；超出年度的时限，多是沿用旧稿或年份写错。", "What was due before the plan was signed cannot be done in time; a later year is mostly a slip or left from another draft.";
        deadline_outside_settle: "核对年份和月份；确为跨年任务的，予以认可并说明。", "Check year and month; where the work does run beyond the year, accept the finding and say so.";
        no_owner_name: "任务没有责任单位", "Task without owner";
        no_owner_means: "草案其他任务写明责任单位，此任务没有，或只有配合单位。", "Other tasks of the draft name who is responsible; this one does not, or only who supports.";
        no_owner_why: "没有责任单位的任务没人办。", "A task that belongs to nobody is done by nobody.";
        no_owner_settle: "写明牵头和配合单位。", "Name who leads and who supports.";
        owner_differs_name: "责任单位与上级不对应", "Owner unlike the parent's";
        owner_differs_means: "上级与草案的责任单位没有一个属于同一部门。", "No department is responsible both above and here.";
        owner_differs_why: "上下不对口，报送和督办会落空。", "Where offices do not correspond, reports and reminders go astray.";
        owner_differs_settle: "核对职能分工；职能确已划转的，予以认可。", "Check who has the duty; where it was transferred, accept the finding.";
        few_owners_name: "多数任务没有责任单位", "Most tasks without owner";
        few_owners_means: "草案只有不到一半的任务写明责任单位。", "The draft names owners for less than half of its tasks.";
        few_owners_why: "分工不明，计划难以落实；要点另附分解表的除外。", "Nobody knows who does what, unless a task table goes with the plan.";
        few_owners_settle: "逐条补上责任单位，或附任务分解表。", "Name owners task by task, or attach a task table.";
        foreign_heading_name: "任务放错标题", "Task under a foreign heading";
        foreign_heading_means: "任务的事项在草案中另有专门标题，却放在别的领域之下。", "The draft has a heading of its own for the item of the task, which stands under that of another field.";
        foreign_heading_why: "承办单位按标题找任务，放错就会被漏看。", "Offices look for their tasks by the headings and overlook this one.";
        foreign_heading_settle: "移到所示标题之下。", "Move it under the heading shown.";
        duplicate_name: "任务重复", "Duplicate task";
        duplicate_means: "两条任务的文字基本相同。", "Two tasks say the same in almost the same words.";
        duplicate_why: "责任单位或时限不一致时，无从执行。", "Where their owners or deadlines differ, neither can be carried out.";
        duplicate_settle: "合并为一条。", "Make them one.";
        number_out_of_order_name: "序号不连续", "Number out of order";
        number_out_of_order_means: "序号与前一个同级序号不衔接。", "A number does not follow the one before it.";
        number_out_of_order_why: "引用“第几条”会指错，也可能是删稿时误删了内容。", "References by number go wrong, and text may have been cut by mistake.";
        number_out_of_order_settle: "重新编号，并核对有无漏文。", "Number anew, and see whether text is missing.";
        number_lost_name: "标题缺少序号", "Heading without number";
        number_lost_means: "同级标题都有序号，此标题没有。", "Its neighbours have numbers and this heading has none.";
        number_lost_why: "多为转换格式时丢失，层次会被读错。", "Mostly lost in a conversion; readers take it for another depth.";
        number_lost_settle: "补上序号。", "Put the number back.";
        maps_to_nothing_name: "任务无对应事项", "Task fits no item";
        maps_to_nothing_means: "任务不属于任何事项。", "No item of the taxonomy is about the task.";
        maps_to_nothing_why: "可能是本地特色任务，也可能用词生僻，未被归类而影响其他结论。", "It may be the place's own, or worded so that it was not recognised, which bears on other verdicts.";
        maps_to_nothing_settle: "本地特色任务可予以认可；归类有误的，用 review 改正。", "Accept it as the place's own, or correct the mapping with review.";
        unknown_number_name: "文号查无此件", "Unknown number";
        unknown_number_means: "已读入的文件中没有这个文号。", "No document that was read has the cited number.";
        unknown_number_why: "可能写错，也可能只是该文件没有收录。", "It may be wrong, or the document was simply not given.";
        unknown_number_settle: "核对文号，或把文件收入文件夹。", "Check the number, or add the document to the folder.";
        wrong_number_name: "文号与标题不符", "Wrong number";
        wrong_number_means: "所引标题的文件另有文号。", "The document of the cited title has another number.";
        wrong_number_why: "依据写错，正式印发后难以更正。", "A wrong authority is hard to put right once the plan is issued.";
        wrong_number_settle: "改为所示文号。", "Use the number shown.";
        only_repeats_name: "通篇照抄上级", "Only repeats its parent";
        only_repeats_means: "任务文字几乎全部照抄上级文件。", "Almost all task text is copied from the parent.";
        only_repeats_why: "以文件落实文件，没有本级的措施、时限和责任。", "A paper is answered by a paper, without measures, deadlines and owners of the place.";
        only_repeats_settle: "写出本级的具体做法。", "Say what the place itself does.";
        no_doc_number_name: "没有文号", "No document number";
        no_doc_number_means: "文中没有发文字号。", "There is no document number.";
        no_doc_number_why: "正式文件必须有文号；起草时没有属正常（--draft 不报，--final 报错）。", "A signed plan must have one; a draft has none yet (--draft is silent, --final makes it an error).";
        no_doc_number_settle: "编号后补上。", "Add it when it is assigned.";
        no_date_name: "没有成文日期", "No date";
        no_date_means: "文中没有成文日期。", "There is no date of signature.";
        no_date_why: "没有日期就不能判断是否过时；起草时没有属正常（--draft 不报，--final 报错）。", "Without it nobody can tell what is out of date; a draft has none yet (--draft is silent, --final makes it an error).";
        no_date_settle: "签发时补上。", "Add it when the plan is signed.";
    }
}

/// A rule in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its name.
    pub name: &'static str,
    /// What a finding of it means.
    pub means: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// How to settle it.
    pub settle: &'static str,
}

impl Lang {
    /// Returns a rule in words.
    #[must_use]
    pub const fn rule(self, code: Code) -> Rule {
        let words = match self {
            Self::Zh => &RuleWords::ZH,
            Self::En => &RuleWords::EN,
        };
        words.rule(code)
    }
}

impl RuleWords {
    const fn rule(&self, code: Code) -> Rule {
        let (name, means, why, settle) = match code {
            Code::FollowsEarlierYear => (
                self.follows_earlier_year_name,
                self.follows_earlier_year_means,
                self.follows_earlier_year_why,
                self.follows_earlier_year_settle,
            ),
            Code::Circle => (self.circle_name, self.circle_means, self.circle_why, self.circle_settle),
            Code::YoungerParent => {
                (self.younger_parent_name, self.younger_parent_means, self.younger_parent_why, self.younger_parent_settle)
            }
            Code::WrongLevel => (self.wrong_level_name, self.wrong_level_means, self.wrong_level_why, self.wrong_level_settle),
            Code::SeveralPlans => {
                (self.several_plans_name, self.several_plans_means, self.several_plans_why, self.several_plans_settle)
            }
            Code::CitedYear => (self.cited_year_name, self.cited_year_means, self.cited_year_why, self.cited_year_settle),
            Code::CitedLevel => (self.cited_level_name, self.cited_level_means, self.cited_level_why, self.cited_level_settle),
            Code::ProfileDiffers => {
                (self.profile_differs_name, self.profile_differs_means, self.profile_differs_why, self.profile_differs_settle)
            }
            Code::ExceptionExpired => (
                self.exception_expired_name,
                self.exception_expired_means,
                self.exception_expired_why,
                self.exception_expired_settle,
            ),
            Code::ExceptionUnused => {
                (self.exception_unused_name, self.exception_unused_means, self.exception_unused_why, self.exception_unused_settle)
            }
            Code::Dropped => (self.dropped_name, self.dropped_means, self.dropped_why, self.dropped_settle),
            Code::ElementMissing => {
                (self.element_missing_name, self.element_missing_means, self.element_missing_why, self.element_missing_settle)
            }
            Code::DeadlineWeaker => {
                (self.deadline_weaker_name, self.deadline_weaker_means, self.deadline_weaker_why, self.deadline_weaker_settle)
            }
            Code::FrequencyWeaker => {
                (self.frequency_weaker_name, self.frequency_weaker_means, self.frequency_weaker_why, self.frequency_weaker_settle)
            }
            Code::QuantityWeaker => {
                (self.quantity_weaker_name, self.quantity_weaker_means, self.quantity_weaker_why, self.quantity_weaker_settle)
            }
            Code::DeadlineOutside => {
                (self.deadline_outside_name, self.deadline_outside_means, self.deadline_outside_why, self.deadline_outside_settle)
            }
            Code::NoOwner => (self.no_owner_name, self.no_owner_means, self.no_owner_why, self.no_owner_settle),
            Code::OwnerDiffers => {
                (self.owner_differs_name, self.owner_differs_means, self.owner_differs_why, self.owner_differs_settle)
            }
            Code::FewOwners => (self.few_owners_name, self.few_owners_means, self.few_owners_why, self.few_owners_settle),
            Code::ForeignHeading => {
                (self.foreign_heading_name, self.foreign_heading_means, self.foreign_heading_why, self.foreign_heading_settle)
            }
            Code::Duplicate => (self.duplicate_name, self.duplicate_means, self.duplicate_why, self.duplicate_settle),
            Code::NumberOutOfOrder => (
                self.number_out_of_order_name,
                self.number_out_of_order_means,
                self.number_out_of_order_why,
                self.number_out_of_order_settle,
            ),
            Code::NumberLost => (self.number_lost_name, self.number_lost_means, self.number_lost_why, self.number_lost_settle),
            Code::MapsToNothing => {
                (self.maps_to_nothing_name, self.maps_to_nothing_means, self.maps_to_nothing_why, self.maps_to_nothing_settle)
            }
            Code::UnknownNumber => {
                (self.unknown_number_name, self.unknown_number_means, self.unknown_number_why, self.unknown_number_settle)
            }
            Code::WrongNumber => {
                (self.wrong_number_name, self.wrong_number_means, self.wrong_number_why, self.wrong_number_settle)
            }
            Code::OnlyRepeats => {
                (self.only_repeats_name, self.only_repeats_means, self.only_repeats_why, self.only_repeats_settle)
            }
            Code::NoDocNumber => {
                (self.no_doc_number_name, self.no_doc_number_means, self.no_doc_number_why, self.no_doc_number_settle)
            }
            Code::NoDate => (self.no_date_name, self.no_date_means, self.no_date_why, self.no_date_settle),
        };
        Rule { name, means, why, settle }
    }
}
