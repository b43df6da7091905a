//! `compare PATH…`

use anyhow::{Result, bail};

use super::fail::Found;
use super::filter;
use crate::cli::args::{Compare, CompareFormat, RowsArg};
use crate::cli::input::Disk;
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::gap::{PeerGroup, PeerIndex, PlanGap};
use crate::lineage::{Corpus, State};
use crate::mapping::Mapper;
use crate::report::views::ShownItems;
use crate::report::{self, Compared, Form, Report, Rows, json, views, xlsx};
use crate::session::{self, Inputs};

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
    let session = input::read(&Inputs::plans(&args.paths), &Mapper::new(&taxonomy), settings)?;
    if args.format == CompareFormat::File(Form::Xlsx) && are_all_columns(args) {
        xlsx::room_for(session.corpus.members.len())?;
    }
    let judged = input::judge(session, settings);
    let code = Found::of(&judged.gaps, &judged.findings).code(&args.fails.fail_on);
    let mut report = judged.report();
    if let Some(plan) = &args.siblings_of {
        report = report::columns(report, &family(&judged.corpus, &judged.gaps, plan, settings)?);
    }
    let report = filter::shown(report, &args.items, &args.plans, &taxonomy, settings)?;
    if let Some(place) = &args.over_time {
        output::result(settings, &over_time(place, args.format, &report, settings)?)?;
        return Ok(code);
    }
    output::result(settings, &render(args, &report, settings)?)?;
    Ok(code)
}

/// Returns `true` if every plan that is read becomes a column.
fn are_all_columns(args: &Compare) -> bool {
    args.plans.is_empty() && args.siblings_of.is_none() && args.over_time.is_none() && args.rows != RowsArg::Departments
}

/// Returns `true` if only the verdicts of all plans are needed: then no text is compared or kept.
fn is_verdicts_alone(args: &Compare) -> bool {
    let is_whole = args.items.is_empty() && args.plans.is_empty() && args.siblings_of.is_none() && args.over_time.is_none();
    is_whole
        && args.fails.fail_on.is_empty()
        && args.rows == RowsArg::Items
        && !args.text
        && args.format == CompareFormat::File(Form::Csv)
}

fn render(args: &Compare, report: &Report, settings: &Settings) -> Result<Vec<u8>> {
    let rows = match args.rows {
        RowsArg::Items => Rows::Items,
        RowsArg::Elements => Rows::Elements,
        RowsArg::Points => Rows::Points,
        RowsArg::Departments => Rows::Departments,
        RowsArg::Standing => Rows::Standing,
    };
    let wanted = Compared { rows, text: args.text, points_of: args.points_of };
    let terminal = settings.for_terminal();
    Ok(match args.format.form() {
        Some(form) => report::compared(report, wanted, form, settings.for_document())?,
        None if rows == Rows::Items && !args.text => matrix(report, args.all_items, settings).into_bytes(),
        None => wanted.set(report, terminal)?.terminal(terminal).into_bytes(),
    })
}

/// Compares one place over its years.
fn over_time(place: &str, format: CompareFormat, report: &Report, settings: &Settings) -> Result<Vec<u8>> {
    let place = views::place_over_time(report, place)?;
    if format == CompareFormat::File(Form::Json) {
        return Ok(json::pretty(&json::over_time(report, &place))?.into_bytes());
    }
    filter::tables(|options| Ok(views::over_time_set(report, &place, options.lang)), format, settings)
}

fn matrix(report: &Report, all_items: bool, settings: &Settings) -> String {
    let options = settings.for_terminal();
    let filter = views::shown(&report.filter, options.lang).map(|note| note + "\n").unwrap_or_default();
    let mut text = options.lines(&filter);
    if let Some(nothing) = views::nothing_fits(report, options.lang) {
        return text + &options.lines(&format!("{nothing}\n"));
    }
    let items = if all_items { ShownItems::All } else { ShownItems::Asked };
    text.push_str(&views::comparison_terminal(report, items, options));
    text.push_str(&views::plans_terminal(report, options));
    text.push_str(&options.lines(&format!("{} {}\n", options.words().legend, options.lang.elements().legend_partial)));
    let found = views::all_findings(report);
    if !found.is_empty() {
        text.push_str(&views::findings_table(found, |id| report.label_of(id), options.lang).terminal(options));
    }
    text
}

/// Returns the columns for `--siblings-of`: the plans above from the top, the plan itself, its siblings in corpus order.
fn family(corpus: &Corpus, gaps: &[PlanGap], typed: &str, settings: &Settings) -> Result<Vec<usize>> {
    let named: Vec<_> = corpus.members.iter().map(|member| (member.plan.id.as_str(), &member.plan.header)).collect();
    let meant = report::plans_named(typed, &named)?;
    let [id] = meant.as_slice() else { bail!("“{typed}” stands for several plans: {}", meant.join(", ")) };
    let index = named.iter().position(|(known, _)| known == id).unwrap_or_default();
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
