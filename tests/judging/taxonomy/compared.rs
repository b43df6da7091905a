//! Two taxonomies, and two years of one: what changed, and what asks for the same.

use std::collections::BTreeSet;

use duibiao::report::skos;
use duibiao::source::yaml::DataFile;
use duibiao::taxonomy::{Change, PointAt, Taxonomy, alike_points, diff, embedded_files, load, load_embedded, starter_files};
use oxttl::TurtleParser;

fn edited(edits: &[(&str, &str, &str)]) -> Taxonomy {
    let mut files = embedded_files();
    for (name, from, to) in edits {
        let file = files.iter_mut().find(|file| file.name == format!("taxonomy/{name}")).expect("a file");
        assert!(file.text.contains(from), "{name} holds no “{from}”");
        file.text = file.text.replacen(from, to, 1).into();
    }
    load(&files).unwrap_or_else(|problems| panic!("{problems}"))
}

fn changes(edits: &[(&str, &str, &str)]) -> Vec<String> {
    let (old, new) = (load_embedded().expect("valid"), edited(edits));
    let line = |change: &Change| {
        let side = |side: &Option<String>| side.clone().unwrap_or_else(|| "-".to_owned());
        let (part, kind) = (change.part.code(), change.kind.code());
        format!("{} {part} {kind}: {} → {}", change.subject, side(&change.old), side(&change.new))
    };
    diff(&old, &new).iter().map(line).collect()
}

#[test]
fn a_taxonomy_against_itself_gives_nothing() {
    for files in [embedded_files(), starter_files()] {
        let load = || load(&files).expect("valid");
        assert_eq!(diff(&load(), &load()), []);
    }
}

#[test]
fn every_kind_of_change_is_named() {
    let found = changes(&[
        ("taxonomy.yaml", "version: 1", "version: 2"),
        ("items/LI.yaml", "zh: 环境保护", "zh: 生态环境保护"),
        ("items/LI.yaml", "scope: 扶贫政策、", "scope: 脱贫政策、"),
        // A weaker word in its item, a word that changes its item, a new one, one that goes.
        ("items/LI.yaml", "湿地,", "湿地, 排污权,"),
        ("items/LI.yaml", "碳达峰, ", ""),
        ("items/FI.yaml", "hint: [增减变化, 增减变动]", "hint: [增减变化, 增减变动, 碳达峰]"),
        ("items/LI.yaml", "hint: [教育]", "hint: [{term: 教育, unless: [营商环境]}]"),
        ("items/LI.yaml", "噪声, ", ""),
        (
            "profiles/2017.yaml",
            "title: 环境保护, items: [LI6], elements: [LI6.1, ",
            "title: 环境保护, items: [LI6, LI7], sure: false, elements: [",
        ),
        ("profiles/2018.yaml", "title: 政府公报, items: [PL3]", "title: 公报, items: [PL3]"),
        ("mapping.yaml", "threshold: 0.5", "threshold: 0.4"),
        ("mapping.yaml", "openings: [通过, 利用, 运用,", "openings: [通过, 运用, 利用, 凭借,"),
        ("mapping.yaml", "neutral:\n  [除涉密信息外, ", "neutral:\n  ["),
        ("domains.yaml", "zh: 民生", "zh: 保障民生"),
        ("language.yaml", "listed_endings: [支队, ", "listed_endings: [专班, "),
    ]);
    assert_eq!(
        found,
        [
            "version taxonomy changed: 1 → 2",
            "LI domain changed: 民生 / Livelihood → 保障民生 / Livelihood",
            "LI1 scope changed: 扶贫政策、对象、项目、资金、成效、退出公开。 → 脱贫政策、对象、项目、资金、成效、退出公开。",
            "LI6 name changed: 环境保护 / Environmental protection → 生态环境保护 / Environmental protection",
            "FI2 term moved: LI6: 碳达峰 (defining) → FI2: 碳达峰 (hint)",
            "LI6 term removed: 噪声 (defining) → -",
            "LI6 term added: - → 排污权 (typical)",
            "LI7 term changed: 教育 (hint) → 教育 (hint), unless 营商环境",
            "2017 4.2 point changed: 环境保护 [LI6], elements: [LI6.1, LI6.2, LI6.3, LI6.4, LI6.5, LI6.6, LI6.8, LI6.9, LI6.10], seen: summary → 环境保护 [LI6, LI7], elements: [LI6.2, LI6.3, LI6.4, LI6.5, LI6.6, LI6.8, LI6.9, LI6.10], seen: summary, sure: false",
            "2018 3.4 point changed: 政府公报 [PL3], elements: [PL3.1, PL3.2, PL3.3], seen: memory → 公报 [PL3], elements: [PL3.1, PL3.2, PL3.3], seen: memory",
            "channel.openings rule added: - → 凭借",
            "channel.openings rule moved: 通过 利用 运用 借助 依托 在 展示于 公布于 公示于 发布于 刊登于 → 通过 运用 利用 借助 依托 在 展示于 公布于 公示于 发布于 刊登于",
            "neutral rule removed: 除涉密信息外 → -",
            "threshold rule changed: 0.5 → 0.4",
            "units.listed_endings language changed: 支队 → 专班",
        ]
    );
}

#[test]
fn an_item_under_another_code_has_moved_and_not_been_replaced() {
    let renumber = [("items/RI.yaml", "RI1", "RI9")];
    let mut files = embedded_files();
    let mut put = |name: &str, from: &str, to: &str| {
        let file = files.iter_mut().find(|file| file.name == format!("taxonomy/{name}")).expect("a file");
        file.text = file.text.replace(from, to).into();
    };
    for (name, from, to) in renumber {
        put(name, from, to);
    }
    for year in 2016..=2022 {
        put(&format!("profiles/{year}.yaml"), "RI1", "RI9");
    }
    let changes = diff(&load_embedded().expect("valid"), &load(&files).expect("valid"));
    let items: Vec<&Change> = changes.iter().filter(|change| change.part.code() != "point").collect();
    assert_eq!(items.len(), 1, "{items:#?}");
    assert_eq!((items[0].kind.code(), items[0].old.as_deref(), items[0].new.as_deref()), ("moved", Some("RI1"), Some("RI9")));
}

#[test]
fn points_are_alike_by_their_items_and_exactly_so_by_their_titles_too() {
    let taxonomy = load_embedded().expect("valid");
    let place = |at: PointAt| format!("{} {}", at.year, taxonomy.profiles[&at.year].points[at.index].number);
    let found: Vec<(String, String, bool)> =
        alike_points(&taxonomy).into_iter().map(|pair| (place(pair.earlier), place(pair.later), pair.exact)).collect();
    let relation = |a: &str, b: &str| found.iter().find(|(one, other, _)| one == a && other == b).map(|(.., exact)| *exact);
    assert_eq!(relation("2016 3.5", "2017 4.2"), Some(true), "环境保护, both seen");
    assert_eq!(relation("2020 5.2", "2021 3.2"), Some(false), "the same title, one of them inferred");
    assert_eq!(relation("2016 2.5", "2017 1.2"), Some(false), "the same item under titles that differ");
    assert_eq!(relation("2016 6.2", "2022 4.2"), None, "one item, both inferred, other titles");
    assert_eq!(relation("2017 4.2", "2019 3.1"), None, "other items");
    assert!(found.iter().all(|(one, other, _)| one[..4] < other[..4]), "of different years");
}

#[test]
fn the_turtle_reads_back_and_every_link_leads_to_a_thing_that_is_there() {
    let taxonomy = load_embedded().expect("valid");
    let text = skos::turtle(&taxonomy).expect("Turtle");
    let triples: Vec<_> =
        TurtleParser::new().for_slice(text.as_bytes()).collect::<Result<_, _>>().expect("Turtle that can be read");
    let names: BTreeSet<String> = triples.iter().map(|triple| triple.subject.to_string()).collect();
    let points: usize = taxonomy.profiles.values().map(|profile| profile.points.len()).sum();
    let elements: usize = taxonomy.items.iter().map(|item| item.elements.len()).sum();
    assert!(elements > 600, "{elements}");
    assert_eq!(names.len(), 1 + taxonomy.domains.len() + taxonomy.items.len() + elements + taxonomy.profiles.len() + points);
    let (mut links, mut exact) = (0, Vec::new());
    for triple in &triples {
        let object = triple.object.to_string();
        if object.starts_with("<urn:duibiao:") {
            links += 1;
            assert!(names.contains(&object), "{triple} leads nowhere");
        }
        if triple.predicate.as_str().ends_with("#exactMatch") {
            exact.push((triple.subject.to_string(), object));
        }
    }
    assert!(links > 500, "{links}");
    assert!(!exact.is_empty() && exact.iter().all(|(a, b)| exact.contains(&(b.clone(), a.clone()))), "{exact:?}");
}

#[test]
fn text_of_the_data_cannot_become_turtle() {
    let mut files: Vec<DataFile> = starter_files();
    let file = files.iter_mut().find(|file| file.name == "items/ZR.yaml").expect("a file");
    file.text = file.text.replacen("en: Safety education", "en: \"a\\\" . <x:y> <x:y> \\\\ \\n\"", 1).into();
    let points = files.iter_mut().find(|file| file.name == "profiles/2026.yaml").expect("a file");
    points.text = points.text.replace("number: \"1.1\"", "number: \"（一） <1>\"").into();
    let text = skos::turtle(&load(&files).expect("valid")).expect("Turtle");
    let triples: Vec<_> = TurtleParser::new().for_slice(text.as_bytes()).collect::<Result<_, _>>().expect("Turtle");
    assert!(triples.iter().all(|triple| !triple.subject.to_string().contains("x:y")), "{text}");
    assert!(triples.iter().any(|triple| triple.object.to_string().contains("<x:y>")), "{text}");
}
