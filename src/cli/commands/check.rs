//! `check DRAFT`

mod watch;

use std::path::Path;

use anyhow::{Result, bail};

use super::fail::Found;
use crate::cli::args::{Check, CheckFormat, FailOn};
use crate::cli::input::Disk;
use crate::cli::settings::Settings;
use crate::cli::{CLEAN, input, output};
use crate::gap::{Baseline, Code, Stage};
use crate::lineage::Member;
use crate::mapping::Mapper;
use crate::report::{self, CheckReport, Form, baseline, check_report, docx, github, json, sarif, views};
use crate::session::{Against, Beside, DataProblems, Host, Options, Others};
use crate::source::sha256;
use crate::source::yaml::DataFile;

pub(super) fn run(args: &Check, settings: &Settings) -> Result<u8> {
    if let Some(code) = &args.explain {
        return explain(code, args.format, settings);
    }
    let Some(draft) = &args.draft else { bail!("name the draft to check") };
    let taxonomy = input::taxonomy(settings)?;
    let mapper = Mapper::new(&taxonomy);
    let (parents, library) = (args.against.clone(), args.corpus.clone());
    let against = Against { parents, library, points_of: args.points_of, others: Others::Heads };
    let beside = Beside::read(&Disk::new(settings), &against, &mapper)?;
    let checker = Checker { args, draft, mapper: &mapper, beside, known: known(args, settings)?, settings };
    if args.watch {
        return watch::run(draft, args.format, settings, || checker.check());
    }
    let (report, found) = checker.judge()?;
    warn_of_parents(&checker.beside.parents, &report, settings);
    if let Some(file) = &args.fix_outline {
        outline(&report, file, draft, settings)?;
    }
    output::result(settings, &rendered(&report, args.format, draft, settings)?)?;
    if let Some(file) = &args.write_baseline {
        write_baseline(&report, &checker.known, file, draft, settings)?;
        return Ok(CLEAN);
    }
    let open = report.live().filter(|row| !row.finding.guessed).map(|row| row.finding.severity);
    // By default, errors in the draft make the command fail.
    let on = if args.fails.fail_on.is_empty() { &[FailOn::Error] } else { args.fails.fail_on.as_slice() };
    Ok(found.with(open).code(on))
}

/// Warns if the draft is checked against its own text, in which nothing can be missing, and of parents that are not above it.
fn warn_of_parents(parents: &[Member], draft: &CheckReport, settings: &Settings) {
    let above = |member: &Member| draft.level.is_none() || member.plan.header.level < draft.level;
    for peer in parents.iter().filter(|member| member.plan.header.level.is_some() && !above(member)) {
        let (label, file) = (report::plan_label(&peer.plan.id, &peer.plan.header), peer.plan.source.name());
        output::note(
            settings,
            &format!(
                "warning: {label} ({file}) is of the draft's own level or a lower one: it is no parent, and nothing is checked against it"
            ),
        );
    }
    if parents.iter().any(|member| member.plan.source.sha256() == draft.source.sha256()) {
        let file = &draft.file;
        output::note(
            settings,
            &format!("warning: {file} is held against a plan of the same text; only its own mistakes can be found"),
        );
    }
}

/// A draft with everything needed to check it.
struct Checker<'a> {
    args: &'a Check,
    draft: &'a Path,
    mapper: &'a Mapper<'a>,
    beside: Beside,
    known: Baseline,
    settings: &'a Settings,
}

impl Checker<'_> {
    fn check(&self) -> Result<CheckReport> {
        Ok(self.judge()?.0)
    }

    /// Checks the draft, and returns what may make the command fail too.
    fn judge(&self) -> Result<(CheckReport, Found)> {
        let session = self.beside.session(&Disk::new(self.settings), self.draft, self.mapper)?;
        let judged = session.judge(&Options { today: self.settings.today.clone(), only_asked: true, no_peers: true });
        let stage = match (self.args.as_draft, self.args.is_final) {
            (true, _) => Stage::Draft,
            (_, true) => Stage::Final,
            _ => Stage::Unknown,
        };
        let file = output::path(self.draft);
        let day = judged.day.as_deref();
        let report = judged.draft(stage).and_then(|asked| check_report(&asked, &file, judged.checked(stage), &self.known, day));
        let Some(report) = report else { bail!("{file} holds no plan") };
        Ok((report, Found::of_items(judged.gaps.first())))
    }
}

fn explain(code: &str, format: CheckFormat, settings: &Settings) -> Result<u8> {
    let lang = settings.for_terminal().lang;
    let wanted = code.to_ascii_uppercase();
    if !matches!(format, CheckFormat::Text | CheckFormat::Md) {
        bail!("--explain writes text or md");
    }
    let text = match (Code::from_code(&wanted), format) {
        (None, CheckFormat::Md) if wanted == "ALL" => views::rules_markdown(settings.for_document().lang),
        (None, _) if wanted == "ALL" => {
            let mut codes = Code::ALL;
            codes.sort_by_key(|code| code.code());
            codes.map(|code| views::explain_rule(code, lang)).join("\n")
        }
        (Some(code), _) => views::explain_rule(code, lang),
        (None, _) => {
            let codes: Vec<&str> = Code::ALL.into_iter().map(Code::code).collect();
            bail!("“{code}” is no code of a finding; one of: {}, all", codes.join(", "));
        }
    };
    output::result(settings, text.as_bytes())?;
    Ok(CLEAN)
}

/// Returns the baseline; if one is to be written, the existing file.
fn known(args: &Check, settings: &Settings) -> Result<Baseline> {
    let written = args.write_baseline.as_ref().filter(|file| file.exists());
    let Some(path) = args.baseline.as_ref().or(written) else { return Ok(Baseline::default()) };
    let file = DataFile::new(path.display().to_string(), input::text(path, settings)?);
    Baseline::read(&file).map_err(|problems| DataProblems { files: vec![file], problems }.into())
}

fn write_baseline(report: &CheckReport, known: &Baseline, file: &Path, draft: &Path, settings: &Settings) -> Result<()> {
    keep_draft(file, draft)?;
    let as_json = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let text = baseline::write(report, known, as_json, settings.for_document().lang)?;
    output::file_again(file, text.as_bytes())?;
    output::note(
        settings,
        &format!("{}: {} findings; write why each is accepted, until then it counts", file.display(), report.diagnostics.len()),
    );
    Ok(())
}

fn outline(report: &CheckReport, file: &Path, draft: &Path, settings: &Settings) -> Result<()> {
    keep_draft(file, draft)?;
    let options = settings.for_document();
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let bytes = match ending.as_deref() {
        Some("md") => views::outline_markdown(report, options).into_bytes(),
        Some("docx") => docx::render_outline(report, options)?,
        _ => bail!("{} must end in .md or .docx", file.display()),
    };
    output::file(file, &bytes, settings)
}

/// Prevents the draft from being overwritten.
fn keep_draft(file: &Path, draft: &Path) -> Result<()> {
    let same = file == draft || file.canonicalize().ok().is_some_and(|file| draft.canonicalize().ok() == Some(file));
    if same {
        bail!("{} is the draft itself, which is never changed; name another file", file.display());
    }
    Ok(())
}

fn rendered(found: &CheckReport, format: CheckFormat, draft: &Path, settings: &Settings) -> Result<Vec<u8>> {
    let options = settings.for_document();
    let tables = |form| report::tables(&views::check_tables(found, options.lang), form, options);
    Ok(match format {
        CheckFormat::Text => views::check_text(found, settings.for_terminal()).into_bytes(),
        CheckFormat::Rich => views::check_rich(found, settings.for_terminal()).into_bytes(),
        CheckFormat::Docx => docx::render_commented(found, original(draft, found, settings).as_deref(), options)?,
        CheckFormat::Xlsx => tables(Form::Xlsx)?,
        CheckFormat::Csv => tables(Form::Csv)?,
        CheckFormat::Html => tables(Form::Html)?,
        CheckFormat::Md => tables(Form::Md)?,
        CheckFormat::Json => json::pretty(&json::check(found, options.lang))?.into_bytes(),
        CheckFormat::Sarif => sarif::render(found, options.lang)?.into_bytes(),
        CheckFormat::Github => github::render(found, options.lang).into_bytes(),
    })
}

/// Returns the bytes of the draft, if they can be read again and are unchanged since the check.
fn original(draft: &Path, report: &CheckReport, settings: &Settings) -> Option<Vec<u8>> {
    let bytes = (draft != Path::new("-")).then(|| Disk::new(settings).bytes(draft).ok()).flatten()?;
    (sha256(&bytes) == report.source.sha256()).then_some(bytes)
}
