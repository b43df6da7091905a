//! `gap PLAN`

use anyhow::Result;

use crate::cli::args::{CompareFormat, FailOn, Gap};
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, GAPS, input, output};
use crate::gap::{Summary, gap_of};
use crate::lineage::chain_of;
use crate::mapping::Mapper;
use crate::report::{self, html, json, views};

pub(super) fn run(args: &Gap, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let mapper = Mapper::new(&taxonomy);
    let mut corpus = input::single_plan(&args.plan, &mapper, settings)?;
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
    let gap = gap_of(&corpus, 0, chain, &taxonomy);
    let summary = gap.summary;
    let document = settings.for_document();
    // The report of a single plan is the report of a corpus of one.
    let only = crate::lineage::Corpus { members: corpus.members.iter().take(1).cloned().collect() };
    let text = match (args.format, report::plan_report(&corpus, 0, &gap, &taxonomy)) {
        (_, None) => String::new(),
        (CompareFormat::Table, Some(plan)) => {
            let options = settings.for_terminal();
            let chain = views::chain_lines(&plan, options.words());
            let mut text = format!(
                "{chain}{}{}",
                views::gap_table(&plan, options.lang).terminal(options),
                views::gap_counts(&plan, options.words()).terminal(options)
            );
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
        (CompareFormat::Json, Some(plan)) => json::pretty(&json::gap(&plan))?,
    };
    output::result(settings, text.as_bytes())?;
    Ok(if fails(&args.fail_on, summary) { GAPS } else { CLEAN })
}

fn fails(on: &[FailOn], summary: Summary) -> bool {
    on.iter().any(|verdict| match verdict {
        FailOn::Dropped => summary.dropped > 0,
        FailOn::Partial => summary.partial > 0,
        FailOn::Undetermined => summary.undetermined > 0,
    })
}
