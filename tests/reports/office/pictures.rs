//! Pictures, their texts, and the numbers that every form shows alike.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use duibiao::gap::{Code, Finding, Param, Verdict};
use duibiao::lineage::CoverageGraph;
use duibiao::report::figures::{self, Bars, PARTS};
use duibiao::report::{self, Breakdown, BreakdownRow, Lang, Report, docx, html, json, overview, views, xlsx};

use super::{EN, HOSTILE, ZH, column, part, parts, raw_parts, sample, sheet, spoiled, texts};

fn bars(report: &Report) -> Vec<Bars> {
    [figures::by_plans(report, Lang::Zh), figures::by_domains(report, Lang::Zh)].into_iter().flatten().collect()
}

fn float(number: usize) -> Data {
    Data::Float(f64::from(u32::try_from(number).expect("small")))
}

#[test]
fn every_form_shows_the_same_numbers() {
    let report = sample();
    let page = html::render(&report, None::<&CoverageGraph>, ZH).expect("HTML");
    let markdown = views::comparison_markdown(&report, ZH);
    let document = docx::render(&report, ZH).expect("DOCX");
    let said = texts(&part(&document, "word/document.xml"), "w:t").concat();
    let charts = sheet(&xlsx::render(&report, ZH).expect("XLSX"), "图表");
    let machine: serde_json::Value =
        serde_json::from_str(&json::pretty(&json::coverage(&report, Lang::Zh)).expect("JSON")).expect("JSON");
    let drawn = bars(&report);
    assert_eq!(drawn.len(), 2, "bars by plan and by domain");
    // In the document the domains come before the plans.
    for (number, bars) in (1..).zip(drawn.iter().rev()) {
        let chart = part(&document, &format!("word/charts/chart{number}.xml"));
        let cached = texts(&chart, "c:v");
        for (at, (name, counts)) in bars.rows.iter().enumerate() {
            let label = figures::label(*counts, Lang::Zh);
            assert!(page.contains(&format!(">{label}</text>")), "{name} {label} is not on the page");
            assert!(cached.contains(&format!("{name} {label}")), "{name} {label} is not in the chart: {cached:?}");
            let row = charts.iter().find(|row| row[0] == Data::String(name.clone())).expect("a row of the charts");
            let numbers = PARTS.map(|part| figures::part_of(*counts, part));
            assert_eq!(row[1..5], numbers.map(float));
            assert_eq!(row[5], float(numbers.iter().sum()));
            // One series a verdict: its name, the names of all bars, then their numbers.
            let series = 1 + 2 * bars.rows.len();
            for (part, number) in numbers.iter().enumerate() {
                assert_eq!(cached[part * series + 1 + bars.rows.len() + at], number.to_string(), "{name} {part}");
            }
        }
    }
    for (code, name, counts) in
        overview::by_domain(&report, None).into_iter().map(|(row, counts)| (&row.code, &row.names.zh, counts))
    {
        let row = format!(
            "| {code} | {name} | {} | {} | {} | {} | {} |",
            counts.asked(),
            counts.covered,
            counts.partial,
            counts.dropped,
            counts.open
        );
        assert!(markdown.contains(&row), "{row}\n{markdown}");
    }
    for (plan, row) in machine["plans"].as_array().expect("plans").iter().zip(&report.plans) {
        let counts = overview::Counts::of_plan(row);
        assert_eq!(plan["summary"]["covered"], counts.covered);
        assert_eq!(plan["summary"]["partial"], counts.partial);
    }
    // The core statement is one and the same.
    for sentence in views::core(&report, Lang::Zh) {
        assert!(said.contains(&sentence) && page.contains(&sentence) && markdown.contains(&sentence), "{sentence}");
    }
}

#[test]
fn every_picture_is_told_in_words() {
    let report = sample();
    let document = docx::render(&report, ZH).expect("DOCX");
    let xml = part(&document, "word/document.xml");
    for bars in bars(&report) {
        assert!(xml.contains(&format!("descr=\"{}\"", bars.alt)), "{}", bars.alt);
    }
    let (map, tree) = (figures::level_map(&report, Lang::Zh), figures::lineage(&report, Lang::Zh));
    for alt in [map.expect("a map").alt, tree.expect("a tree").alt] {
        assert!(xml.contains(&format!("<w:tblDescription w:val=\"{alt}\"/>")), "{alt}");
    }
    let book = xlsx::render(&report, ZH).expect("XLSX");
    let drawing = part(&book, "xl/drawings/drawing1.xml");
    assert_eq!(drawing.matches(" descr=\"条形图：").count(), 2, "{drawing}");
}

#[test]
fn a_chart_is_whole_and_its_numbers_can_be_edited() {
    let report = sample();
    let document = docx::render(&report, EN).expect("DOCX");
    let names: Vec<String> = raw_parts(&document).into_iter().map(|(name, _)| name).collect();
    let (types, relations) = (part(&document, "[Content_Types].xml"), part(&document, "word/_rels/document.xml.rels"));
    let text = part(&document, "word/document.xml");
    for number in 1..=2 {
        let chart = format!("word/charts/chart{number}.xml");
        assert!(names.contains(&chart) && types.contains(&format!("PartName=\"/{chart}\"")), "{types}");
        assert!(relations.contains(&format!("Id=\"chart{number}\"")) && text.contains(&format!("r:id=\"chart{number}\"")));
        let numbers = format!("word/embeddings/chart{number}.xlsx");
        let of_chart = part(&document, &format!("word/charts/_rels/chart{number}.xml.rels"));
        assert!(of_chart.contains(&format!("../embeddings/chart{number}.xlsx")), "{of_chart}");
        let book = raw_parts(&document).into_iter().find(|(name, _)| *name == numbers).expect("the numbers").1;
        let rows = sheet(&book, "Sheet1");
        let xml = part(&document, &chart);
        let range = format!("<c:f>Sheet1!$E$2:$E${}</c:f>", rows.len());
        assert!(xml.contains(&range) || rows.len() == 2, "{range} {xml}");
        let cached: Vec<String> = texts(&xml, "c:v");
        assert!(rows.iter().skip(1).all(|row| cached.contains(&row[0].to_string()) && cached.contains(&row[1].to_string())));
    }
    assert!(
        !part(&docx::render(&Report { plans: Vec::new(), ..report }, EN).expect("DOCX"), "[Content_Types].xml")
            .contains("charts")
    );
}

#[test]
fn the_lineage_stands_in_the_document_and_the_workbook() {
    let report = sample();
    let tree = figures::lineage(&report, Lang::En).expect("plans");
    let said = texts(&part(&docx::render(&report, EN).expect("DOCX"), "word/document.xml"), "w:t").concat();
    let book = xlsx::render(&report, EN).expect("XLSX");
    let rows = sheet(&book, "Lineage");
    assert_eq!(rows[0], tree.levels.iter().map(|level| Data::String(level.clone())).collect::<Vec<_>>());
    assert_eq!(rows.len() - 1, tree.rows.len());
    for (row, cells) in tree.rows.iter().zip(rows.iter().skip(1)) {
        for (place, cell) in row.iter().zip(cells) {
            let Some(place) = place.as_ref().filter(|place| place.rows > 0) else { continue };
            assert!(cell.to_string().starts_with(&format!("{}\n{}", place.name, place.note)), "{cell}");
            assert!(said.contains(&place.name) && said.contains(&format!("← {}", place.why)) || place.why.is_empty());
        }
    }
}

#[test]
fn gaps_stand_in_one_order_in_every_form() {
    let mut report = sample();
    // Every item becomes a gap, so that every weight is there to be ordered.
    for gap in report.plans.iter_mut().flat_map(|plan| &mut plan.gaps) {
        gap.verdict = Verdict::Dropped;
    }
    let plan = report.plans.last().expect("two plans").clone();
    let wanted: Vec<String> = overview::weighed(&plan, Verdict::Dropped).iter().map(|gap| gap.code.clone()).collect();
    let taxonomy: Vec<String> = plan.gaps.iter().map(|gap| gap.code.clone()).collect();
    assert_ne!(wanted, taxonomy, "the sample tells the orders apart");
    let report = Report { plans: vec![plan.clone()], ..report };
    let gaps = sheet(&xlsx::render(&report, ZH).expect("XLSX"), "差距");
    let (_, code) = column(&gaps, "代码");
    assert_eq!(gaps.iter().skip(1).map(|row| row[code].to_string()).collect::<Vec<_>>(), wanted);
    let weights: Vec<Data> = gaps.iter().skip(1).map(|row| row[column(&gaps, "要求来自").1].clone()).collect();
    assert_eq!(weights[0], Data::String("国家（明确）".to_owned()));
    let listed = views::gap_table(&plan, Lang::Zh);
    assert_eq!(listed.rows.iter().map(|row| row[1].clone()).collect::<Vec<_>>(), wanted);
    let xml = part(&docx::render_plan(&plan, ZH).expect("DOCX"), "word/document.xml");
    let said: Vec<String> = texts(&xml, "w:t").into_iter().filter_map(|text| text.strip_suffix(' ').map(str::to_owned)).collect();
    let said: Vec<String> = said.into_iter().filter(|text| wanted.contains(text)).collect();
    assert_eq!(said, wanted);
}

#[test]
fn findings_are_a_chapter_of_the_document() {
    let mut report = sample();
    let params = [("plans", Param::Text("甲、乙".to_owned())), ("place", Param::Text("某县".to_owned()))];
    let finding = Finding::on_manifest(Code::SeveralPlans, 3, "w", params.into());
    let plan = report.plans.last_mut().expect("two plans");
    plan.findings = vec![Finding { plan: Some(plan.id.clone()), ..finding.clone() }];
    for options in [ZH, EN] {
        let plan = report.plans.last().expect("two plans");
        let message = views::message(&finding, options.lang);
        for bytes in [docx::render(&report, options), docx::render_plan(plan, options)] {
            let said = texts(&part(&bytes.expect("DOCX"), "word/document.xml"), "w:t").concat();
            assert!(said.contains(&message) && said.contains(&finding.fingerprint) && said.contains("L005"), "{message}");
        }
    }
    report.plans.last_mut().expect("two plans").findings.clear();
    let said = texts(&part(&docx::render(&report, EN).expect("DOCX"), "word/document.xml"), "w:t").concat();
    assert!(said.contains(Lang::En.page().no_findings) && !said.contains("L005"), "without findings the chapter says so");
}

#[test]
fn many_plans_make_a_document_of_the_whole_that_says_where_the_rest_is() {
    let report = sample();
    let plans = report.plans.iter().cycle().take(views::MOST_A_PAGE + 1).cloned().collect();
    let cells = |row: &report::ItemRow| row.cells.iter().cycle().take(views::MOST_A_PAGE + 1).cloned().collect();
    let mut report = Report { plans, ..report };
    for row in report.domains.iter_mut().flat_map(|domain| &mut domain.items) {
        row.cells = cells(row);
    }
    let said = texts(&part(&docx::render(&report, EN).expect("DOCX"), "word/document.xml"), "w:t").concat();
    assert!(said.contains("There are 26 plans, more than the 25 that one document holds"), "{said}");
    assert!(!said.contains(Lang::En.page().plans_title));
}

#[test]
fn a_hostile_table_of_tasks_is_only_text() {
    for hostile in HOSTILE {
        let text = || hostile.to_owned();
        let row = BreakdownRow {
            origin: None,
            chapter: Some(text()),
            path: vec![text()],
            heading: text(),
            text: text(),
            line_start: 1,
            line_end: 1,
            lead: vec![text()],
            support: vec![text()],
            implement: vec![text()],
            deadlines: vec![text()],
            frequencies: vec![text()],
            quantities: vec![text()],
            bases: vec![text()],
            points: vec![report::PointRef { year: 2023, number: text(), title: text(), sure: false }],
        };
        let breakdown = Breakdown { plan: text(), title: Some(text()), doc_number: Some(text()), tasks: vec![row] };
        let set = views::breakdown_to_send(&breakdown, Lang::Zh);
        let files = [xlsx::tables(&set, ZH).expect("XLSX"), docx::tables(&set, ZH).expect("DOCX")];
        for (name, xml) in files.iter().flat_map(|bytes| parts(bytes)) {
            texts(&xml, "none");
            for wrong in ["<f>", "<f ", "<hyperlink", "<w:hyperlink", "<w:fldSimple", "ddeLink"] {
                assert!(!xml.contains(wrong), "{name} holds {wrong} for {hostile:?}");
            }
        }
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(files[0].clone())).expect("a workbook");
        let names = book.sheet_names();
        assert!(book.worksheet_formula(&names[0]).expect("the sheet").is_empty(), "{hostile:?} became a formula");
    }
}

#[test]
fn a_hostile_name_stays_inside_the_picture() {
    for hostile in HOSTILE {
        let report = spoiled(sample(), hostile);
        let document = docx::render(&report, ZH).expect("DOCX");
        let shown: String = hostile.chars().filter(|ch| !ch.is_control() && !('\u{fffe}'..='\u{ffff}').contains(ch)).collect();
        let chart = texts(&part(&document, "word/charts/chart1.xml"), "c:v");
        assert!(chart.iter().any(|text| text.starts_with(&shown)), "{shown}: {chart:?}");
        let xml = part(&document, "word/document.xml");
        assert_eq!(xml.matches("<w:drawing>").count(), xml.matches("<c:chart ").count());
        assert_eq!(xml.matches(" descr=\"").count(), 2);
    }
}
