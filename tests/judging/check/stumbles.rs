//! What people stumbled over: each with a text of the same trap, and one as near to it as can be that must not fire.

use duibiao::gap::{Aspect, Code, Relation};
use duibiao::report::{Lang, RenderOptions, views};

use super::*;

const HEAD: &str = "某县2014年政务公开工作要点\n一、重点工作\n";

fn city(tasks: &str) -> Member {
    member("city", &format!("某市2014年政务公开工作要点\n一、重点工作\n{tasks}"))
}

fn county(tasks: &str) -> Member {
    member("draft", &format!("{HEAD}{tasks}"))
}

fn report_of(city_has: &str, county_has: &str) -> CheckReport {
    checked(&county(county_has), &[&city(city_has)], How::default()).1
}

fn codes_of(report: &CheckReport) -> Vec<&'static str> {
    report.diagnostics.iter().map(|row| row.finding.code.code()).collect()
}

/// The texts that are proposed, with the item of each.
fn proposals(report: &CheckReport) -> Vec<(String, String)> {
    let with =
        report.diagnostics.iter().filter_map(|row| Some((row.items.first()?.0.clone(), row.proposal.as_ref()?.text.clone())));
    with.collect()
}

const ZH: RenderOptions = RenderOptions { lang: Lang::Zh, width: None, color: false };

#[test]
fn an_office_one_level_lower_or_in_short_is_the_same_owner() {
    let of = |unit: &str| format!("（一）推进预决算公开。公开部门预算和决算。（{unit}负责）\n");
    let told = |above: &str, here: &str| codes_of(&report_of(&of(above), &of(here))).contains(&"C302");
    for (above, here) in [
        ("市政府新闻办", "县政府新闻办公室"),
        ("目标绩效办", "目标绩效管理办公室"),
        ("市重点项目办公室", "县重点项目办"),
        ("市政府新闻办、市财政局", "县财政局"),
    ] {
        assert!(!told(above, here), "{above} {here}");
    }
    assert!(told("市政府新闻办", "县政府采购办") && told("目标绩效办", "目标督导办"));
}

#[test]
fn strength_and_findings_tell_the_same_of_two_owners() {
    let of = |unit: &str| format!("（一）推进预决算公开。公开部门预算和决算。（{unit}负责）\n");
    let (draft, parent) = (county(&of("县政府新闻办公室")), city(&of("市政府新闻办")));
    assert!(!relations(&draft, &parent, Aspect::Owner, "FI1").contains(&Relation::Differs));
    let other = county(&of("县政府采购办"));
    assert_eq!(relations(&other, &parent, Aspect::Owner, "FI1"), [Relation::Differs]);
}

/// How what the draft states of an item compares with the parent, in one respect.
fn relations(draft: &Member, parent: &Member, aspect: Aspect, code: &str) -> Vec<Relation> {
    let members = vec![draft.clone(), parent.clone()];
    let asked = Asked { given: vec![1], has_library: false, ..Asked::default() };
    let options = Options { only_asked: true, no_peers: true, today: None };
    let judged = Session::of(members, Some(asked), &TAXONOMY).judge(&options);
    let asked = judged.draft(Stage::Unknown).expect("a draft");
    let item = TAXONOMY.by_code(code).expect("a code");
    let found = asked.gap.items.iter().find(|found| found.item == item).expect("asked for");
    let compared = found.text.strength.iter().flat_map(|strength| &strength.compared);
    compared.filter(|one| one.aspect == aspect).map(|one| one.relation).collect()
}
