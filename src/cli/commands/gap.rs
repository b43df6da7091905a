//! `gap PLAN`

use anyhow::Result;

use super::fail::Found;
use super::filter;
use crate::cli::args::{CompareFormat, Gap, PlanFilter};
use crate::cli::settings::Settings;
use crate::cli::{input, output};
use crate::lineage::Corpus;
use crate::mapping::Mapper;
use crate::report::{self, Form, PlanReport, RenderOptions, Report, docx, json, views};
use crate::session::{Against, Inputs, Judged, Options, Others};

pub(super) fn run(args: &Gap, settings: &Settings) -> Result<u8> {
    let taxonomy = input::taxonomy(settings)?;
    let mapper = Mapper::new(&taxonomy);
    // The outcomes of the other plans are needed only with a corpus, and the whole plans only for a page.
    let is_page = matches!(args.format, CompareFormat::File(Form::Html | Form::Xlsx));
    let others = match (is_page, &args.corpus) {
        (true, _) => Others::Whole,
        (false, Some(_)) => Others::Outcomes,
        (false, None) => Others::Heads,
    };
    let against = Against { parents: args.against.clone(), library: args.corpus.clone(), points_of: args.points_of, others };
    let session = input::read(&Inputs::Plan(args.plan.clone(), against), &mapper, settings)?;
    let judged = session.judge(&Options { today: settings.today.clone(), only_asked: !is_page, ..Options::default() });
    let gap = judged.gaps.first();
    if let Some(own) = judged.corpus.members.first().filter(|_| gap.is_none_or(|gap| gap.chain.own.is_none())) {
        let name = own.plan.source.name();
        // The plans above often have the same name, in other folders.
        let is_shared = judged.corpus.members.iter().skip(1).any(|other| other.plan.source.name() == name);
        let name = if is_shared { args.plan.display().to_string() } else { name.to_owned() };
        output::note(
            settings,
            &format!(
                "warning: {name} does not say of which level of government it is; only the national points can be checked (give level: in a corpus.yaml beside it)"
            ),
        );
    }
    let filter = filter::filter(&args.items, &PlanFilter::default(), &taxonomy, &[], settings)?;
    let plan = gap.and_then(|gap| report::plan_report(&judged.corpus, 0, gap, &taxonomy)).map(|mut plan| {
        plan.findings.extend(judged.findings.iter().cloned());
        if args.corpus.is_some() {
            report::add_peers(&mut plan, &judged.peers(), 0, &taxonomy);
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
        (CompareFormat::File(Form::Md), Some(plan)) => views::gap_markdown(&plan, document).into_bytes(),
        (CompareFormat::File(Form::Csv), Some(plan)) => views::gap_csv(&plan, document.lang).csv().into_bytes(),
        (CompareFormat::File(Form::Docx), Some(plan)) => docx::render_plan(&plan, document)?,
        (CompareFormat::File(Form::Json), Some(plan)) => {
            json::pretty(&json::gap(&plan, &judged.not_read, document.lang))?.into_bytes()
        }
        (CompareFormat::File(form), Some(plan)) => {
            report::whole(&report::filtered(page(&judged, plan), &filter), None, form, document)?
        }
    };
    output::result(settings, &bytes)?;
    Ok(Found::of(judged.gaps.get(..1).unwrap_or_default(), &judged.findings).code(&args.fails.fail_on))
}

/// Returns the report of a corpus of one plan; only its departments are compared with the plan above.
fn page(judged: &Judged<'_>, plan: PlanReport) -> Report {
    let (corpus, gaps, taxonomy) = (&judged.corpus, &judged.gaps, judged.taxonomy);
    let only = Corpus { members: corpus.members.iter().take(1).cloned().collect() };
    let departments = report::columns(report::build(corpus, gaps, taxonomy), &[0]).departments;
    let alone = report::build(&only, gaps.get(..1).unwrap_or_default(), taxonomy);
    Report { plans: vec![plan], departments, not_read: judged.not_read.clone(), ..alone }
}

fn terminal(plan: &PlanReport, options: RenderOptions) -> String {
    let filter = views::shown(&plan.filter, options.lang).map(|note| note + "\n").unwrap_or_default();
    let mut text = options.lines(&(filter + &views::chain_lines(plan, options.lang)));
    if plan.gaps.is_empty() && plan.filter.is_active() {
        text.push_str(&options.lines(&format!("{}\n", options.lang.tables().nothing_fits)));
    } else {
        text.push_str(&views::gap_told(plan, options.lang).without_empty_columns().terminal(options));
    }
    let among_peers = plan.gaps.iter().any(|gap| gap.peers.is_some()).then_some(options.lang.tables().peers_legend);
    for legend in [options.words().trace_legend].into_iter().chain(among_peers) {
        text.push_str(&options.lines(&format!("{legend}\n")));
    }
    text.push_str(&views::gap_counts(plan, options.lang).terminal(options));
    if plan.reuse.is_some() && !plan.filter.picks_items() {
        text.push_str(&views::signals_table(plan, options.lang).terminal(options));
    }
    if plan.followed.is_some() {
        text.push_str(&options.lines(&views::followed_line(plan, options.lang)));
    }
    if !plan.filter.picks_items() {
        let standing = views::standing_shortly(plan, options.lang);
        if !plan.standing.is_empty() {
            let own = options.lang.standing();
            text.push_str(&options.lines(&format!("{}\n{}\n{}", own.title, own.note, views::standing_lines(plan, options.lang))));
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
