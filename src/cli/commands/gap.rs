//! `gap PLAN`

use anyhow::Result;

use super::{day, filter};
use crate::cli::args::{CompareFormat, FailOn, Gap, PlanFilter};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, GAPS, input, output};
use crate::gap::{Accepted, Inspector, PeerIndex, PlanGap, Verdict, gaps_of, settle};
use crate::lineage::{Corpus, chain_by_points, chains};
use crate::mapping::Mapper;
use crate::report::{self, NotRead, PlanReport, RenderOptions, Report, docx, html, json, views, xlsx};
use crate::taxonomy::Taxonomy;

pub(super) fn run(args: &Gap, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let mapper = Mapper::new(&taxonomy);
    let input::Read { mut corpus, mut accepted, left: mut not_read } = input::single_plan(&args.plan, &mapper, settings)?;
    super::known_points(args.points_of, &taxonomy)?;
    let given = if args.against.is_empty() { Vec::new() } else { input::parents(&args.against, &mapper, settings)?.members };
    let given_at: Vec<usize> = (1..=given.len()).collect();
    corpus.members.extend(given);
    if let Some(folder) = &args.corpus {
        let others = input::plans_with_exceptions(std::slice::from_ref(folder), &mapper, settings)?;
        not_read.extend(others.left.iter().cloned());
        join(&mut corpus, &mut accepted, others);
    }
    let chain = chain_by_points(&corpus, 0, &given_at, args.points_of, &taxonomy);
    if chain.own.is_none() {
        output::note(
            settings,
            &format!(
                "warning: {} does not say of which level of government it is; only the national points can be checked (give level: in a corpus.yaml beside it)",
                args.plan.display()
            ),
        );
    }
    let filter = filter::filter(&args.items, &PlanFilter::default(), &taxonomy, &[])?;
    let mut all = chains(&corpus, &taxonomy);
    if let Some(own) = all.first_mut() {
        *own = chain;
    }
    let findings = Inspector::new(&corpus, &all).of(0, &taxonomy);
    // What the others do is asked for only where somebody may want to know.
    let others = if args.corpus.is_some() || matches!(args.format, CompareFormat::Html | CompareFormat::Xlsx) {
        corpus.members.len()
    } else {
        1
    };
    all.truncate(others);
    let mut gaps = gaps_of(&corpus, &all, &taxonomy);
    let own = gaps.get_mut(..1).unwrap_or_default();
    if let Some(gap) = own.first_mut() {
        gap.findings = findings;
    }
    let on_exceptions = settle(&accepted, &corpus, own, &taxonomy, day(settings, &corpus).as_deref());
    let gap = gaps.first();
    let plan = gap.and_then(|gap| report::plan_report(&corpus, 0, gap, &taxonomy)).map(|mut plan| {
        plan.findings.extend(on_exceptions);
        if args.corpus.is_some() {
            report::add_peers(&mut plan, &PeerIndex::new(&corpus, &gaps), 0, &taxonomy);
        }
        report::filtered_plan(plan, &filter)
    });
    if filter.is_active() && plan.as_ref().is_some_and(|plan| plan.gaps.is_empty()) {
        filter::nothing(settings);
    }
    let document = settings.for_document();
    let bytes = match (args.format, plan) {
        (_, None) => Vec::new(),
        (CompareFormat::Table, Some(plan)) => terminal(&plan, settings.for_terminal()).into_bytes(),
        (CompareFormat::Md, Some(plan)) => views::gap_markdown(&plan, document).into_bytes(),
        (CompareFormat::Csv, Some(plan)) => views::gap_csv(&plan, document.lang).csv().into_bytes(),
        (CompareFormat::Html, Some(plan)) => {
            html::render(&report::filtered(page(&corpus, &gaps, plan, &not_read, &taxonomy), &filter), None, document)?
                .into_bytes()
        }
        (CompareFormat::Xlsx, Some(plan)) => {
            xlsx::render(&report::filtered(page(&corpus, &gaps, plan, &not_read, &taxonomy), &filter), document)?
        }
        (CompareFormat::Docx, Some(plan)) => docx::render_plan(&plan, document)?,
        (CompareFormat::Json, Some(plan)) => json::pretty(&json::gap(&plan, &not_read, document.lang))?.into_bytes(),
    };
    output::result(settings, &bytes)?;
    Ok(if gap.is_some_and(|gap| fails(&args.fail_on, gap)) { GAPS } else { CLEAN })
}

/// Puts the plans of a folder behind the plan asked about, with the exceptions of its manifest. Where the plan asked about is among them,
/// what the manifest says of it holds.
pub(super) fn join(corpus: &mut Corpus, accepted: &mut Vec<Accepted>, folder: input::Read) {
    let Some(asked) = corpus.members.first().map(|own| own.plan.source.sha256().to_owned()) else { return };
    let mut places: Vec<Option<usize>> = Vec::new();
    for member in folder.corpus.members {
        let is_asked = member.plan.source.sha256() == asked;
        let place = if !is_asked {
            corpus.members.push(member);
            Some(corpus.members.len() - 1)
        } else if places.contains(&Some(0)) {
            None
        } else {
            if let Some(own) = corpus.members.first_mut() {
                *own = member;
            }
            Some(0)
        };
        places.push(place);
    }
    // The manifest beside the plan may be that of the folder.
    let others = folder.accepted.into_iter().filter(|group| !accepted.iter().any(|known| known.exceptions == group.exceptions));
    let given = others.map(|group| Accepted {
        plans: group.plans.iter().filter_map(|(entry, at)| Some((*entry, places.get(*at).copied().flatten()?))).collect(),
        // Only one of its plans is judged.
        complete: false,
        ..group
    });
    let given: Vec<Accepted> = given.collect();
    accepted.extend(given);
}

/// The report of a single plan is the report of a corpus of one; only its departments are held against the plan above.
fn page(corpus: &Corpus, gaps: &[PlanGap], plan: PlanReport, not_read: &[NotRead], taxonomy: &Taxonomy) -> Report {
    let only = Corpus { members: corpus.members.iter().take(1).cloned().collect() };
    let departments = report::columns(report::build(corpus, gaps, taxonomy), &[0]).departments;
    let alone = report::build(&only, gaps.get(..1).unwrap_or_default(), taxonomy);
    Report { plans: vec![plan], departments, not_read: not_read.to_vec(), ..alone }
}

fn terminal(plan: &PlanReport, options: RenderOptions) -> String {
    let mut text: String = views::shown(&plan.filter, options.lang).map(|note| note + "\n").unwrap_or_default();
    text.push_str(&views::chain_lines(plan, options.lang));
    if plan.gaps.is_empty() && plan.filter.is_active() {
        text.push_str(options.lang.tables().nothing_fits);
        text.push('\n');
    } else {
        text.push_str(&views::gap_table(plan, options.lang).without_empty_columns().terminal(options));
    }
    text.push_str(options.words().trace_legend);
    text.push('\n');
    if plan.gaps.iter().any(|gap| gap.peers.is_some()) {
        text.push_str(options.lang.tables().peers_legend);
        text.push('\n');
    }
    text.push_str(&views::gap_counts(plan, options.lang).terminal(options));
    if plan.reuse.is_some() && !plan.filter.picks_items() {
        text.push_str(&views::signals_table(plan, options.lang).terminal(options));
    }
    if plan.followed.is_some() {
        text.push_str(&views::followed_line(plan, options.lang));
    }
    if !plan.filter.picks_items() {
        let standing = views::standing_shortly(plan, options.lang);
        if !plan.standing.is_empty() {
            text.push_str(&format!("{}\n{}\n", options.lang.standing().title, options.lang.standing().note));
            text.push_str(&views::standing_lines(plan, options.lang));
        }
        if !standing.rows.is_empty() {
            text.push_str(&standing.terminal(options));
        }
    }
    if !plan.findings.is_empty() {
        text.push_str(&views::findings_table(&plan.findings, |_| plan.label.clone(), options.lang).terminal(options));
    }
    if !plan.rejected.is_empty() && !plan.filter.picks_items() {
        text.push_str(&views::rejected_table(plan, options.lang).terminal(options));
    }
    text
}

/// What somebody accepted does not count, nor what rests on a guess.
fn fails(on: &[FailOn], gap: &PlanGap) -> bool {
    let verdict = |on: &FailOn| match on {
        FailOn::Dropped => Verdict::Dropped,
        FailOn::Partial => Verdict::Partial,
        FailOn::Undetermined => Verdict::Undetermined,
    };
    let open = |wanted: Verdict| {
        gap.items.iter().any(|item| item.verdict == wanted && !item.guessed && !gap.excepted.contains_key(&item.item))
    };
    on.iter().map(verdict).any(open)
}
