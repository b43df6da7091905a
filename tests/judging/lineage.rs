//! Whose parent is who, why, and what cannot be right: on small invented plans, and on the real ones.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use duibiao::gap::{Code, Finding, Inspector, Param, PlanGap, Severity, Verdict};
use duibiao::lineage::{Chain, Corpus, Member, Reason, State, chain_of, chains, profile_fits};
use duibiao::mapping::Mapper;
use duibiao::plan::manifest::Facts;
use duibiao::plan::{self, Level};
use duibiao::session::{self, Options, Session};
use duibiao::source::SourceText;
use duibiao::taxonomy::{self, Taxonomy};
use proptest::prelude::*;

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| taxonomy::load_embedded().expect("valid data"));
static MAPPER: LazyLock<Mapper<'static>> = LazyLock::new(|| Mapper::new(&TAXONOMY));

const SEEDS: [&str; 5] = ["dongying-2017", "guangyuan-2017", "xinyuan-2017", "xishi-2018", "yibin-2017"];

fn member(id: &str, text: &str, facts: &Facts) -> Member {
    let source = SourceText::from_bytes(id, text.as_bytes()).expect("text");
    session::member(id, source, facts, &MAPPER).expect("a plan")
}

fn seed(id: &str) -> Member {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(format!("{id}.txt"));
    member(id, &fs::read_to_string(path).expect("a seed"), &Facts::default())
}

/// A plan in few words: place, level and the place above; number and date; what it cites.
struct Made {
    id: &'static str,
    place: &'static str,
    above: &'static str,
    year: u16,
    title: &'static str,
    number: &'static str,
    issued: &'static str,
    cites: &'static str,
}

impl Made {
    const fn city(id: &'static str, place: &'static str, year: u16, title: &'static str, number: &'static str) -> Self {
        Self { id, place, above: "", year, title, number, issued: "", cites: "" }
    }

    const fn county(id: &'static str, cites: &'static str) -> Self {
        let title = "丙县2017年政务公开实施方案";
        Self { id, place: "丙县", above: "甲市", year: 2017, title, number: "", issued: "", cites }
    }

    fn member(&self) -> Member {
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let city = self.place.ends_with('市');
        let facts = Facts {
            title: given(self.title),
            doc_number: given(self.number),
            issued: given(self.issued),
            year: Some(self.year),
            level: Some(if city { Level::Prefecture } else { Level::County }),
            jurisdiction: given(self.place),
            prefecture: given(if city { self.place } else { self.above }),
            province: given("某省"),
            ..Facts::default()
        };
        let cites = if self.cites.is_empty() {
            String::new()
        } else {
            format!("为贯彻落实{}精神，制定本方案。\n", self.cites)
        };
        member(self.id, &format!("{}\n{cites}一、重点任务\n公开{}部门预算。\n", self.title, self.id), &facts)
    }
}

fn corpus(made: &[Made]) -> Corpus {
    Corpus { members: made.iter().map(Made::member).collect() }
}

/// The link of the first plan to its city: chosen plan, reason, confidence, and all candidates.
fn city_of(corpus: &Corpus) -> (Option<String>, Reason, Option<f64>, Vec<String>) {
    let chain = chain_of(corpus, 0, &[], &TAXONOMY);
    let link = chain.links.iter().find(|link| link.level == Level::Prefecture).expect("a link");
    let id = |index: usize| corpus.members[index].plan.id.clone();
    let chosen = if let State::Document(index) = link.state { Some(id(index)) } else { None };
    (chosen, link.reason, link.confidence, link.candidates.iter().map(|candidate| id(candidate.index)).collect())
}

const CITY: Made = Made::city("city", "甲市", 2017, "甲市2017年政务公开工作要点", "甲政办发〔2017〕3号");
const LAST_YEAR: Made = Made::city("last", "甲市", 2016, "甲市2016年政务公开工作要点", "甲政办发〔2016〕5号");
const ELSEWHERE: Made = Made::city("else", "乙市", 2017, "乙市2017年政务公开工作要点", "乙政办发〔2017〕3号");

#[test]
fn the_surest_reason_counts_and_the_others_stay_as_candidates() {
    let cases = [
        ("《甲市人民政府办公室关于印发要点的通知》（甲政办发〔2017〕3号）", Reason::DocNumber, 0.98),
        ("《甲市人民政府办公室关于印发2017年全市政务公开工作要点的通知》", Reason::Title, 0.95),
        ("", Reason::Jurisdiction, 0.7),
        ("《甲市人民政府关于加强作风建设的决定》", Reason::Jurisdiction, 0.6),
    ];
    for (cites, reason, confidence) in cases {
        let corpus = corpus(&[Made::county("county", cites), LAST_YEAR, ELSEWHERE, CITY]);
        let (chosen, found, sure, _) = city_of(&corpus);
        assert_eq!((chosen.as_deref(), found), (Some("city"), reason), "{cites}");
        assert!((sure.expect("found") - confidence).abs() < 0.001, "{cites}: {sure:?}");
    }
}

#[test]
fn neither_the_year_nor_the_place_of_a_title_is_confused() {
    let cites = "《甲市2016年政务公开工作要点》";
    let (chosen, ..) = city_of(&corpus(&[Made::county("county", cites), ELSEWHERE, LAST_YEAR]));
    assert_eq!(chosen.as_deref(), Some("last"));
    for cites in ["《甲市2015年政务公开工作要点》", "《丁市2017年政务公开工作要点》"] {
        let (chosen, reason, _, candidates) = city_of(&corpus(&[Made::county("county", cites), ELSEWHERE, LAST_YEAR]));
        assert_eq!((chosen, reason, candidates), (None, Reason::Title, vec![]), "{cites}");
    }
}

const WRONG: &str = "《甲市人民政府办公室关于印发2017年甲市政务公开工作要点的通知》（甲政办发〔2017〕99号）";

#[test]
fn a_number_that_nobody_has_hides_no_parent_whose_title_is_cited() {
    let corpus = corpus(&[Made::county("county", WRONG), LAST_YEAR, ELSEWHERE, CITY]);
    let (chosen, reason, sure, candidates) = city_of(&corpus);
    assert_eq!((chosen.as_deref(), reason, candidates), (Some("city"), Reason::WrongNumber, vec!["city".to_owned()]));
    assert!(sure.is_some_and(|sure| sure < 0.7), "{sure:?}: less than where nothing is cited");
    let chains = chains(&corpus, &TAXONOMY);
    let told: Vec<Finding> = found(&corpus, &chains, 0);
    let [told] = told.as_slice() else { panic!("one finding: {told:?}") };
    let number = |name: &str| told.params.get(name).cloned();
    assert_eq!((told.code, told.severity), (Code::WrongNumber, Severity::Error));
    assert_eq!(number("number"), Some(Param::Text("甲政办发〔2017〕99号".to_owned())));
    assert_eq!(number("right"), Some(Param::Text("甲政办发〔2017〕3号".to_owned())));
    assert!(chains[1..].iter().all(|chain| chain.miscited.is_empty()));
}

#[test]
fn who_names_the_parent_is_told_of_the_wrong_number_too() {
    let mut corpus = corpus(&[Made::county("county", WRONG), CITY]);
    corpus.members[0].plan.parents = vec!["city".to_owned()];
    assert_eq!(city_of(&corpus).1, Reason::Manifest);
    assert_eq!(codes(&corpus), [("county".to_owned(), Code::WrongNumber.code())]);
}

#[test]
fn another_number_means_that_the_parent_is_not_here_where_more_than_the_number_differs() {
    let double = Made::city("double", "甲市", 2017, "甲市2017年政务公开工作要点", "甲政办发〔2017〕8号");
    let holder = Made::city("holder", "乙市", 2017, "乙市2017年就业工作要点", "甲政办发〔2017〕99号");
    let cases: [(&str, &str, Vec<Made>); 6] = [
        ("two documents have the title", WRONG, vec![CITY, double]),
        ("the number is of another document", WRONG, vec![CITY, holder]),
        ("another year", "《甲市2016年政务公开工作要点》（甲政办发〔2016〕99号）", vec![CITY]),
        ("another subject", "《甲市2017年政务服务工作要点》（甲政办发〔2017〕99号）", vec![CITY]),
        ("a place that is not above", "《乙市2017年政务公开工作要点》（乙政办发〔2017〕99号）", vec![ELSEWHERE]),
        ("no year is told", "《甲市政务公开工作要点》", vec![LAST_YEAR]),
    ];
    for (case, cites, others) in cases {
        let mut made = vec![Made::county("county", cites)];
        made.extend(others);
        let corpus = corpus(&made);
        assert_ne!(city_of(&corpus).1, Reason::WrongNumber, "{case}");
        assert!(chain_of(&corpus, 0, &[], &TAXONOMY).miscited.is_empty(), "{case}");
    }
    // What stood in the corpus before is shown all the same.
    let (chosen, reason, sure, candidates) =
        city_of(&corpus(&[Made::county("county", "《甲市2017年政务公开工作方案》（甲政办发〔2017〕99号）"), CITY]));
    assert_eq!((chosen, reason, sure), (None, Reason::DocNumber, Some(0.9)));
    assert_eq!(candidates, ["city"]);
    // The title is cited as that of another level, or the document is of the plan's own.
    let mut level = corpus(&[Made::county("county", WRONG), CITY]);
    level.members[1].plan.header.level = Some(Level::Province);
    assert!(chain_of(&level, 0, &[], &TAXONOMY).miscited.is_empty());
    level.members[1].plan.header.level = Some(Level::County);
    assert!(chain_of(&level, 0, &[], &TAXONOMY).miscited.is_empty());
}

#[test]
fn who_names_a_parent_is_believed_and_the_order_of_naming_says_nothing() {
    let mut corpus = corpus(&[Made::county("county", "《甲市2017年政务公开工作要点》"), CITY, LAST_YEAR, ELSEWHERE]);
    corpus.members[0].plan.parents = vec!["else".to_owned()];
    let (chosen, reason, sure, candidates) = city_of(&corpus);
    assert_eq!((chosen.as_deref(), reason, sure), (Some("else"), Reason::Manifest, Some(1.0)));
    assert_eq!(candidates, ["else", "city"]);
    let (one, other) = (chain_of(&corpus, 0, &[1, 2], &TAXONOMY), chain_of(&corpus, 0, &[2, 1], &TAXONOMY));
    assert_eq!(one, other);
    assert!(one.links.iter().any(|link| link.reason == Reason::Given));
}

/// A county, its city and a province of which no table of places and no citation of the county tells.
fn three_levels(county_cites: &'static str, city_cites: &'static str) -> Corpus {
    let province = Made::city("province", "云岭", 2017, "云岭省2017年政务公开工作要点", "云政办发〔2017〕1号");
    let mut corpus = corpus(&[Made::county("county", county_cites), Made { cites: city_cites, ..CITY }, province]);
    corpus.members[2].plan.header.level = Some(Level::Province);
    corpus
}

fn province_of(corpus: &Corpus) -> (State, Reason) {
    let chain = chain_of(corpus, 0, &[], &TAXONOMY);
    let link = chain.links.iter().find(|link| link.level == Level::Province).expect("a link");
    (link.state, link.reason)
}

#[test]
fn what_stands_above_a_named_parent_stands_above_the_plan() {
    let mut named = three_levels("", "");
    assert_eq!(province_of(&named), (State::Missing, Reason::NotCited), "nobody named anything");
    named.members[0].plan.parents = vec!["city".to_owned()];
    assert_eq!(province_of(&named), (State::Missing, Reason::NotCited), "nothing is known above the city");
    named.members[1].plan.parents = vec!["province".to_owned()];
    assert_eq!(province_of(&named), (State::Document(2), Reason::Manifest));
    assert_eq!(chain_of(&named, 0, &[1], &TAXONOMY).links[1].state, State::Document(2), "a parent of the command line too");
    // A circle ends.
    named.members[2].plan.parents = vec!["county".to_owned()];
    assert_eq!(province_of(&named), (State::Document(2), Reason::Manifest));
}

#[test]
fn what_a_named_parent_cites_fills_only_what_is_open() {
    let cited = "《云岭省2017年政务公开工作要点》（云政办发〔2017〕1号）";
    let mut open = three_levels("", cited);
    open.members[0].plan.parents = vec!["city".to_owned()];
    assert_eq!(province_of(&open), (State::Document(2), Reason::DocNumber));
    let mut other = three_levels("《四川省2017年政务公开工作要点》（川办发〔2017〕40号）", cited);
    other.members[0].plan.parents = vec!["city".to_owned()];
    assert_eq!(province_of(&other), (State::Missing, Reason::DocNumber), "the county itself cites another one");
}

#[test]
fn two_plans_for_which_equally_much_speaks_are_both_shown() {
    let double = Made::city("double", "甲市", 2017, "甲市2017年政务公开工作安排", "甲政办发〔2017〕8号");
    let (chosen, _, sure, candidates) = city_of(&corpus(&[Made::county("county", ""), double, CITY]));
    // The smaller number: their own words decide.
    assert_eq!((chosen.as_deref(), candidates.len()), (Some("city"), 2));
    assert!(sure.is_some_and(|sure| (sure - 0.6).abs() < 0.001), "{sure:?}");
}

/// What the first plan does.
fn judged(corpus: &Corpus) -> PlanGap {
    Session::of(corpus.members.clone(), None, &TAXONOMY).judge(&Options::default()).gaps.swap_remove(0)
}

fn found(corpus: &Corpus, chains: &[Chain], index: usize) -> Vec<Finding> {
    Inspector::new(corpus, chains).of(index, &TAXONOMY)
}

fn codes(corpus: &Corpus) -> Vec<(String, &'static str)> {
    let chains = chains(corpus, &TAXONOMY);
    let of = |index: usize| found(corpus, &chains, index).into_iter().map(|finding| finding.code.code());
    let id = |index: usize| corpus.members[index].plan.id.clone();
    (0..corpus.members.len()).flat_map(|index| of(index).map(move |code| (id(index), code))).collect()
}

#[test]
fn every_rule_finds_its_case_and_nothing_where_all_is_well() {
    let well = [Made::county("county", "《甲市2017年政务公开工作要点》（甲政办发〔2017〕3号）"), CITY, LAST_YEAR, ELSEWHERE];
    assert_eq!(codes(&corpus(&well)), []);
    let issued = |made: Made, issued| Made { issued, ..made };
    let older = [issued(Made::county("county", ""), "2017-05-01"), issued(CITY, "2017-06-01")];
    assert_eq!(codes(&corpus(&older)), [("county".to_owned(), Code::YoungerParent.code())]);
    let same_day = [issued(Made::county("county", ""), "2017-06-01"), issued(CITY, "2017-06-01")];
    assert_eq!(codes(&corpus(&same_day)), []);
    let cited = [Made::county("county", "《甲市2016年政务公开工作要点》"), LAST_YEAR];
    assert_eq!(codes(&corpus(&cited)), [("county".to_owned(), Code::CitedYear.code())]);
    for fits in
        ["《甲市2016—2020年政务公开规划》", "《甲市公开目录（2011年版）》", "《甲市政务公开条例》", "《甲市政务公开方案》"]
    {
        assert_eq!(codes(&corpus(&[Made::county("county", fits)])), [], "{fits}");
    }
    let double = Made::city("double", "甲市", 2017, "甲市2017年政务公开工作要点补充", "甲政办发〔2017〕8号");
    let both = [("city".to_owned(), "L005"), ("double".to_owned(), "L005")];
    assert_eq!(codes(&corpus(&[CITY, double])), both);
    let mut named = corpus(&[Made::county("county", ""), Made { id: "peer", place: "丁县", ..Made::county("peer", "") }]);
    named.members[0].plan.parents = vec!["peer".to_owned()];
    assert_eq!(codes(&named), [("county".to_owned(), Code::WrongLevel.code())]);
    named.members[1].plan.parents = vec!["county".to_owned()];
    let circle = codes(&named).into_iter().filter(|(_, code)| *code == Code::Circle.code()).count();
    assert_eq!(circle, 2, "both plans of a circle are told");
    let said = corpus(&[Made::county("county", "《云岭省政务公开工作要点》（甲政办发〔2017〕3号）"), CITY]);
    assert_eq!(codes(&said), [("county".to_owned(), Code::CitedLevel.code())]);
}

#[test]
fn a_city_that_carries_out_a_county_by_title_is_told_and_a_plan_may_name_itself() {
    let county = Made::county("county", "《甲市2017年政务公开工作要点》");
    let below = Made { cites: "《丙县2017年政务公开实施方案》", ..CITY };
    assert_eq!(codes(&corpus(&[county, below])), [("city".to_owned(), Code::WrongLevel.code())]);
    let own = Made::county("county", "《丙县2017年政务公开实施方案》");
    assert_eq!(codes(&corpus(&[own, CITY])), []);
}

#[test]
fn a_breakdown_beside_the_points_of_the_year_is_only_worth_a_note() {
    let breakdown = Made::city("breakdown", "甲市", 2017, "甲市2017年政务公开任务分解", "甲政办发〔2017〕8号");
    let corpus = Corpus {
        members: [CITY, breakdown]
            .iter()
            .map(|made| {
                let mut member = made.member();
                let breaks = member.plan.id == "breakdown";
                member.plan.header.kind = Some(if breaks { plan::PlanKind::TaskBreakdown } else { plan::PlanKind::WorkPoints });
                member
            })
            .collect(),
    };
    let chains = chains(&corpus, &TAXONOMY);
    let severities: Vec<Severity> = found(&corpus, &chains, 0).into_iter().map(|finding| finding.severity).collect();
    assert_eq!(severities, [Severity::Note]);
}

/// Of the real plans one, of 2017, is built after the points of 2016: 83 of 100 against 14. The others fit their own year best.
#[test]
fn the_plan_that_follows_last_years_points_is_found_and_no_other() {
    let corpus = Corpus { members: SEEDS.iter().map(|id| seed(id)).collect() };
    let chains = chains(&corpus, &TAXONOMY);
    for (index, member) in corpus.members.iter().enumerate() {
        let id = member.plan.id.as_str();
        let findings = found(&corpus, &chains, index);
        let fits = profile_fits(member, &TAXONOMY);
        let best = fits.iter().max_by(|a, b| a.structure.total_cmp(&b.structure)).expect("profiles").year;
        if id == "xinyuan-2017" {
            let [finding] = findings.as_slice() else { panic!("{findings:?}") };
            assert_eq!((finding.code, finding.params.get("followed")), (Code::FollowsEarlierYear, Some(&Param::Year(2016))));
            assert_eq!(finding.lines, Some((25, 25)), "at the first heading that is a point of 2016");
            assert_eq!(best, 2016);
        } else {
            assert_eq!(findings, [], "{id}");
            assert_eq!(Some(best), member.plan.header.year, "{id}");
        }
    }
}

#[test]
fn a_plan_beside_itself_gives_no_finding() {
    for id in SEEDS {
        let corpus = Corpus { members: vec![seed(id), seed(id)] };
        let chains = vec![chain_of(&corpus, 0, &[1], &TAXONOMY), chain_of(&corpus, 1, &[], &TAXONOMY)];
        let codes: Vec<Code> = found(&corpus, &chains, 0).into_iter().map(|finding| finding.code).collect();
        let expected: &[Code] = if id == "xinyuan-2017" { &[Code::FollowsEarlierYear] } else { &[] };
        assert_eq!(codes, expected, "{id}");
    }
}

#[test]
fn a_parent_that_is_cited_and_not_there_leaves_its_level_unknown() {
    let corpus = Corpus { members: vec![seed("dongying-2017")] };
    let gap = judged(&corpus);
    let city = gap.chain.links.iter().find(|link| link.level == Level::Prefecture).expect("a link");
    assert_eq!((city.state, city.name.as_deref()), (State::Missing, Some("东政办发〔2017〕15号")));
    assert!(gap.items.iter().all(|item| item.added_at.is_none()), "what the city asks for is not known");
}

/// What was not read may hold what was not found.
#[test]
fn an_unread_part_makes_what_is_not_found_undetermined() {
    let mut corpus = Corpus { members: vec![seed("dongying-2017")] };
    let before = judged(&corpus).summary;
    let unread = duibiao::source::Unread { what: "附件".to_owned(), why: "a picture".to_owned(), line: 1 };
    corpus.members[0].plan.unread.push(unread);
    let after = judged(&corpus);
    assert!(before.dropped > 0);
    assert_eq!(after.summary.dropped, 0);
    assert_eq!(after.summary.undetermined, before.undetermined + before.dropped);
    assert!(after.items.iter().all(|item| item.verdict != Verdict::Dropped && item.loss.is_none()));
}

/// A plan with its links: level, chosen plan, reason, candidates.
type Told = (String, Vec<(Level, Option<String>, Reason, Vec<String>)>);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_a_corpus_decides_no_parent(order in Just((0..7_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let made = || [
            Made::county("county", "《甲市2017年政务公开工作要点》"),
            Made { id: "other", place: "丁县", title: "丁县2017年政务公开工作要点", ..Made::county("other", "") },
            CITY,
            LAST_YEAR,
            ELSEWHERE,
            Made::city("double", "甲市", 2017, "甲市2017年政务公开工作要点", "甲政办发〔2017〕8号"),
            Made { number: "甲政办发〔2017〕3号", ..Made::city("copy", "甲市", 2017, "甲市2017年政务公开工作要点", "") },
        ];
        let straight = corpus(&made());
        let mut members: Vec<Option<Member>> = straight.members.iter().cloned().map(Some).collect();
        let shuffled = Corpus { members: order.iter().filter_map(|&at| members[at].take()).collect() };
        let told = |corpus: &Corpus| {
            let id = |index: usize| corpus.members[index].plan.id.clone();
            let mut all: Vec<Told> = chains(corpus, &TAXONOMY)
                .into_iter()
                .enumerate()
                .map(|(at, chain)| {
                    let links = chain.links.iter().map(|link| {
                        let chosen = if let State::Document(index) = link.state { Some(id(index)) } else { None };
                        let candidates = link.candidates.iter().map(|candidate| id(candidate.index)).collect();
                        (link.level, chosen, link.reason, candidates)
                    });
                    (id(at), links.collect())
                })
                .collect();
            all.sort();
            all
        };
        prop_assert_eq!(told(&straight), told(&shuffled));
    }
}

#[test]
fn of_many_plans_of_one_place_and_year_ten_are_named() {
    let text = |at: usize| format!("某县2017年政务公开工作要点\n一、公开第{at}批部门预算。\n");
    let said = |count: usize| {
        let plans: Vec<Member> = (0..count).map(|at| member(&format!("plan-{at:02}"), &text(at), &Facts::default())).collect();
        let judged = Session::of(plans, None, &TAXONOMY).judge(&Options::default());
        let found = judged.gaps[0].findings.iter().find(|one| one.code == Code::SeveralPlans).expect("it is told");
        duibiao::report::views::message(found, duibiao::report::Lang::En)
    };
    let (few, many) = (said(11), said(13));
    assert!(few.contains("has other plans for 2017: ") && few.ends_with("plan-10"), "{few}");
    assert!(many.contains("has 12 other plans for 2017") && many.ends_with("plan-10") && !many.contains("plan-11"), "{many}");
}

/// A plan of a place that no table knows: what it cites is all that says what stands above it.
fn unknown_place(id: &str, level: Level, title: &str, cites: &str) -> Member {
    let facts =
        Facts { level: Some(level), jurisdiction: title.split(char::is_numeric).next().map(str::to_owned), ..Facts::default() };
    let cites = if cites.is_empty() { String::new() } else { format!("为落实《{cites}》，制定本要点。\n") };
    member(id, &format!("{title}\n{cites}一、重点任务\n公开部门预算。\n"), &facts)
}

/// How the provincial link of the county is found, in a corpus of a province, a city that cites it, and a county that cites what it is told.
fn province_of_county(county: (&str, &str), city_title: &str) -> (Option<String>, Reason, f64) {
    let province = "衡川省2017年政务公开工作要点";
    let corpus = Corpus {
        members: vec![
            unknown_place("province", Level::Province, province, ""),
            unknown_place("city", Level::Prefecture, city_title, province),
            unknown_place("county", Level::County, county.0, county.1),
        ],
    };
    let chain = &chains(&corpus, &TAXONOMY)[2];
    let link = chain.links.iter().find(|link| link.level == Level::Province).expect("a link");
    let chosen = match link.state {
        State::Document(index) => Some(corpus.members[index].plan.id.clone()),
        _ => None,
    };
    (chosen, link.reason, link.confidence.unwrap_or_default())
}

#[test]
fn what_the_parent_carries_out_stands_above_the_plan_that_cites_nothing_of_that_level() {
    let city = "临澜市2017年政务公开工作要点";
    let (chosen, reason, confidence) = province_of_county(("青禾县2017年政务公开工作要点", city), city);
    assert_eq!((chosen.as_deref(), reason), (Some("province"), Reason::ThroughParent));
    assert!((0.5..0.95).contains(&confidence), "less sure than each step: {confidence}");
    // What the plan itself says of the level counts, and a parent of another year carries out what was asked for then.
    let other = format!("{city}》和《衡川省人民政府关于加快数字社会建设的意见");
    assert_ne!(province_of_county(("青禾县2017年政务公开工作要点", &other), city).1, Reason::ThroughParent);
    assert_eq!(province_of_county(("青禾县2018年政务公开工作要点", city), city).0, None);
    assert_eq!(province_of_county(("青禾县2017年政务公开工作要点", ""), city).0, None);
}
