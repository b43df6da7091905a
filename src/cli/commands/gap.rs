//! `gap PLAN`

use anyhow::Result;

use super::day;
use crate::cli::args::{CompareFormat, FailOn, Gap};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, GAPS, input, output};
use crate::gap::{Inspector, PlanGap, Verdict, gap_of, settle};
use crate::lineage::{chain_of, chains};
use crate::mapping::Mapper;
use crate::report::{self, html, json, views};

pub(super) fn run(args: &Gap, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let mapper = Mapper::new(&taxonomy);
    let input::Read { mut corpus, accepted } = input::single_plan(&args.plan, &mapper, settings)?;
    let given = if args.against.is_empty() { Vec::new() } else { input::plans(&args.against, &mapper, settings)?.members };
    let given_at: Vec<usize> = (1..=given.len()).collect();
    corpus.members.extend(given);
    if let Some(folder) = &args.corpus {
        let own = corpus.members.first().map(|member| member.plan.source.sha256().to_owned());
        let others = input::plans(std::slice::from_ref(folder), &mapper, settings)?.members;
        corpus.members.extend(others.into_iter().filter(|member| Some(member.plan.source.sha256()) != own.as_deref()));
    }
    let chain = chain_of(&corpus, 0, &given_at, &taxonomy);
    if chain.own.is_none() {
        output::note(
            settings,
            &format!(
                "warning: {} does not say of which level of government it is; only the national points can be checked (give level: in a corpus.yaml beside it)",
                args.plan.display()
            ),
        );
    }
    let mut all = chains(&corpus, &taxonomy);
    if let Some(own) = all.first_mut() {
        own.clone_from(&chain);
    }
    let findings = Inspector::new(&corpus, &all).of(0, &taxonomy);
    let mut judged = [PlanGap { findings, ..gap_of(&corpus, 0, chain, &taxonomy) }];
    let on_exceptions = settle(&accepted, &corpus, &mut judged, &taxonomy, day(settings, &corpus).as_deref());
    let [gap] = judged;
    let document = settings.for_document();
    // The report of a single plan is the report of a corpus of one.
    let only = crate::lineage::Corpus { members: corpus.members.iter().take(1).cloned().collect() };
    let plan = report::plan_report(&corpus, 0, &gap, &taxonomy).map(|mut plan| {
        plan.findings.extend(on_exceptions);
        plan
    });
    let text = match (args.format, plan) {
        (_, None) => String::new(),
        (CompareFormat::Table, Some(plan)) => {
            let options = settings.for_terminal();
            let chain = views::chain_lines(&plan, options.lang);
            let mut text = format!(
                "{chain}{}{}",
                views::gap_table(&plan, options.lang).terminal(options),
                views::gap_counts(&plan, options.lang).terminal(options)
            );
            if !plan.findings.is_empty() {
                text.push_str(&views::findings_table(&plan.findings, options.lang).terminal(options));
            }
            if !plan.rejected.is_empty() {
                text.push_str(&views::rejected_table(&plan, options.lang).terminal(options));
            }
            text
        }
        (CompareFormat::Md, Some(plan)) => views::gap_markdown(&plan, document),
        (CompareFormat::Csv, Some(plan)) => views::gap_table(&plan, document.lang).csv(),
        (CompareFormat::Html, Some(plan)) => {
            let mut report = report::build(&only, std::slice::from_ref(&gap), &taxonomy);
            report.plans = vec![plan];
            html::render(&report, document)?
        }
        (CompareFormat::Json, Some(plan)) => json::pretty(&json::gap(&plan, document.lang))?,
    };
    output::result(settings, text.as_bytes())?;
    Ok(if fails(&args.fail_on, &gap) { GAPS } else { CLEAN })
}

/// What somebody accepted does not count.
fn fails(on: &[FailOn], gap: &PlanGap) -> bool {
    let verdict = |on: &FailOn| match on {
        FailOn::Dropped => Verdict::Dropped,
        FailOn::Partial => Verdict::Partial,
        FailOn::Undetermined => Verdict::Undetermined,
    };
    let open = |wanted: Verdict| gap.items.iter().any(|item| item.verdict == wanted && !gap.excepted.contains_key(&item.item));
    on.iter().map(verdict).any(open)
}
