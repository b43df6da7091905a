//! `check`: every code with a text that triggers it and one that must not, a plan against itself, planted mistakes, and the formats.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod agrees;
mod codes;
mod command;
mod commented;
mod folders;
mod formats;
mod planted;
mod proposals;
mod stumbles;

use std::sync::LazyLock;

use duibiao::gap::{Baseline, Checked, Diagnostic, Stage};
use duibiao::lineage::Member;
use duibiao::mapping::Mapper;
use duibiao::plan::Level;
use duibiao::plan::manifest::Facts;
use duibiao::report::{CheckReport, check_report};
use duibiao::session::{self, Asked, Options, Session};
use duibiao::source::SourceText;
use duibiao::taxonomy::{self, Taxonomy};

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| taxonomy::load_embedded().expect("the built-in taxonomy"));
static MAPPER: LazyLock<Mapper<'static>> = LazyLock::new(|| Mapper::new(&TAXONOMY));

const SEEDS: [(&str, &str); 5] = [
    ("dongying-2017", include_str!("../../seeds/dongying-2017.txt")),
    ("guangyuan-2017", include_str!("../../seeds/guangyuan-2017.txt")),
    ("xinyuan-2017", include_str!("../../seeds/xinyuan-2017.txt")),
    ("xishi-2018", include_str!("../../seeds/xishi-2018.txt")),
    ("yibin-2017", include_str!("../../seeds/yibin-2017.txt")),
];

fn member(id: &str, text: &str) -> Member {
    let source = SourceText::from_bytes(id, text.as_bytes()).expect("text");
    session::member(id, source, &Facts::default(), &MAPPER).expect("a plan")
}

/// How a draft is checked.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct How {
    stage: Stage,
    has_library: bool,
    today: Option<&'static str>,
}

/// Checks a draft against parents; a text of the draft's own level stands in for one of the level above, for a peer is no parent.
fn checked(draft: &Member, parents: &[&Member], how: How) -> (Checked, CheckReport) {
    let own = draft.plan.header.level;
    let raised = |parent: &&Member| {
        let mut parent = (*parent).clone();
        let level = &mut parent.plan.header.level;
        if level.is_some() && *level >= own {
            *level = Level::ALL.into_iter().rev().find(|above| Some(*above) < own && *above > Level::National);
        }
        parent
    };
    let members = std::iter::once(draft.clone()).chain(parents.iter().map(raised)).collect();
    let asked = Asked { given: (1..=parents.len()).collect(), has_library: how.has_library, ..Asked::default() };
    let options = Options { only_asked: true, no_peers: true, today: how.today.map(str::to_owned) };
    let judged = Session::of(members, Some(asked), &TAXONOMY).judge(&options);
    let (asked, found) = (judged.draft(how.stage).expect("a draft"), judged.checked(how.stage));
    let report = check_report(&asked, "draft.txt", found.clone(), &Baseline::default(), None).expect("a report");
    (found, report)
}

fn found(draft: &str, parents: &[&str], how: How) -> Vec<Diagnostic> {
    let draft = member("draft", draft);
    let parents: Vec<Member> = parents.iter().enumerate().map(|(at, text)| member(&format!("parent-{at}"), text)).collect();
    checked(&draft, &parents.iter().collect::<Vec<_>>(), how).0.diagnostics
}

fn codes(found: &[Diagnostic]) -> Vec<&'static str> {
    found.iter().map(|one| one.finding.code.code()).collect()
}
