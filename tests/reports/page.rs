//! The report as a page: its numbers, its links, what it lets in, what it leaves to other pages.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use duibiao::gap::{Loss, Presence, Trace, Verdict};
use duibiao::lineage::CoverageGraph;
use duibiao::mapping::Mapper;
use duibiao::plan::manifest::Facts;
use duibiao::plan::{Level, Responsible};
use duibiao::report::overview::{Counts, Weight, by_domain, by_level, weighed};
use duibiao::report::{self, Form, FormProblem, Lang, Pages, Place, RenderOptions, Report, html, views};
use duibiao::session::{self, Asked, Options, Session};
use duibiao::source::SourceText;
use duibiao::taxonomy;
use sha2::{Digest, Sha256};

const ZH: RenderOptions = RenderOptions { lang: Lang::Zh, width: None, color: false };
const EN: RenderOptions = RenderOptions { lang: Lang::En, ..ZH };

/// The plans of a folder, `times` over, with what they are made of.
pub(super) fn read(folder: &str, times: usize) -> (Report, Vec<String>, String) {
    let taxonomy = taxonomy::load_embedded().expect("valid data");
    let mapper = Mapper::new(&taxonomy);
    let mut files: Vec<_> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    let mut members = Vec::new();
    for number in 0..times {
        for path in &files {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let source = SourceText::from_bytes(&name, &fs::read(path).expect("a file")).expect("text");
            let id = if times > 1 { format!("{name}-{number}") } else { name };
            members.push(session::member(&id, source, &Facts::default(), &mapper).expect("a plan"));
        }
    }
    let judged = Session::of(members, None, &taxonomy).judge(&Options::default());
    let (report, graph) = (judged.report(), judged.graph());
    let page = html::render(&report, Some(&graph), EN).expect("HTML");
    (report, judged.corpus.members.iter().map(|member| member.plan.source.text().to_owned()).collect(), page)
}

fn numbers(text: &str) -> Vec<usize> {
    text.split(|ch: char| !ch.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

#[test]
fn the_core_statement_says_the_numbers_of_the_data() {
    let (report, _, _) = read("seeds", 1);
    let items = report.plans.iter().flat_map(|plan| plan.gaps.iter().map(move |gap| (plan, gap)));
    let count = |wanted: Verdict| items.clone().filter(|(_, gap)| gap.verdict == wanted && !gap.guessed).count();
    let guessed = items.clone().filter(|(_, gap)| gap.guessed).count();
    let open = items.clone().filter(|(plan, gap)| Counts::of(plan, gap).open == 1).count();
    // All plans of the seeds are held against national points, so that what is dropped is dropped at the nearest known level.
    let (covered, partial, dropped) = (count(Verdict::Covered), count(Verdict::Partial), count(Verdict::Dropped));
    let asked = covered + partial + dropped + open;
    for lang in [Lang::Zh, Lang::En] {
        let said = views::core(&report, lang);
        let plans = report.plans.len();
        assert_eq!(numbers(&said[0]).get(..3), Some(&[plans, 0, plans][..]), "points are no document above: {said:?}");
        assert!(report.plans.iter().all(|plan| said[0].contains(&plan.label)), "those that stand alone are named: {said:?}");
        let share = (2000 * covered + asked) / (2 * asked);
        assert_eq!(numbers(&said[1]), [asked, covered, share / 10, share % 10, partial, dropped, open], "{said:?}");
        // The points list not everything, so nothing is known to be added to them; what is guessed is counted apart.
        let beside: usize = report.plans.iter().map(report::PlanReport::undetermined_beside).sum();
        let apart: Vec<usize> = [beside, guessed].into_iter().filter(|count| *count > 0).collect();
        assert_eq!(count(Verdict::Added), 0, "{said:?}");
        assert!(said.iter().any(|sentence| numbers(sentence) == apart), "{apart:?}: {said:?}");
        let page = html::render(&report, None, RenderOptions { lang, ..ZH }).expect("HTML");
        assert!(said.iter().all(|sentence| page.contains(sentence.as_str())), "the page says it");
    }
}

#[test]
fn levels_and_domains_add_up_to_the_plans() {
    for folder in ["seeds", "tests/fixtures/chain"] {
        let (report, _, _) = read(folder, 1);
        let plans = Counts::sum(report.plans.iter().map(Counts::of_plan));
        assert_eq!(Counts::sum(by_level(&report).into_iter().map(|(_, _, counts)| counts)), plans, "{folder}");
        assert_eq!(Counts::sum(by_domain(&report, None).into_iter().map(|(_, counts)| counts)), plans, "{folder}");
        let of_levels = by_level(&report).into_iter().flat_map(|(level, _, _)| by_domain(&report, Some(level)));
        assert_eq!(Counts::sum(of_levels.map(|(_, counts)| counts)), plans, "{folder}");
    }
}

#[test]
fn a_plan_is_no_gap_against_itself_and_what_the_nation_surely_asks_for_comes_first() {
    let (report, _, _) = read("tests/fixtures/chain", 1);
    for plan in &report.plans {
        let gaps = weighed(plan, Verdict::Dropped);
        let weights: Vec<Weight> = gaps.iter().map(|gap| Weight::of(plan, gap)).collect();
        let own = gaps.iter().take_while(|gap| !gap.lost_above).count();
        assert!(gaps[own..].iter().all(|gap| gap.lost_above), "{}: what was lost above comes last", plan.id);
        assert!(weights[..own].is_sorted() && weights[own..].is_sorted(), "{}: {weights:?}", plan.id);
        for gap in gaps {
            assert_eq!(Weight::of(plan, gap) == Weight::National, gap.points.iter().any(|point| point.sure), "{}", gap.code);
            let province = gap.trace.0.first().is_some_and(|(level, _)| *level == Level::Province);
            assert!(!province || Weight::of(plan, gap) != Weight::Inferred, "{}", gap.code);
            assert!(matches!(gap.loss, None | Some(Loss::At(_) | Loss::Between(..))), "{}", gap.code);
        }
    }
    let taxonomy = taxonomy::load_embedded().expect("valid data");
    let mapper = Mapper::new(&taxonomy);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/yibin-2017.txt");
    let source = SourceText::from_bytes("a", &fs::read(path).expect("a file")).expect("text");
    let member = session::member("a", source, &Facts::default(), &mapper).expect("a plan");
    let asked = Asked { given: vec![1], ..Asked::default() };
    let judged = Session::of(vec![member.clone(), member], Some(asked), &taxonomy).judge(&Options::default());
    let alone = report::plan_report(&judged.corpus, 0, &judged.gaps[0], &taxonomy).expect("a plan");
    let counts = Counts::of_plan(&alone);
    assert_eq!((counts.dropped, counts.partial, counts.added), (0, 0, 0));
    assert!(counts.covered > 0, "{counts:?}");
}

#[test]
fn that_a_plan_speaks_of_an_item_does_not_make_it_ask_itself() {
    let (report, _, _) = read("tests/fixtures/chain", 1);
    let mut plan = report.plans.first().expect("a plan").clone();
    let mut gap = plan.gaps.iter().find(|gap| !gap.points.is_empty()).expect("an item of the national points").clone();
    gap.points.iter_mut().for_each(|point| point.sure = false);
    gap.trace = Trace(vec![(Level::National, Presence::Present), (Level::Prefecture, Presence::Present)]);
    for (level, weight) in [(Level::Prefecture, Weight::Inferred), (Level::County, Weight::Prefecture)] {
        plan.header.level = Some(level);
        assert_eq!(Weight::of(&plan, &gap), weight, "for a plan of {level:?}");
    }
}

/// What stands between `before` and `after`, every time.
fn between<'t>(text: &'t str, before: &str, after: &str) -> Vec<&'t str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

fn is_sound(page: &str) {
    let (styles, scripts) = (between(page, "<style>", "</style>"), between(page, "<script>", "</script>"));
    assert_eq!((styles.len(), scripts.len(), page.matches("<script").count()), (1, 1, 1));
    for text in styles.iter().chain(&scripts) {
        let hash = STANDARD.encode(Sha256::digest(text.as_bytes()));
        assert!(page.contains(&format!("'sha256-{hash}'")), "the policy allows what is there");
    }
    assert!(page.contains("default-src 'none'") && !page.contains("unsafe-inline"));
    let body = page.replace(scripts[0], "").replace("http://www.w3.org/2000/svg", "");
    assert!(
        !body.contains("http:") && !body.contains("https:") && !body.contains(" style=\""),
        "no network, no style of an element"
    );
    let tags: Vec<&str> = between(&body, "<", ">");
    let bare = |tag: &str| tag.split('"').step_by(2).collect::<String>();
    assert!(tags.iter().all(|tag| !bare(tag).contains(" on")), "no handler in a tag");
    let ids: Vec<&str> = between(&body, " id=\"", "\"");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "a name twice");
    let links = between(&body, "href=\"", "\"");
    assert!(links.iter().all(|link| link.strip_prefix('#').is_none_or(|name| known.contains(name))), "a link to nowhere");
    assert!(links.iter().all(|link| link.starts_with('#')), "a link out");
    let heads = tags.iter().filter(|tag| tag.starts_with("th ") || **tag == "th");
    assert!(heads.clone().count() > 0 && heads.clone().all(|tag| tag.contains("scope=")), "a head without a scope");
    let pictures = tags.iter().filter(|tag| tag.starts_with("svg "));
    assert!(
        pictures.clone().all(|tag| tag.contains("role=\"img\"") && tag.contains("aria-labelledby")),
        "a picture without words"
    );
}

#[test]
fn the_page_lets_nothing_in_and_its_links_lead_somewhere() {
    for folder in ["seeds", "tests/fixtures/chain"] {
        let (report, _, page) = read(folder, 1);
        is_sound(&page);
        assert!(page.matches("<svg").count() >= 4, "bars, levels, lineage");
        for options in [ZH, EN] {
            let page = html::render(&report, None, options).expect("HTML");
            is_sound(&page);
            assert_eq!(page, html::render(&report, None, options).expect("HTML"), "the same bytes");
        }
    }
}

/// What must be seen stands open; the rest folds, and is open on paper and where no script runs.
#[test]
fn chapters_fold_and_are_open_where_nothing_can_be_clicked() {
    let (report, _, page) = read("seeds", 1);
    let folds = page.matches("<details class=\"fold\"").count();
    assert_eq!(folds, page.matches("<details class=\"fold\" open><summary><h").count());
    assert!(folds > 2 * report.plans.len() + 5, "{folds}");
    for (id, wanted) in
        [("core", false), ("summary", false), ("losses", false), ("sources", true), ("gaps", true), ("p1", true), ("a1", true)]
    {
        let begins = between(&page, &format!("id=\"{id}\""), "<p>");
        assert_eq!(begins.iter().any(|begins| begins.contains("class=\"fold\"")), wanted, "{id}");
    }
    assert!(page.contains("beforeprint"), "what is closed is printed all the same");
    // The panel moves with the page: what is fixed covers the table under it.
    let panel = between(&page, "#tools{", "}");
    assert!(!panel.is_empty() && panel.iter().all(|rule| !rule.contains("sticky") && !rule.contains("fixed")), "{panel:?}");
}

#[test]
fn a_mark_that_calls_for_action_leads_to_the_sentences_of_the_levels_above() {
    let (report, _, page) = read("tests/fixtures/chain", 1);
    let mut proved = 0;
    for (number, plan) in (1..).zip(&report.plans) {
        for gap in &plan.gaps {
            let to = if matches!(gap.verdict, Verdict::Covered | Verdict::Added) { "p" } else { "g" };
            assert!(page.contains(&format!("<a href=\"#{to}{number}-{}\"", gap.code)), "no link to {to}{number}-{}", gap.code);
            let row = between(&page, &format!("<tr id=\"g{number}-{}\"", gap.code), "</tr>");
            // Lost higher up: what the nearest parent left out has its proof all the same.
            for quote in gap.higher.iter().map(|found| &*found.quote).chain(gap.parent_quotes.first()).filter(|_| to == "g") {
                let text = quote.text();
                assert!(row.iter().any(|row| row.contains(text.trim())), "{} {}: {row:?} without {text}", plan.id, gap.code);
                proved += usize::from(gap.parent_quotes.is_empty());
            }
        }
    }
    assert!(proved > 0, "no item of the sample was lost above its parent");
}

#[test]
fn no_text_of_a_plan_becomes_markup_wherever_it_stands() {
    const EVIL: &str =
        "\"'><img src=x onerror=alert(1)><script>alert(2)</script><a href=\"javascript:alert(3)\">=1+1</a>{{7*7}}&lt;&#x3c;\u{1}";
    let (mut report, _, _) = read("tests/fixtures/chain", 1);
    let evil = || EVIL.to_owned();
    for plan in &mut report.plans {
        plan.id = evil();
        plan.label = evil();
        plan.header.title = Some(evil());
        plan.header.issuer = Some(evil());
        plan.header.doc_number = Some(evil());
        plan.header.issued = Some(evil());
        plan.source.name = evil();
        plan.against = plan.against.as_ref().map(|_| evil());
        for link in &mut plan.chain {
            link.name = Some(evil());
            link.label = link.label.as_ref().map(|_| evil());
        }
        for gap in &mut plan.gaps {
            for point in &mut gap.points {
                point.title = evil();
            }
            let quotes = Arc::make_mut(&mut gap.quotes).iter_mut().chain(Arc::make_mut(&mut gap.parent_quotes));
            for quote in quotes.chain(gap.higher.iter_mut().map(|found| Arc::make_mut(&mut found.quote))) {
                quote.parts = vec![(evil(), true), (evil(), false)];
                quote.responsible = quote.responsible.iter().map(|found| Responsible { unit: evil(), ..found.clone() }).collect();
            }
            for one in gap.text.strength.iter_mut().flat_map(|strength| &mut strength.compared) {
                one.own = Some((evil(), Place::default()));
                one.parent = Some((evil(), Place::default()));
            }
        }
        for task in &mut plan.parent_tasks {
            task.place = evil();
            task.title = evil();
        }
        for task in &mut plan.local {
            task.heading = evil();
        }
        for quote in &mut plan.unmapped {
            quote.parts = vec![(evil(), false)];
        }
    }
    for row in &mut report.departments.rows {
        row.unit.names.zh = evil();
        row.unit.names.en = evil();
    }
    for options in [ZH, EN] {
        let page = html::render(&report, None, options).expect("HTML");
        is_sound(&page);
        assert!(!page.contains("<img") && !page.contains("href=\"javascript"), "markup out of a plan");
        assert!(page.contains("img src=x onerror"), "the words themselves are there to read");
        // With a backslash before it the sign is a sign.
        let markdown = views::comparison_markdown(&report, options).replace("\\<", "");
        assert!(!markdown.contains("<img") && !markdown.contains("<script"), "markup out of a plan");
    }
}

fn is_chinese(ch: char) -> bool {
    matches!(ch, '\u{3001}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}')
}

#[test]
fn an_english_page_is_chinese_only_in_what_it_quotes() {
    let (report, texts, page) = read("tests/fixtures/chain", 1);
    let mut data: Vec<String> = texts.iter().map(|text| text.split_whitespace().collect()).collect();
    data.push(format!("{report:?}"));
    let markup = page.replace(between(&page, "<script>", "</script>")[0], "");
    let markup = markup.replace(between(&page, "<style>", "</style>")[0], "");
    let strange: BTreeSet<&str> = markup
        .split(|ch: char| !is_chinese(ch))
        // Places in an outline are put together out of its numbers: 一（一）.
        .filter(|run| run.chars().any(|ch| !"一二三四五六七八九十（）、".contains(ch)))
        .filter(|run| !data.iter().any(|text| text.contains(run)))
        .collect();
    assert!(strange.is_empty(), "{strange:?}");
    for word in [Lang::Zh.words().covered, Lang::Zh.words().dropped, Lang::Zh.page().core, Lang::Zh.page().appendix] {
        assert!(!markup.contains(word), "{word}");
    }
}

/// The files of a report on as many copies of the seeds, or of the invented province.
fn set(report: &Report, pages: Pages, forms: &[Form]) -> BTreeMap<String, String> {
    let graph = CoverageGraph::default();
    let mut files = BTreeMap::new();
    report::write_set::<FormProblem>(report, &graph, forms, pages, EN, &mut |name, write| {
        let mut bytes = Vec::new();
        write(&mut bytes).map_err(FormProblem::Aside)?;
        assert!(files.insert(name.to_owned(), String::from_utf8(bytes).expect("UTF-8")).is_none(), "{name} twice");
        Ok(())
    })
    .expect("a set");
    files
}

/// Walks all links of a set, and returns which of its pages the first one leads to.
fn reached(files: &BTreeMap<String, String>) -> BTreeSet<&str> {
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    let mut open = vec!["index.html"];
    while let Some(name) = open.pop() {
        if !reached.insert(name) {
            continue;
        }
        let page = &files[name];
        for link in between(page, " href=\"", "\"") {
            let (file, place) = link.split_once('#').unwrap_or((link, ""));
            let (file, target) = if file.is_empty() {
                (name, page)
            } else {
                let (file, target) = files.get_key_value(file).expect(link);
                (file.as_str(), target)
            };
            assert!(place.is_empty() || target.contains(&format!(" id=\"{place}\"")), "{name} leads to {link}");
            open.push(file);
        }
    }
    reached
}

#[test]
fn many_plans_stand_on_pages_of_their_own_and_every_link_leads_somewhere() {
    let times = views::MOST_A_PAGE / 5 + 1;
    let (report, _, one) = read("seeds", times);
    is_sound(&one);
    assert!(one.contains("this page has the summary only") && !one.contains("id=\"heat\""));
    for (pages, plans) in [(Pages::All, report.plans.len()), (Pages::Gaps, report.plans.len()), (Pages::None, 0)] {
        let files = set(&report, pages, &[Form::Html]);
        assert!(reached(&files).len() == files.len(), "{pages:?}: the first page leads to every other");
        let of = |begin: &str| files.keys().filter(|name| name.starts_with(begin)).count();
        assert_eq!((of("plan-"), of("notice-")), (plans, plans), "{pages:?}");
        assert!(of("province-") > 0, "{pages:?}");
        for (name, page) in files.iter().filter(|(name, _)| !name.starts_with("notice-")) {
            assert!(page.contains("default-src 'none'") && !page.contains("<script"), "{name}");
            let ids: Vec<&str> = between(page, " id=\"", "\"");
            assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{name}: a name twice");
        }
    }
    let index = &set(&report, Pages::None, &[Form::Html])["index.html"];
    assert!(index.contains("--pages none") && index.contains("Provinces × items"));
}

#[test]
fn only_plans_with_something_to_show_have_pages_where_that_is_asked_for() {
    let (mut report, _, _) = read("tests/fixtures/chain", 1);
    let first = report.plans.first_mut().expect("a plan");
    first.gaps.retain(|gap| !gap.verdict.is_gap());
    first.findings.clear();
    first.unread.clear();
    let (bare, all) = (format!("plan-{}.html", first.id), report.plans.len());
    let files = set(&report, Pages::Gaps, &[Form::Html, Form::Md]);
    assert!(!files.contains_key(&bare), "{bare} has nothing to show");
    assert_eq!(files.keys().filter(|name| name.starts_with("plan-")).count(), all - 1);
    assert_eq!(reached(&files).len(), files.values().filter(|text| text.starts_with("<!doctype html>")).count());
    // As many as fit stand on one page where nobody says otherwise.
    let whole = set(&report, Pages::by_default(all), &[Form::Html]);
    assert!(whole.keys().all(|name| name == "index.html" || name.starts_with("notice-")), "{:?}", whole.keys());
}

#[test]
fn the_tables_and_the_json_of_many_plans_are_those_of_few() {
    for folder in ["seeds", "tests/fixtures/chain"] {
        let (report, _, _) = read(folder, 1);
        let forms = [Form::Csv, Form::Json];
        let (one, apart) = (set(&report, Pages::All, &forms), set(&report, Pages::Gaps, &forms));
        for (name, text) in &one {
            assert!(apart.get(name) == Some(text), "{folder}: {name}");
        }
        // Without what the plans say no clause is quoted, and nothing else is missing.
        let bare: serde_json::Value = serde_json::from_str(&set(&report, Pages::None, &forms)["coverage.json"]).expect("JSON");
        let cells = bare["items"].as_array().expect("items").iter().flat_map(|item| item["plans"].as_object().expect("plans"));
        assert!(cells.clone().count() > 0 && cells.clone().all(|(_, cell)| cell["clauses"].is_null()));
    }
}
