//! Checks a draft against the documents above it.

use std::path::PathBuf;

use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::Fault;
use super::host::World;
use super::listed::{self, Listed};
use super::reading::fault;
use super::sitting::{Sitting, safe_path};
use crate::gap::{Baseline, Stage};
use crate::report::{CheckReport, Lang, check_report, json};
use crate::session::{Against, Beside, Options};
use crate::source::Span;

/// A request to check a draft.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Check {
    /// File of the draft.
    pub draft: String,
    /// Files of the documents above it.
    pub above: Vec<String>,
    /// Whether parents and cited documents are looked up among all files.
    pub library: bool,
    /// `draft` or `final`; unknown if omitted.
    pub stage: Option<String>,
    /// Year of the national points, instead of the draft's own.
    pub points_of: Option<u16>,
}

impl Sitting {
    /// Checks a draft.
    ///
    /// # Errors
    /// If a file does not exist or is no plan.
    pub(super) fn checked(&self, asked: &Check) -> Result<CheckReport, Fault> {
        let draft = PathBuf::from(safe_path(&asked.draft));
        let parents = asked.above.iter().map(|path| PathBuf::from(safe_path(path))).collect();
        let against =
            Against { parents, library: asked.library.then(|| self.folder()), points_of: asked.points_of, ..Against::default() };
        let beside = Beside::read(&self.world()?, &against, self.tables.mapper).map_err(|error| fault(&error))?;
        let world = self.world_of(&asked.draft)?;
        let session = beside.session(&world, &draft, self.tables.mapper).map_err(|error| fault(&error))?;
        let judged = session.judge(&Options { only_asked: true, no_peers: true, ..Options::default() });
        let stage = match asked.stage.as_deref() {
            Some("draft") => Stage::Draft,
            Some("final") => Stage::Final,
            _ => Stage::Unknown,
        };
        let file = draft.display().to_string();
        let day = judged.day.as_deref();
        let report =
            judged.draft(stage).and_then(|asked| check_report(&asked, &file, judged.checked(stage), &Baseline::default(), day));
        report.ok_or_else(|| Fault::new("not-a-plan", "草稿里没有读到计划", "the draft holds no plan"))
    }

    /// Returns the files with a manifest of the corrections in the folder of one of them, where the program looks for it.
    fn world_of(&self, path: &str) -> Result<World<'_>, Fault> {
        let path = safe_path(path);
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let Some(listed) = self.listed()? else { return self.world() };
        let name = listed::within(path.as_ref(), &self.root()).unwrap_or_default();
        let mut own = Listed::default();
        let base = name.rsplit('/').next().unwrap_or(&name).to_owned();
        own.add_file(&base);
        if let Some((_, facts)) = listed.facts().find(|(known, _)| *known == name) {
            own.give(&base, facts);
        }
        Ok(World::new(&self.files, Some((PathBuf::from(folder), own.text())), &self.memory, self.told))
    }
}

/// Returns the findings with the text of the draft and the offsets that they mark, in UTF-16 units as a browser counts.
pub(super) fn checked_json(report: &CheckReport, lang: Lang) -> Result<Value, Fault> {
    let text = report.source.text();
    let counter = Utf16::new(text);
    let marks = report.diagnostics.iter().enumerate().filter_map(|(at, row)| {
        let Span { start, end } = row.span?;
        Some(json!({ "diagnostic": at, "start": counter.at(start), "end": counter.at(end) }))
    });
    let value = serde_json::to_value(json::check(report, lang)).map_err(|error| Fault::form(&error))?;
    let names = report.diagnostics.iter().map(|row| row.items.iter().map(|(_, names)| lang.pick(names)).collect::<Vec<_>>());
    let places = report.diagnostics.iter().map(|row| match &row.above {
        Some(crate::report::AboveRow::Sentence { place, .. }) => Some(lang.words().at_place(place)),
        _ => None,
    });
    Ok(json!({
        "check": value,
        "draft": { "text": text },
        "marks": marks.collect::<Vec<_>>(),
        "item_names": names.collect::<Vec<_>>(),
        "above_places": places.collect::<Vec<_>>(),
    }))
}

/// Converts byte offsets of a text to UTF-16 units.
struct Utf16 {
    /// First byte and first unit of each character.
    starts: Vec<(usize, usize)>,
    end: usize,
}

impl Utf16 {
    fn new(text: &str) -> Self {
        let mut units = 0;
        let starts = text.char_indices().map(|(at, ch)| {
            let start = units;
            units += ch.len_utf16();
            (at, start)
        });
        let starts = starts.collect();
        Self { starts, end: units }
    }

    fn at(&self, byte: usize) -> usize {
        let at = self.starts.partition_point(|(start, _)| *start < byte);
        self.starts.get(at).map_or(self.end, |(_, units)| *units)
    }
}
