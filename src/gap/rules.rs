//! Every rule, declared once: code, severities, what it means in both languages, and the messages of its findings.
//!
//! Rules of `check` are implemented in `check/`, those on the lineage in `finding/lineage.rs`; `CONTRIBUTING.md` says what else a new rule
//! needs.

use super::rule::Severity::{self, Error, Note, Warning};
use super::rule::{Bilingual, Declared, Message, When, rules};

// The name of a rule, its code, the severity of most of its findings, and all their severities, the mildest first. In a message `{name}`
// is a value of the finding; a second message is for findings that meet its condition.
rules! {
    /// The plan is built after the national points of an earlier year.
    FollowsEarlierYear = "L001", Warning of [Warning] {
        name: "结构沿用往年要点", "Built after an earlier year";
        means: "草案各标题与早一年的国家要点相符，与本年要点不符。", "The headings fit the national points of an earlier year better than those of the plan's own.";
        why: "沿用旧稿会漏掉本年新增的任务，也会保留已经取消的任务。", "An old draft that is used again lacks what is new this year and keeps what was given up.";
        settle: "对照本年要点重排结构，逐项核对 C101 和 C102。", "Rebuild the outline after this year's points, then go through C101 and C102.";
        message: "计划属 {year} 年，结构却与 {followed} 年国家要点相符：标题吻合 {structure}（{year} 年要点 {structure-here}），事项吻合 {items}（{year} 年要点 {items-here}）", "the plan is of {year} and follows the national points of {followed}: headings fit by {structure} (points of {year}: {structure-here}), items by {items} (points of {year}: {items-here})";
    }
    /// Plans carry one another out in a cycle.
    Circle = "L002", Error of [Error] {
        name: "依据互相循环", "Plans that cite each other in a circle";
        means: "几份计划互以对方为依据。", "Plans name one another as what they carry out.";
        why: "没有一份能作为另一份的上级，结论都不可靠。", "None of them can stand above the other, so no verdict holds.";
        settle: "改正 corpus.yaml 中的 parents，或改正引文。", "Correct parents in corpus.yaml, or the citation.";
        message: "这些计划互为依据，形成循环：{plans}", "these plans carry one another out in a circle: {plans}";
    }
    /// A parent was issued after its child.
    YoungerParent = "L003", Warning of [Warning] {
        name: "上级文件晚于本计划", "Parent younger than the plan";
        means: "上级文件的日期或年份在本计划之后。", "The parent's date or year is after that of the plan.";
        why: "计划不可能落实尚未印发的文件；多半是日期或对应关系有误。", "A plan cannot carry out what was not issued yet; mostly a date or the choice of the parent is wrong.";
        settle: "核对两份文件的日期，或用 --against 指定正确的上级。", "Check both dates, or name the right parent with --against.";
        message: "上级文件 {parent}（{above}）晚于本计划（{below}）", "the parent {parent} ({above}) is younger than the plan ({below})";
    }
    /// A named or cited parent is not of a higher level.
    WrongLevel = "L004", Warning of [Warning] {
        name: "上级文件的层级不在其上", "Parent not of a level above";
        means: "指定或引用的上级文件与本计划同级或更低。", "A parent that is named or cited is of the plan's own level or below.";
        why: "层级颠倒，差距分析就失去意义。", "With the levels upside down a gap analysis means nothing.";
        settle: "改正指定的文件、引文或 corpus.yaml 中的 level。", "Correct the file that is named, the citation, or level in corpus.yaml.";
        message: "上级文件 {parent} 的层级是{level}，不在本计划（{wanted}）之上", "the parent {parent} is of level {level}, which is not above the plan ({wanted})";
    }
    /// A place has several plans of one year.
    SeveralPlans = "L005", Warning of [Warning] {
        name: "同地同年有多份计划", "Several plans of one place and year";
        means: "同一地方同一年有两份以上计划。", "A place has more than one plan for the year.";
        why: "两份要求可能不一致，读者不知道依哪一份。", "They may ask for different things, and nobody knows which one holds.";
        settle: "说明两者关系（要点与分解表可以并存），或删去旧稿。", "Say how they belong together (work points and a task table may), or remove the old one.";
        message: "{place}{year} 年另有计划：{plans}", "{place} has other plans for {year}: {plans}";
        message Has("all"): "{place}{year} 年另有 {all} 份计划：{plans} 等", "{place} has {all} other plans for {year}, among them {plans}";
    }
    /// A cited document is of the wrong year.
    CitedYear = "L006", Warning of [Warning] {
        name: "所引文件的年份不符", "Cited document of another year";
        means: "引用的年度文件不是本计划年份的。", "An annual document is cited that is of another year than the plan.";
        why: "引用去年的要点，是沿用旧稿最常见的痕迹。", "Citing last year's points is the usual trace of an old draft.";
        settle: "改为本年文件的标题和文号；确需引用往年的，予以认可并说明理由。", "Cite this year's title and number; where the older one is meant, accept the finding with the reason.";
        message: "所引文件《{title}》属 {cited} 年，计划属 {year} 年", "the cited document “{title}” is of {cited}, the plan of {year}";
    }
    /// A cited document is of another level than the citation says.
    CitedLevel = "L007", Warning of [Warning] {
        name: "所引文件的层级不符", "Cited document of another level";
        means: "引文所称的层级与该文号文件的层级不同。", "The citation names another level than the document of that number has.";
        why: "文号或机关写错，依据就落空。", "With a wrong number or office the authority is void.";
        settle: "核对文号和发文机关。", "Check the number and the issuer.";
        message: "所引文件 {parent} 的层级是{level}，引文却称是{wanted}", "the cited document {parent} is of level {level}; the citation says {wanted}";
    }
    /// The national document at hand and the profile of its year ask for different items.
    ProfileDiffers = "L008", Warning of [Warning] {
        name: "国家文件与事项清单不一致", "National document and profile differ";
        means: "读入了国家要点原文，它与事项目录中该年要点的事项清单要求的事项不同。", "The national document was read, and it asks for other items than the profile of its year in the taxonomy.";
        why: "清单漏列或多列，没有原文可读时就会误判下级。", "Where the text is not at hand, a profile that lacks or adds items misjudges every plan below.";
        settle: "核对原文后改正 profiles 中该年的文件，可用 duibiao taxonomy profile 写出草稿。", "Check the text and correct the file of the year in profiles; duibiao taxonomy profile writes a draft of it.";
        message: "本文件与事项清单（{year} 年要点）不一致：只有本文件要求 {document}；只有清单列出 {profile}", "this document and the profile of {year} differ: only the document asks for {document}; only the profile lists {profile}";
    }
    /// An exception has expired.
    ExceptionExpired = "X001", Warning of [Warning] {
        name: "认可已到期", "Exception expired";
        means: "清单中的认可已过有效期。", "An exception of the manifest is past its date.";
        why: "到期的认可不再生效，差距重新计数。", "It does not count any more, and the gap counts again.";
        settle: "重新审议后延期，或删去。", "Review it and set a new date, or remove it.";
        message: "{file} 中对 {target} 的认可已于 {until} 到期（比对日期 {day}）", "the exception for {target} in {file} ended on {until} (held against {day})";
    }
    /// An exception meets nothing.
    ExceptionUnused = "X002", Note of [Note] {
        name: "认可没有对象", "Exception meets nothing";
        means: "清单中的认可没有对应的差距或问题。", "An exception of the manifest meets no gap and no finding.";
        why: "问题已解决，或代码写错。", "The matter is settled, or the code is wrong.";
        settle: "删去，或改正代码。", "Remove it, or correct the code.";
        message: "{file} 中对 {target} 的认可没有对应的差距或问题", "the exception for {target} in {file} meets no gap and no finding";
    }
    /// An item that is asked for above is not in the draft.
    Dropped = "C101", Warning of [Note, Warning, Error] {
        name: "上级事项未写入", "Item dropped";
        means: "上级要求的事项，草案通篇没有任务提出；只在列举、网站名称等处顺带提到的，作警告。位置标在草案中最邻近的同类事项处。", "No task of the draft asks for an item that is asked for above; where a list or the name of a website mentions it in passing, it is a warning. The place shown is where its nearest neighbours stand in the draft.";
        why: "漏掉的事项到下一级就没有依据，考核时会扣分。", "What is lost here has no basis further down, and counts against the place when it is assessed.";
        settle: "按建议文本补写，或说明本级没有此项职能并予以认可。", "Write it in, from the proposal if you like, or accept the finding and say why the place has no such duty.";
        message: "上级要求的“{item}”未列入草案", "“{item}” is asked for above and is not in the draft";
    }
    /// An item is in the draft, but some elements that are asked for are not.
    ElementMissing = "C102", Warning of [Note, Warning] {
        name: "事项缺少要素", "Element missing";
        means: "事项已写入，但上级点名的若干要素没有写到。", "The item is there, and elements that are named above are not.";
        why: "只写大项，下级会把没点名的要素略去。", "Where only the item is named, those below leave out what is not.";
        settle: "在该任务中补上所列要素。", "Name the elements in that task.";
        message: "“{item}”缺少要素：{elements}", "“{item}” lacks: {elements}";
    }
    /// A later deadline than above, or none.
    DeadlineWeaker = "C201", Error of [Warning, Error] {
        name: "时限弱于上级", "Deadline weaker";
        means: "时限晚于上级，或上级有时限而草案没有。", "The deadline is later than above, or there is one above and none here.";
        why: "下级不得放宽上级时限。", "A level below may not give more time than the one above.";
        settle: "改为不晚于上级的时限。", "Set a deadline that is no later.";
        message: "“{item}”的时限为“{own}”，弱于上级的“{parent}”", "the deadline of “{item}” is “{own}”, weaker than “{parent}” above";
        message Nothing("own"): "“{item}”未规定时限，上级为“{parent}”", "“{item}” states no deadline; above it is “{parent}”";
    }
    /// Less often than above, or without a frequency.
    FrequencyWeaker = "C202", Error of [Warning, Error] {
        name: "频次弱于上级", "Frequency weaker";
        means: "频次低于上级，或上级有频次而草案没有。", "Less often than above, or there is a frequency above and none here.";
        why: "频次降低，公众看到的信息就变旧。", "With a lower frequency what the public sees grows old.";
        settle: "改为不低于上级的频次。", "Set a frequency that is no lower.";
        message: "“{item}”的频次为“{own}”，弱于上级的“{parent}”", "the frequency of “{item}” is “{own}”, weaker than “{parent}” above";
        message Nothing("own"): "“{item}”未规定频次，上级为“{parent}”", "“{item}” states no frequency; above it is “{parent}”";
    }
    /// Less than above, or without a figure.
    QuantityWeaker = "C203", Error of [Warning, Error] {
        name: "数量弱于上级", "Quantity weaker";
        means: "数量或比例低于上级，或上级有数量而草案没有。", "A figure is lower than above, or there is one above and none here.";
        why: "数量是考核的硬指标。", "Figures are what is assessed.";
        settle: "改为不低于上级的数量。", "Set a figure that is no lower.";
        message: "“{item}”的数量为“{own}”，弱于上级的“{parent}”", "the quantity of “{item}” is “{own}”, weaker than “{parent}” above";
        message Nothing("own"): "“{item}”未规定数量，上级为“{parent}”", "“{item}” states no quantity; above it is “{parent}”";
    }
    /// A deadline before the date of the plan, or after its year.
    DeadlineOutside = "C204", Warning of [Note, Warning] {
        name: "时限早于成文日期或超出年度", "Deadline before the plan or after its year";
        means: "时限早于本计划的成文日期（草稿没有日期的，早于 --today 给出的日期），或者晚于本计划所属年度（次年 1 月底前不算）。", "A deadline is before the date of the plan (for a draft without one, before the day that --today gives), or after its year (the first month of the next year is not counted).";
        why: "早于成文日期的时限无法做到；超出年度的时限，多是沿用旧稿或年份写错。", "What was due before the plan was signed cannot be done in time; a later year is mostly a slip or left from another draft.";
        settle: "核对年份和月份；确为跨年任务的，予以认可并说明。", "Check year and month; where the work does run beyond the year, accept the finding and say so.";
        message: "时限“{own}”不在本计划所属的 {year} 年", "the deadline “{own}” is not in {year}, the year of the plan";
        message Has("issued"): "时限“{own}”早于本计划的成文日期 {issued}", "the deadline “{own}” is before the date of the plan, {issued}";
        message Has("today"): "时限“{own}”早于 {today}，已经过去", "the deadline “{own}” is before {today} and has passed";
    }
    /// A task without an owner in a plan that names owners.
    NoOwner = "C301", Warning of [Warning, Error] {
        name: "任务没有责任单位", "Task without owner";
        means: "草案其他任务写明责任单位，此任务没有，或只有配合单位。", "Other tasks of the draft name who is responsible; this one does not, or only who supports.";
        why: "没有责任单位的任务没人办。", "A task that belongs to nobody is done by nobody.";
        settle: "写明牵头和配合单位。", "Name who leads and who supports.";
        message: "任务“{task}”没有责任单位", "the task “{task}” has no owner";
        message Has("support"): "任务“{task}”只有配合单位（{support}），没有牵头或责任单位", "the task “{task}” names who supports it ({support}) and nobody who leads it or carries it out";
    }
    /// A task of departments other than above.
    OwnerDiffers = "C302", Warning of [Warning] {
        name: "责任单位与上级不对应", "Owner unlike the parent's";
        means: "上级与草案的责任单位没有一个属于同一部门。", "No department is responsible both above and here.";
        why: "上下不对口，报送和督办会落空。", "Where offices do not correspond, reports and reminders go astray.";
        settle: "核对职能分工；职能确已划转的，予以认可。", "Check who has the duty; where it was transferred, accept the finding.";
        message: "“{item}”的责任单位为{own}，与上级的{parent}不对应", "the owner of “{item}” is {own}, which does not correspond to {parent} above";
    }
    /// A plan that names owners for few of its tasks, or for none.
    FewOwners = "C303", Warning of [Warning, Error] {
        name: "多数任务没有责任单位", "Most tasks without owner";
        means: "草案只有不到一半的任务写明责任单位。", "The draft names owners for less than half of its tasks.";
        why: "分工不明，计划难以落实；要点另附分解表的除外。", "Nobody knows who does what, unless a task table goes with the plan.";
        settle: "逐条补上责任单位，或附任务分解表。", "Name owners task by task, or attach a task table.";
        message: "{tasks} 项任务中只有 {owned} 项写明责任单位", "only {owned} of {tasks} tasks name an owner";
    }
    /// A task that belongs under another heading of the draft.
    ForeignHeading = "C401", Warning of [Warning] {
        name: "任务放错标题", "Task under a foreign heading";
        means: "任务的事项在草案中另有专门标题，却放在别的领域之下。", "The draft has a heading of its own for the item of the task, which stands under that of another field.";
        why: "承办单位按标题找任务，放错就会被漏看。", "Offices look for their tasks by the headings and overlook this one.";
        settle: "移到所示标题之下。", "Move it under the heading shown.";
        message: "“{item}”放在“{under}”之下，草案另有标题“{home}”", "“{item}” stands under “{under}”; the draft has the heading “{home}”";
    }
    /// A task that occurs twice.
    Duplicate = "C402", Warning of [Warning] {
        name: "任务重复", "Duplicate task";
        means: "两条任务的文字基本相同。", "Two tasks say the same in almost the same words.";
        why: "责任单位或时限不一致时，无从执行。", "Where their owners or deadlines differ, neither can be carried out.";
        settle: "合并为一条。", "Make them one.";
        message: "本项任务与{place}的任务重复", "the task says again what {place} says";
    }
    /// A number that does not follow the one before.
    NumberOutOfOrder = "C403", Warning of [Warning] {
        name: "序号不连续", "Number out of order";
        means: "序号与前一个同级序号不衔接：重号、跳号，或与前面的写法不同。", "A number does not follow the one before it: it stands twice, leaves some out, or is written in another way.";
        why: "引用“第几条”会指错，也可能是删稿时误删了内容。", "References by number go wrong, and text may have been cut by mistake.";
        settle: "重新编号，并核对有无漏文。", "Number anew, and see whether text is missing.";
        message: "序号“{label}”与前一序号“{before}”不衔接", "the number “{label}” does not follow “{before}”";
        message Has("again"): "序号“{label}”重号，前面已有同级的“{label}”", "the number “{label}” stands twice";
        message Has("skipped"): "序号从“{before}”跳到“{label}”，中间缺 {skipped} 个号", "numbers go from “{before}” to “{label}”; missing between them: {skipped}";
        message Has("unlike"): "序号“{label}”与前面同级的“{unlike}”写法不同，接不上", "the number “{label}” is written unlike “{unlike}” before it and does not follow it";
        message Has("bare"): "序号从“{label}”开始，前面的同级标题“{bare}”没有序号", "numbers begin with “{label}”; the heading “{bare}” before it has none";
        message Lacks("before"): "序号从“{label}”开始，前面没有同级序号", "numbers begin with “{label}”; there is none before it";
    }
    /// A heading without a number whose neighbours have numbers.
    NumberLost = "C404", Warning of [Warning] {
        name: "标题缺少序号", "Heading without number";
        means: "同级标题都有序号，此标题没有。", "Its neighbours have numbers and this heading has none.";
        why: "多为转换格式时丢失，层次会被读错。", "Mostly lost in a conversion; readers take it for another depth.";
        settle: "补上序号。", "Put the number back.";
        message: "标题缺少序号，应为“{label}”", "the heading has no number; it should be “{label}”";
    }
    /// A task that maps to no item of the taxonomy.
    MapsToNothing = "C405", Note of [Note] {
        name: "任务无对应事项", "Task fits no item";
        means: "任务不属于任何事项。", "No item of the taxonomy is about the task.";
        why: "可能是本地特色任务，也可能用词生僻，未被归类而影响其他结论。", "It may be the place's own, or worded so that it was not recognised, which bears on other verdicts.";
        settle: "本地特色任务可予以认可；归类有误的，用 review 改正。", "Accept it as the place's own, or correct the mapping with review.";
        message: "任务“{task}”没有对应的事项", "the task “{task}” fits no item";
    }
    /// An annex that is announced but missing.
    AnnexAbsent = "C406", Warning of [Warning, Error] {
        name: "附件未附", "Annex not there";
        means: "文中写明有附件，文件里却没有。", "The text announces an annex, and the file has none.";
        why: "任务若在附件中，收文单位无从执行；缺少哪些事项也无法判定。", "Where tasks stand in it nobody can carry them out, and what is missing cannot be told.";
        settle: "把附件接在正文后面，或删去这一行；定稿（--final）缺附件按错误报。", "Put the annex behind the text, or take the line out; with --final it is an error.";
        message: "“{annex}”没有附在文中", "“{annex}” does not stand in the file";
    }
    /// A cited number that no document of the corpus has.
    UnknownNumber = "C501", Note of [Note] {
        name: "文号查无此件", "Unknown number";
        means: "已读入的文件中没有这个文号。", "No document that was read has the cited number.";
        why: "可能写错，也可能只是该文件没有收录。", "It may be wrong, or the document was simply not given.";
        settle: "核对文号，或把文件收入文件夹。", "Check the number, or add the document to the folder.";
        message: "已读入的文件中没有文号为 {number} 的（所引《{title}》）", "no document that was read has the number {number} (cited for “{title}”)";
    }
    /// A cited document that has another number.
    WrongNumber = "C502", Error of [Error] {
        name: "文号与标题不符", "Wrong number";
        means: "所引标题的文件另有文号。", "The document of the cited title has another number.";
        why: "依据写错，正式印发后难以更正。", "A wrong authority is hard to put right once the plan is issued.";
        settle: "改为所示文号。", "Use the number shown.";
        message: "《{title}》的文号应为 {right}，文中写作 {number}", "the number of “{title}” is {right}; the text has {number}";
    }
    /// A cited number whose document has another title.
    WrongTitle = "C503", Warning of [Warning] {
        name: "标题与文号不符", "Wrong title";
        means: "所引文号的文件另有标题。", "The document of the cited number has another title.";
        why: "文号对而标题错，依据同样落空。", "With the wrong title the authority is as void as with a wrong number.";
        settle: "核对标题和文号，改为所示标题。", "Check title and number, and use the title shown.";
        message: "文号为 {number} 的是《{right}》，文中写作《{title}》", "{number} is the number of “{right}”; the text has “{title}”";
    }
    /// A plan that only repeats its parent.
    OnlyRepeats = "C601", Warning of [Warning] {
        name: "通篇照抄上级", "Only repeats its parent";
        means: "任务文字几乎全部照抄上级文件。", "Almost all task text is copied from the parent.";
        why: "以文件落实文件，没有本级的措施、时限和责任。", "A paper is answered by a paper, without measures, deadlines and owners of the place.";
        settle: "写出本级的具体做法。", "Say what the place itself does.";
        message: "任务文字有 {share} 照抄 {parent}", "{share} of the task text is copied from {parent}";
    }
    /// The name of another place of the same level.
    ForeignPlace = "C602", Warning of [Warning] {
        name: "写入其他地方的名称", "Name of another place";
        means: "任务文字中写着同级另一地方的名称。", "The text of a task names another place of the same level.";
        why: "多为照搬其他地方文件时漏改。", "Mostly left over from a text that was taken from there.";
        settle: "改为本地名称；确需提到的，予以认可。", "Write the place's own name, or accept it where the other one is meant.";
        message: "本计划属{own}，文中写作“{other}”", "the plan is of {own}; the text has “{other}”";
    }
    /// No document number.
    NoDocNumber = "C701", Note of [Note, Error] {
        name: "没有文号", "No document number";
        means: "文中没有发文字号。", "There is no document number.";
        why: "正式文件必须有文号；起草时没有属正常（--draft 不报，--final 报错）。", "A signed plan must have one; a draft has none yet (--draft is silent, --final makes it an error).";
        settle: "编号后补上。", "Add it when it is assigned.";
        message: "没有发文字号", "there is no document number";
    }
    /// No date of signature.
    NoDate = "C702", Note of [Note, Error] {
        name: "没有成文日期", "No date";
        means: "文中没有成文日期。", "There is no date of signature.";
        why: "没有日期就不能判断是否过时；起草时没有属正常（--draft 不报，--final 报错）。", "Without it nobody can tell what is out of date; a draft has none yet (--draft is silent, --final makes it an error).";
        settle: "签发时补上。", "Add it when the plan is signed.";
        message: "没有成文日期", "there is no date of signature";
    }
}

impl Code {
    /// Returns the code: `L` for the lineage, `X` for exceptions, `C` for drafts (`C1` what is missing, `C2` what is weaker or out of
    /// time, `C3` owners, `C4` the order of the text, `C5` citations, `C6` the origin of the text, `C7` formalities).
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.rule().code
    }

    /// Finds the rule for a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }

    /// Returns `true` if only `check` makes findings of the rule.
    #[must_use]
    pub fn is_of_draft(self) -> bool {
        self.code().starts_with('C')
    }

    /// Returns the possible severities of the rule's findings, the mildest first; they depend on the evidence and on the stage of the
    /// draft.
    #[must_use]
    pub const fn severities(self) -> &'static [Severity] {
        self.rule().severities
    }

    /// Returns the default severity of the rule.
    #[must_use]
    pub const fn severity(self) -> Severity {
        self.rule().severity
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_and_known() {
        let codes: BTreeSet<&str> = Code::ALL.into_iter().map(Code::code).collect();
        assert_eq!(codes.len(), Code::ALL.len());
        assert!(Code::ALL.into_iter().all(|code| Code::from_code(code.code()) == Some(code)));
        assert_eq!(Code::from_code("L999"), None);
    }
}
