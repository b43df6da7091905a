//! Plans of any words, judged and written in every form: each is what its name says, and nothing of a plan acts in it.
#![no_main]

use duibiao::gap::{Baseline, Stage};
use duibiao::report::views::{self, By};
use duibiao::report::{self, Compared, Form, Lang, Pages, RenderOptions, Report, Rows, baseline, check_report, docx, json};
use duibiao::report::{dot, github, graphml, mermaid, sarif, sssom, svg, xlsx};
use duibiao::session::{Against, Files, Inputs, Judged, Options, Session, reviewed};
use duibiao_fuzz::{MARKUP, SMALL, SMALL_MAPPER, can_be_told, is_well_formed, packed, texts};
use libfuzzer_sys::fuzz_target;
use quick_xml::escape::escape;
use serde_json::json;

/// What the first two bytes say.
struct Asked {
    /// Which results are written.
    results: u8,
    /// In which forms: one, so that many plans are tried in little time, or all.
    forms: Vec<Form>,
    options: RenderOptions,
    is_listed: bool,
}

fuzz_target!(|data: &[u8]| {
    let Some((&[first, second], rest)) = data.split_first_chunk() else { return };
    let lang = if first & 8 == 0 { Lang::Zh } else { Lang::En };
    let width = (first & 16 != 0).then_some(u16::from(first) * 2);
    let options = RenderOptions { lang, width, color: first & 32 != 0 };
    let forms = Form::ALL.get(usize::from(second) % 7).map_or(Form::ALL.to_vec(), |form| vec![*form]);
    let asked = Asked { results: first % 8, forms, options, is_listed: first & 64 == 0 };
    let files = plans(rest, &asked);
    let inputs = match asked.results {
        3 => Inputs::Plan("bing.docx".into(), Against { parents: vec!["yi.txt".into()], ..Against::default() }),
        4 => Inputs::Plan("bing.txt".into(), Against { parents: vec!["yi.txt".into()], ..Against::default() }),
        _ => Inputs::plans(["."]),
    };
    match Session::read(&files, &inputs, &SMALL_MAPPER) {
        Err(error) => can_be_told(&error),
        Ok(session) => write(&session.judge(&Options::default()), &files, &asked),
    }
});

/// A plan of a city and one of a county below it, whose words are any.
fn plans(data: &[u8], asked: &Asked) -> Files {
    let mut given = texts(data);
    let mut next = || given.next().unwrap_or_default();
    let (title, heading, clause, unit, other, name) = (next(), next(), next(), next(), next(), next());
    let city = format!(
        "乙市人民政府办公室文件\n乙政办发〔2023〕5号\n乙市人民政府办公室关于印发{title}的通知\n{title}\n为贯彻落实《甲省{other}的意见》，制定本要点。\n\
        一、{heading}\n（一）排查重大隐患。全面开展事故隐患排查，{clause}每季度公布挂牌督办结果。（市应急局牵头；{unit}配合）\n\
        （二）消防安全{MARKUP}整改率不低于95%。（{unit}负责）\n二、{other}\n（三）{clause}开展应急演练。6月底前完成。（责任单位：{unit}、市财政局）\n"
    );
    let county = format!(
        "丙县2023年安全生产工作实施方案{title}\n为贯彻落实《{title}》（乙政办发〔2023〕5号），制定本方案。\n一、{heading}\n\
        （一）隐患排查。开展事故隐患排查{other}。{clause}（{unit}牵头）\n（二）{heading}整治消防通道。{MARKUP}（县消防救援大队、{unit}负责）\n\
        附件：{other}任务分解表\n序号\t任务\t责任单位\n1\t开展应急演练{clause}\t{unit}\n2\t{other}\t县应急局\n丙县人民政府办公室\n2023年4月10日\n"
    );
    let paragraphs: String = county.lines().map(|line| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", escape(line))).collect();
    let document = format!("<w:document xmlns:w='w'><w:body>{paragraphs}</w:body></w:document>");
    let mut files = Files::new([("yi.txt", city)]);
    if asked.results == 3 {
        files.insert("bing.docx", packed(&[("word/document.xml", document.as_bytes())]));
    } else {
        files.insert("bing.txt", county.clone());
    }
    if asked.is_listed && asked.results != 3 {
        let entry = |path: &str, level: &str| json!({ "path": path, "id": format!("{path}{name}"), "level": level, "title": format!("甲{title}") });
        let listed = json!({
            "plans": [entry("yi.txt", "prefecture"), entry("bing.txt", "county")],
            "exceptions": [{ "item": "EM1", "scope": "all", "reason": format!("因{other}"), "by": format!("某{unit}"), "until": "2030-01-01" }],
        });
        files.insert("corpus.yaml", listed.to_string());
    } else if !name.contains(['/', '\\']) {
        files.insert(format!("{name}.txt"), county);
    }
    files
}

fn write(judged: &Judged<'_>, files: &Files, asked: &Asked) {
    let report = judged.report();
    match asked.results {
        0 => set(judged, &report, Pages::All, asked),
        1 => comparisons(&report, asked),
        2 => views_of(judged, &report, asked),
        3 | 4 => draft(judged, files, asked),
        5 => graphs(judged, &report, asked.options),
        6 => decisions(judged, files, asked.options),
        _ => {
            set(judged, &report, Pages::Gaps, asked);
            terminal(judged, &report, asked.options);
        }
    }
}

/// The files of a whole report, in all forms.
fn set(judged: &Judged<'_>, report: &Report, pages: Pages, asked: &Asked) {
    let mut names = Vec::new();
    let made = report::write_set::<report::FormProblem>(
        report,
        &judged.graph(),
        &asked.forms,
        pages,
        asked.options,
        &mut |name, write| {
            let mut bytes = Vec::new();
            write(&mut bytes).expect("memory");
            is_well_formed(name, &bytes);
            names.push(name.to_owned());
            Ok(())
        },
    );
    made.expect("a set");
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count, "two files of one name");
}

/// Every kind of row in every form.
fn comparisons(report: &Report, Asked { forms, options, .. }: &Asked) {
    let options = *options;
    for rows in [Rows::Items, Rows::Elements, Rows::Points, Rows::Departments, Rows::Standing] {
        for (form, text) in forms.iter().flat_map(|&form| [(form, false), (form, true)]) {
            match report::compared(report, Compared { rows, text, points_of: None }, form, options) {
                Ok(bytes) => is_well_formed(&format!("compare.{}", form.ending()), &bytes),
                Err(report::FormProblem::SideBySide(_)) => {}
                Err(error) => panic!("{rows:?} {form:?}: {error}"),
            }
        }
    }
}

/// The other tables, and what is written of a single plan.
fn views_of(judged: &Judged<'_>, report: &Report, Asked { forms, options, .. }: &Asked) {
    let options = *options;
    let mut sets = vec![
        ("rank", views::rank_set(report, options)),
        ("departments", views::departments_set(report, By::Item, None, options)),
        ("by-department", views::departments_set(report, By::Department, None, options)),
    ];
    sets.extend(
        report
            .plans
            .iter()
            .flat_map(|plan| [("gap", views::gap_set(plan, options.lang)), ("notice", views::notice(plan, &[], options.lang))]),
    );
    for place in views::places_over_time(report) {
        is_well_formed("time.json", json::pretty(&json::over_time(report, &place)).expect("JSON").as_bytes());
        sets.push(("time", views::over_time_set(report, &place, options.lang)));
    }
    for member in &judged.corpus.members {
        let breakdown = report::breakdown(member, judged.taxonomy);
        is_well_formed("breakdown.json", json::pretty(&json::breakdown(&breakdown)).expect("JSON").as_bytes());
        is_well_formed("plan.json", json::pretty(&json::plan(&member.plan)).expect("JSON").as_bytes());
        sets.push(("breakdown", views::breakdown_set(&breakdown, options.lang)));
        sets.push(("tasks", views::breakdown_to_send(&breakdown, options.lang)));
    }
    for (name, set) in &sets {
        for &form in forms {
            // Tables alone have no JSON of their own.
            let ending = if form == Form::Json { "csv" } else { form.ending() };
            is_well_formed(&format!("{name}.{ending}"), &report::tables(set, form, options).expect("tables"));
        }
    }
    is_well_formed("rank.json", json::pretty(&json::rank(report)).expect("JSON").as_bytes());
    is_well_formed("departments.json", json::pretty(&json::departments(report)).expect("JSON").as_bytes());
    for plan in &report.plans {
        is_well_formed("gap.json", json::pretty(&json::gap(plan, &judged.not_read, options.lang)).expect("JSON").as_bytes());
        is_well_formed("gap.csv", views::gap_csv(plan, options.lang).csv().as_bytes());
    }
    let provinces = report::provinces(report.plans.iter().map(|plan| &plan.header), options.lang);
    is_well_formed("country.xlsx", &xlsx::country(report, &provinces, options).expect("a workbook"));
    is_well_formed("country.md", views::country_markdown(report, &provinces, options).as_bytes());
}

/// The check of a draft, with remarks in the draft's own document where it is one.
fn draft(judged: &Judged<'_>, files: &Files, Asked { forms, options, .. }: &Asked) {
    let options = *options;
    let asked = judged.draft(Stage::Unknown).expect("a draft");
    let found = check_report(&asked, "draft", judged.checked(Stage::Unknown), &Baseline::default(), judged.day.as_deref());
    let Some(found) = found else { return };
    let set = views::check_tables(&found, options.lang);
    for &form in forms.iter().filter(|form| **form != Form::Json) {
        is_well_formed(&format!("check.{}", form.ending()), &report::tables(&set, form, options).expect("tables"));
    }
    is_well_formed("check.json", json::pretty(&json::check(&found, options.lang)).expect("JSON").as_bytes());
    is_well_formed("check.sarif", sarif::render(&found, options.lang).expect("SARIF").as_bytes());
    is_well_formed("remarks.docx", &docx::render_commented(&found, files.get("bing.docx"), options).expect("a document"));
    is_well_formed("outline.docx", &docx::render_outline(&found, options).expect("a document"));
    for (name, text) in [
        ("check.github", github::render(&found, options.lang)),
        ("outline.md", views::outline_markdown(&found, options)),
        ("check.txt", views::check_text(&found, options)),
        ("baseline.yaml", baseline::write(&found, &Baseline::default(), false, options.lang).expect("text")),
        ("baseline.json", baseline::write(&found, &Baseline::default(), true, options.lang).expect("text")),
    ] {
        is_well_formed(name, text.as_bytes());
    }
    // Styles of a terminal are not cleaned away here.
    let _ = views::check_rich(&found, options);
}

fn graphs(judged: &Judged<'_>, report: &Report, options: RenderOptions) {
    let whole = judged.graph();
    for graph in [&whole, &whole.lineage(), &whole.only("EM1")] {
        for (name, text) in [
            ("graph.dot", dot::render(graph, options.lang)),
            ("graph.graphml", graphml::render(graph).expect("GraphML")),
            ("graph.mermaid", mermaid::render(graph, options.lang)),
            ("graph.json", json::pretty(&json::graph(graph)).expect("JSON")),
            ("graph.svg", svg::lineage(graph, report, options)),
        ] {
            is_well_formed(name, text.as_bytes());
        }
    }
    if let Some(item) = svg::item(&whole, report, "EM1", options) {
        is_well_formed("item.svg", item.as_bytes());
    }
}

/// Every label as a row of a table of decisions, which is read back.
fn decisions(judged: &Judged<'_>, files: &Files, options: RenderOptions) {
    let members = &judged.corpus.members;
    let table = sssom::render(members, &SMALL, options.lang);
    is_well_formed("review.tsv", table.as_bytes());
    let mut again = Files::new(files.iter().map(|(name, bytes)| (name.to_path_buf(), bytes.to_vec())));
    again.insert("review.tsv", table.clone().into_bytes());
    if let Err(error) = reviewed(&again, &[".".into()], "review.tsv".as_ref(), &SMALL_MAPPER) {
        can_be_told(&error);
        panic!("its own table is not read: {error}\n{table}");
    }
    is_well_formed("map.csv", views::map_lines(members, &SMALL).csv().as_bytes());
    for line in members.iter().flat_map(|member| json::map_lines(member, &SMALL)) {
        is_well_formed("line.json", json::line(&line).expect("JSON").as_bytes());
    }
    is_well_formed("taxonomy.md", views::taxonomy_docs(&SMALL, &judged.corpus, options).as_bytes());
}

/// What a terminal shows, as wide as it may be.
fn terminal(judged: &Judged<'_>, report: &Report, options: RenderOptions) {
    for items in [views::ShownItems::All, views::ShownItems::Asked] {
        let _ = views::comparison_terminal(report, items, options);
    }
    let _ = views::plans_table(report, options.lang).terminal(options);
    for plan in &report.plans {
        let _ = views::gap_set(plan, options.lang).terminal(options);
        let _ = views::chain_lines(plan, options.lang);
    }
    for member in &judged.corpus.members {
        let _ = views::map_table(member, &SMALL, options.lang).terminal(options);
        let _ = views::explain_text(&member.plan, &SMALL_MAPPER.explain(&member.plan), &SMALL, options);
        let _ = views::header_table(&member.plan, options.lang).terminal(options);
        let _ = views::tasks_table(&member.plan, options.words()).terminal(options);
    }
}
