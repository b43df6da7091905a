//! What grows: files of a size for each step whose time could grow faster than they do.

use std::fmt::Write as _;

use duibiao::mapping::Mapper;
use duibiao::report::{Lang, sssom};
use duibiao::session::{Files, Inputs, Session};

use super::{TAXONOMY, Work};

/// A step, and files for it.
pub(crate) struct Case {
    /// What grows.
    pub(crate) name: &'static str,
    /// The smallest size.
    pub(crate) from: usize,
    /// Files of a size.
    pub(crate) files: fn(usize) -> Files,
    /// What is done with them.
    pub(crate) work: Work,
}

const fn case(name: &'static str, from: usize, files: fn(usize) -> Files, work: Work) -> Case {
    Case { name, from, files, work }
}

pub(crate) const CASES: &[Case] = &[
    case("plans: verdicts and texts", 50, plans, Work::Judge),
    case("plans: verdicts on items alone", 100, plans, Work::Items),
    case("plans: the report in six forms", 10, plans, Work::Report),
    case("plans: files of one name", 250, files_of_one_name, Work::Judge),
    case("plans: a list of them", 250, listed, Work::Judge),
    case("plans: each cites another document", 250, citing, Work::Judge),
    case("plans: of one place and year", 100, of_one_place, Work::Judge),
    case("decisions of a review", 20, decisions, Work::Review),
    case("clauses of a draft and of its parent", 250, draft_and_parent, Work::Check),
    case("clauses of a draft held against itself", 250, draft_and_itself, Work::Check),
    case("clauses that are all the same", 250, all_the_same, Work::Check),
    case("documents that a draft cites, in a library", 100, cited_in_library, Work::CheckInLibrary),
    case("headings of a plan", 500, headings, Work::Judge),
    case("headings, each below the one before", 4, nested_headings, Work::Judge),
    case("rows of a table in a web page", 500, web_rows, Work::Judge),
    case("rows of a table that was pasted as text", 500, pasted_rows, Work::Judge),
    case("marks in a cell of bases", 30, bases, Work::Judge),
    case("one clause: brackets with units", 2000, brackets, Work::Judge),
    case("one clause: brackets within brackets", 2000, brackets_in_brackets, Work::Judge),
    case("one clause: units of one note", 1000, units, Work::Judge),
    case("one clause: words of items", 2000, words_of_items, Work::Judge),
    case("one clause: one word of an item", 4000, one_word, Work::Judge),
    case("one clause: members of a list", 2000, members_of_a_list, Work::Judge),
    case("one clause: parts with lists", 500, parts_with_lists, Work::Judge),
    case("one clause: deadlines", 1000, deadlines, Work::Judge),
    case("one clause: documents in title marks", 1000, titles, Work::Judge),
    case("one clause: words that say nothing", 8_000, plain_words, Work::Judge),
    case("one clause: shown in a terminal", 8_000, plain_words, Work::Show),
    case("one clause: the same above", 2000, long_clause_above, Work::Check),
    case("one clause: numbers, the same above", 500, numbers_above, Work::Check),
    case("a text without line breaks", 500, no_line_breaks, Work::Judge),
    case("a text of empty lines", 10_000, empty_lines, Work::Judge),
    case("a text of numbers of a list", 2000, numbers, Work::Judge),
];

fn one(text: String) -> Files {
    Files::new([("plan.txt", text)])
}

/// A plan with one clause.
fn clause(words: &str) -> Files {
    one(format!("某县2017年政务公开工作要点\n一、重点任务\n（一）{words}\n"))
}

fn repeated(count: usize, each: impl Fn(usize) -> String) -> String {
    (0..count).map(each).collect()
}

/// A number in Chinese signs, so that texts differ in words.
fn sign(number: usize) -> String {
    number.to_string().chars().filter_map(|digit| "甲乙丙丁戊己庚辛壬癸".chars().nth(digit.to_digit(10)? as usize)).collect()
}

const SUBJECTS: [&str; 6] = ["部门预算和决算", "义务教育招生范围", "食品抽检结果", "权力清单", "征地补偿标准", "环境监测信息"];

fn task(at: usize) -> String {
    let subject = SUBJECTS[at % SUBJECTS.len()];
    format!(
        "（{}）推进{}{subject}公开。{}月底前公开{}的{subject}，明确{}的要求。（县财政局牵头）\n",
        at + 1,
        sign(at),
        at % 12 + 1,
        sign(at),
        sign(at * 7)
    )
}

fn plan_of(place: &str, tasks: usize, from: usize) -> String {
    format!("{place}2017年政务公开工作要点\n一、重点任务\n{}", repeated(tasks, |at| task(from + at)))
}

fn county(at: usize) -> (String, String) {
    let place = format!("{}县", sign(at));
    (format!("{at}.txt"), plan_of(&place, 12, at))
}

fn plans(size: usize) -> Files {
    Files::new((0..size).map(county))
}

fn files_of_one_name(size: usize) -> Files {
    Files::new((0..size).map(|at| (format!("{at}/plan.txt"), plan_of(&format!("{}县", sign(at)), 1, at))))
}

fn listed(size: usize) -> Files {
    let mut list = String::from("plans:\n");
    for at in 0..size {
        let _ = writeln!(list, "  - {{path: {at}.txt, level: county, jurisdiction: {}县}}", sign(at));
    }
    let mut files = Files::new((0..size).map(|at| (format!("{at}.txt"), plan_of("某县", 1, at))));
    files.insert("corpus.yaml", list);
    files
}

fn citing(size: usize) -> Files {
    let text = |at: usize| {
        let (own, above) = (sign(at), sign(at + 1));
        format!(
            "{own}县2017年政务公开工作要点\n{own}政办发〔2017〕{at}号\n根据《{above}市2017年政务公开重点工作安排》（{above}政办发〔2017〕{}号），制定本要点。\n{}",
            at + 1,
            task(at)
        )
    };
    Files::new((0..size).map(|at| (format!("{at}.txt"), text(at))))
}

fn of_one_place(size: usize) -> Files {
    Files::new((0..size).map(|at| (format!("{at}.txt"), plan_of("某县", 3, at))))
}

fn decisions(size: usize) -> Files {
    let mut files = Files::new((0..size).map(|at| (format!("plans/{at}.txt"), county(at).1)));
    let mapper = Mapper::new(&TAXONOMY);
    let corpus = Session::read(&files, &Inputs::plans(["plans"]), &mapper).expect("plans").corpus;
    let table = sssom::render(&corpus.members, &TAXONOMY, Lang::Zh).replace("\n\t", "\n是\t");
    files.insert("review.tsv", table);
    files
}

fn against(draft: String, parent: String) -> Files {
    Files::new([("draft.txt", draft), ("parent.txt", parent)])
}

fn draft_and_parent(size: usize) -> Files {
    against(plan_of("某市某县", size, 0), plan_of("某市", size, 3))
}

fn draft_and_itself(size: usize) -> Files {
    against(plan_of("某市某县", size, 0), plan_of("某市", size, 0))
}

fn all_the_same(size: usize) -> Files {
    let text = |place: &str| format!("{place}2017年政务公开工作要点\n一、重点任务\n{}", repeated(size, |_| task(0)));
    against(text("某市某县"), text("某市"))
}

fn cited_in_library(size: usize) -> Files {
    let cited = repeated(size, |at| format!("落实《{}市2017年政务公开工作要点》。\n", sign(at)));
    let mut files = against(format!("某市某县2017年政务公开工作要点\n一、重点任务\n{cited}"), plan_of("某市", 2, 0));
    for at in 0..size {
        files.insert(format!("library/{at}.txt"), plan_of(&format!("{}市", sign(at)), 1, at));
    }
    files
}

fn headings(size: usize) -> Files {
    one(format!(
        "某县2017年政务公开工作要点\n{}",
        repeated(size, |at| format!("{}、{}\n公开部门预算。\n", at + 1, SUBJECTS[at % 6]))
    ))
}

fn nested_headings(size: usize) -> Files {
    let levels = ["一、", "（一）", "1.", "（1）", "①"];
    let text = repeated(size * 100, |at| format!("{}{}{}\n公开预算。\n", levels[at % 5], SUBJECTS[at % 6], sign(at)));
    one(format!("某县2017年政务公开工作要点\n{text}"))
}

fn web_rows(size: usize) -> Files {
    let row = |at: usize| {
        format!("<tr><td>{}</td><td>公开{}{}</td><td>县财政局</td><td>6月底前</td></tr>", at + 1, sign(at), SUBJECTS[at % 6])
    };
    let page = format!(
        "<html><body><h1>某县2017年政务公开工作要点任务分解表</h1><table><tr><td>序号</td><td>工作任务</td><td>责任单位</td><td>完成时限</td></tr>{}</table></body></html>",
        repeated(size, row)
    );
    Files::new([("plan.html", page)])
}

/// A table with cells as long as are read, that list words which name no document.
fn bases(size: usize) -> Files {
    let words = repeated(900, |_| "甲、".to_owned());
    let row = |at: usize| format!("<tr><td>{}</td><td>公开{}{}</td><td>{words}</td></tr>", at + 1, sign(at), SUBJECTS[at % 6]);
    let page = format!(
        "<html><body><h1>某县2017年政务公开工作要点任务分解表</h1><table><tr><td>序号</td><td>工作任务</td><td>依据</td></tr>{}</table></body></html>",
        repeated(size, row)
    );
    Files::new([("plan.html", page)])
}

fn pasted_rows(size: usize) -> Files {
    let row = |at: usize| format!("{}\n公开{}{}\n县财政局\n6月底前\n", at + 1, sign(at), SUBJECTS[at % 6]);
    one(format!("某县2017年政务公开工作要点任务分解表\n序号\n工作任务\n责任单位\n完成时限\n{}", repeated(size, row)))
}

fn brackets(size: usize) -> Files {
    clause(&repeated(size, |at| format!("公开预算（县{}局牵头）", sign(at))))
}

fn brackets_in_brackets(size: usize) -> Files {
    clause(&format!("公开预算{}县财政局牵头{}。", "（".repeat(size), "）".repeat(size)))
}

fn units(size: usize) -> Files {
    clause(&format!("公开预算。（责任单位：{}）", repeated(size, |at| format!("县{}局、", sign(at)))))
}

fn words_of_items(size: usize) -> Files {
    clause(&repeated(size, |at| format!("公开{}{}，", sign(at), SUBJECTS[at % 6])))
}

fn one_word(size: usize) -> Files {
    clause(&"预算".repeat(size))
}

fn members_of_a_list(size: usize) -> Files {
    clause(&format!("做好{}等信息公开。", repeated(size, |at| format!("{}、", SUBJECTS[at % 6]))))
}

fn parts_with_lists(size: usize) -> Files {
    clause(&repeated(size, |at| format!("公开{}、{}等领域信息；", SUBJECTS[at % 6], SUBJECTS[(at + 1) % 6])))
}

fn deadlines(size: usize) -> Files {
    clause(&repeated(size, |at| format!("{}月{}日前公开{}预算，", at % 12 + 1, at % 28 + 1, sign(at))))
}

fn titles(size: usize) -> Files {
    clause(&repeated(size, |at| format!("落实《{}市2017年政务公开工作要点》，", sign(at))))
}

fn plain_words(size: usize) -> Files {
    clause(&repeated(size, |at| format!("{}山水", sign(at))))
}

fn long_clause_above(size: usize) -> Files {
    let text = |place: &str| {
        let words = repeated(size, |at| format!("公开{}{}，", sign(at), SUBJECTS[at % 6]));
        format!("{place}2017年政务公开工作要点\n一、重点任务\n（一）{words}\n")
    };
    against(text("某市某县"), text("某市"))
}

fn numbers_above(size: usize) -> Files {
    let text = |place: &str| {
        let words = repeated(size, |at| format!("公开{}信息不少于{}条，", SUBJECTS[at % 6], at + 1));
        format!("{place}2017年政务公开工作要点\n一、重点任务\n（一）{words}\n")
    };
    against(text("某市某县"), text("某市"))
}

fn no_line_breaks(size: usize) -> Files {
    one(format!("某县2017年政务公开工作要点\n一、重点任务{}", repeated(size, |at| task(at).replace('\n', ""))))
}

fn empty_lines(size: usize) -> Files {
    one(format!("某县2017年政务公开工作要点\n一、重点任务\n{}公开部门预算。\n", "\n".repeat(size)))
}

fn numbers(size: usize) -> Files {
    one(format!(
        "某县2017年政务公开工作要点\n{}一、重点任务\n（一）公开部门预算。\n",
        repeated(size, |at| format!("{}.\n", at + 1))
    ))
}
