//! Each language keeps to its own signs: with every text of the plans replaced by a letter, an English report has no Chinese character or
//! full-width sign, and a Chinese one no half-width bracket, comma or semicolon.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use crate::common;

use std::sync::Arc;

use duibiao::gap::Param;
use duibiao::mapping::Mapper;
use duibiao::report::views::{self, By};
use duibiao::report::{Lang, Place, Quote, RenderOptions, Report, html};
use duibiao::session::{Inputs, Options, Session};
use duibiao::taxonomy;

/// A report of a folder with a manifest, siblings included.
fn read(folder: &str) -> Report {
    let taxonomy = taxonomy::load_embedded().expect("valid data");
    let session = Session::read(&common::files(folder), &Inputs::plans(["."]), &Mapper::new(&taxonomy)).expect("plans");
    session.judge(&Options::default()).report()
}

fn letter() -> String {
    "x".to_owned()
}

fn quieten(quote: &mut Quote) {
    quote.parts = vec![(letter(), true)];
    quote.path = Vec::new();
    quote.responsible = Arc::new([]);
}

/// Puts a letter in place of every text that a plan or a document above it wrote.
fn quiet(mut report: Report) -> Report {
    for point in report.points.iter_mut().flat_map(|points| &mut points.points) {
        point.title = letter();
    }
    for profile in &mut report.profiles {
        profile.doc_number = letter();
    }
    for (number, plan) in report.plans.iter_mut().enumerate() {
        plan.id = format!("x{number}");
        plan.label = format!("x{number}");
        let header = &mut plan.header;
        for text in [&mut header.title, &mut header.issuer, &mut header.doc_number, &mut plan.against] {
            *text = text.as_ref().map(|_| letter());
        }
        plan.source.name = letter();
        for link in &mut plan.chain {
            link.name = link.name.as_ref().map(|_| letter());
            link.label = link.label.as_ref().map(|_| letter());
        }
        for gap in &mut plan.gaps {
            gap.points.iter_mut().for_each(|point| point.title = letter());
            for quotes in [&mut gap.quotes, &mut gap.parent_quotes] {
                Arc::make_mut(quotes).iter_mut().for_each(quieten);
            }
            let nearest = gap.text.nearest.iter_mut().flat_map(|(own, parent, _)| [own, parent]);
            nearest.chain(gap.higher.iter_mut().map(|found| &mut found.quote)).for_each(|quote| quieten(Arc::make_mut(quote)));
            for one in gap.text.strength.iter_mut().flat_map(|strength| &mut strength.compared) {
                one.own = one.own.as_ref().map(|(_, place)| (letter(), Place { path: Vec::new(), ..place.clone() }));
                one.parent = one.parent.as_ref().map(|(_, place)| (letter(), Place { path: Vec::new(), ..place.clone() }));
            }
        }
        for standing in &mut plan.standing {
            standing.doc_number = letter();
            standing.duties.iter_mut().for_each(|duty| (duty.number, duty.title) = (letter(), letter()));
        }
        for task in &mut plan.parent_tasks {
            (task.place, task.title) = (letter(), letter());
        }
        for task in &mut plan.local {
            task.heading = letter();
            task.quotes.iter_mut().for_each(quieten);
        }
        plan.unmapped.iter_mut().for_each(quieten);
        if let Some(followed) = &mut plan.followed {
            followed.doc_number = letter();
        }
        for param in plan.findings.iter_mut().flat_map(|finding| finding.params.values_mut()) {
            if let Param::Text(text) = param {
                *text = letter();
            }
        }
        for unread in &mut plan.unread {
            (unread.what, unread.why) = (letter(), letter());
        }
        if let Some(reuse) = &mut plan.reuse {
            for clause in &mut reuse.clauses {
                clause.source.iter_mut().chain([&mut clause.quote]).for_each(|quote| quieten(Arc::make_mut(quote)));
            }
            for (path, heading, ..) in &mut reuse.tasks {
                (*path, *heading) = (Vec::new(), letter());
            }
        }
    }
    for row in report.departments.rows.iter_mut().filter(|row| row.unit.id.is_none()) {
        row.unit.names.zh = letter();
        row.unit.names.en = letter();
    }
    report
}

/// What a reader sees of every form.
fn seen(report: &Report, lang: Lang) -> Vec<(String, String)> {
    let options = |width| RenderOptions { lang, width, color: false };
    let page = html::render(report, None, options(None)).expect("HTML");
    let mut shown = vec![
        ("page".to_owned(), words_of(&page)),
        ("comparison.md".to_owned(), views::comparison_markdown(report, options(None))),
        ("comparison".to_owned(), views::comparison_terminal(report, views::ShownItems::Asked, options(Some(80)))),
        ("plans".to_owned(), views::plans_table(report, lang).terminal(options(Some(80)))),
        ("rank".to_owned(), views::rank_set(report, options(Some(80))).terminal(options(Some(80)))),
        ("departments".to_owned(), views::departments_set(report, By::Item, None, options(Some(120))).markdown()),
    ];
    for plan in &report.plans {
        shown.push((format!("gap {}", plan.id), views::gap_table(plan, lang).terminal(options(Some(80)))));
        shown.push((format!("gap-{}.md", plan.id), views::gap_markdown(plan, options(None))));
    }
    shown
}

/// The text of a page: what stands between its tags, without style and script, a line each.
fn words_of(page: &str) -> String {
    let body = page.split("</head>").nth(1).unwrap_or_default();
    let body = body.split("<script>").next().unwrap_or_default();
    body.split('<').filter_map(|part| part.split_once('>')).flat_map(|(_, text)| [text, "\n"]).collect()
}

#[test]
fn an_english_report_on_plans_of_one_letter_has_nothing_chinese() {
    let foreign = |ch: char| matches!(ch, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ffef}');
    for folder in ["seeds", "tests/fixtures/chain"] {
        for (form, text) in seen(&quiet(read(folder)), Lang::En) {
            let strange: Vec<&str> = text.lines().filter(|line| line.contains(foreign)).take(5).collect();
            assert!(strange.is_empty(), "{folder}, {form}: {strange:#?}");
        }
    }
}

#[test]
fn a_chinese_report_on_plans_of_one_letter_has_chinese_signs() {
    for folder in ["seeds", "tests/fixtures/chain"] {
        for (form, text) in seen(&quiet(read(folder)), Lang::Zh) {
            let foreign = |line: &&str| ["(", ")", ", ", "; ", "\"", "&quot;"].iter().any(|sign| line.contains(sign));
            let strange: Vec<&str> = text.lines().filter(foreign).take(5).collect();
            assert!(strange.is_empty(), "{folder}, {form}: {strange:#?}");
        }
    }
}
