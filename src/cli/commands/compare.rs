//! `compare PATH…`

use anyhow::{Result, bail};

use super::filter;
use crate::cli::args::{Compare, CompareFormat, RowsArg};
use crate::cli::input::Disk;
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::gap::{PeerGroup, PeerIndex, PlanGap};
use crate::lineage::{Corpus, State};
use crate::mapping::Mapper;
use crate::report::{self, Report, TableSet, html, json, views};
use crate::session;

pub(super) fn run(args: &Compare, settings: &Settings) -> Result<u8> {
    if args.points_of.is_some() && args.rows != RowsArg::Points {
        bail!("--points-of needs --rows points");
    }
    let taxonomy = input::taxonomy(settings)?;
    if is_verdicts_alone(args) {
        let matrix = session::matrix(&Disk::new(settings), &args.paths, &Mapper::new(&taxonomy))?;
        output::result(settings, views::matrix_csv(&matrix, settings.for_document().lang).as_bytes())?;
        return Ok(CLEAN);
    }
    let judged = input::judged(&args.paths, &taxonomy, settings)?;
    let mut report = judged.report();
    if let Some(plan) = &args.siblings_of {
        report = report::columns(report, &family(&judged.corpus, &judged.gaps, plan, settings)?);
    }
    let report = filter::shown(report, &args.items, &args.plans, &taxonomy, settings)?;
    if let Some(place) = &args.over_time {
        output::result(settings, &over_time(place, args.format, &report, settings)?)?;
        return Ok(CLEAN);
    }
    output::result(settings, &render(args, &report, settings)?)?;
    Ok(CLEAN)
}

/// Tells whether nothing but the verdicts of all plans is asked for: then no text is compared and none is kept.
fn is_verdicts_alone(args: &Compare) -> bool {
    let is_whole = args.items.is_empty() && args.plans.is_empty() && args.siblings_of.is_none() && args.over_time.is_none();
    is_whole && args.rows == RowsArg::Items && !args.text && args.format == CompareFormat::Csv
}

fn render(args: &Compare, report: &Report, settings: &Settings) -> Result<Vec<u8>> {
    let document = settings.for_document();
    let set = |options: report::RenderOptions| -> Result<TableSet> {
        Ok(match args.rows {
            RowsArg::Items if args.text => views::texts_set(report, options.lang)?,
            RowsArg::Items => views::handed_out(report, false, options.lang),
            RowsArg::Elements => views::by_elements_set(report, args.text, options)?,
            RowsArg::Points => views::points_set(report, args.points_of, args.text, options)?,
            RowsArg::Departments => views::by_departments_set(report, args.text, options)?,
            RowsArg::Standing => views::standing_set(report, options),
        })
    };
    let text = match (args.rows, args.text, args.format) {
        // The clauses are in it, with or without --text.
        (RowsArg::Items, _, CompareFormat::Json) => json::pretty(&json::coverage(report, document.lang))?,
        (RowsArg::Elements, _, CompareFormat::Json) => json::pretty(&json::elements(report))?,
        (RowsArg::Departments, _, CompareFormat::Json) => json::pretty(&json::departments(report))?,
        (RowsArg::Standing, _, CompareFormat::Json) => json::pretty(&json::standing(report))?,
        (RowsArg::Points, _, CompareFormat::Json) => {
            json::pretty(&json::points(report, views::profile(report, args.points_of)?))?
        }
        (RowsArg::Items, false, CompareFormat::Table) => matrix(report, settings),
        (RowsArg::Items, false, CompareFormat::Md) => views::comparison_markdown(report, document),
        (RowsArg::Items, false, CompareFormat::Csv) => views::comparison_csv(report, document.lang),
        (RowsArg::Items, false, CompareFormat::Html) => html::render(report, None, document)?,
        (_, _, format) => return filter::tables(set, format, settings),
    };
    Ok(text.into_bytes())
}

/// One place over its years.
fn over_time(place: &str, format: CompareFormat, report: &Report, settings: &Settings) -> Result<Vec<u8>> {
    let place = views::place_over_time(report, place)?;
    if format == CompareFormat::Json {
        return Ok(json::pretty(&json::over_time(report, &place))?.into_bytes());
    }
    filter::tables(|options| Ok(views::over_time_set(report, &place, options.lang)), format, settings)
}

fn matrix(report: &Report, settings: &Settings) -> String {
    let options = settings.for_terminal();
    let mut text: String = views::shown(&report.filter, options.lang).map(|note| note + "\n").unwrap_or_default();
    if let Some(nothing) = views::nothing_fits(report, options.lang) {
        return format!("{text}{nothing}\n");
    }
    text.push_str(&views::comparison_terminal(report, options));
    text.push_str(&views::plans_table(report, options.lang).terminal(options));
    text.push_str(&format!("{} {}\n", options.words().legend, options.lang.elements().legend_partial));
    let found = views::all_findings(report);
    if !found.is_empty() {
        text.push_str(&views::findings_table(found, |id| report.label_of(id), options.lang).terminal(options));
    }
    text
}

/// The columns for `--siblings-of`: the plans above from the top, the plan itself, its siblings in the order of the corpus.
fn family(corpus: &Corpus, gaps: &[PlanGap], typed: &str, settings: &Settings) -> Result<Vec<usize>> {
    let ids: Vec<&str> = corpus.members.iter().map(|member| member.plan.id.as_str()).collect();
    let id = report::plan_named(typed, &ids)?;
    let index = ids.iter().position(|known| *known == id).unwrap_or_default();
    let peers = PeerIndex::new(corpus, gaps);
    let found =
        PeerGroup::ALL.into_iter().map(|group| (group, peers.siblings(index, group))).find(|(_, found)| !found.is_empty());
    let lang = settings.for_terminal().lang;
    let (words, colon) = (lang.tables(), lang.words().colon);
    let siblings = if let Some((group, siblings)) = found {
        output::note(settings, &format!("{}{colon}{}", words.siblings_by, words.group_name(group)));
        siblings
    } else {
        output::note(settings, &format!("{id}{colon}{}", words.no_siblings));
        Vec::new()
    };
    let above = gaps.get(index).into_iter().flat_map(|gap| &gap.chain.links).filter_map(|link| match link.state {
        State::Document(parent) => Some(parent),
        _ => None,
    });
    let mut columns: Vec<usize> = above.collect();
    columns.push(index);
    columns.extend(siblings);
    let mut seen = std::collections::BTreeSet::new();
    columns.retain(|column| seen.insert(*column));
    Ok(columns)
}
