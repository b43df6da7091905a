//! A sitting as one file: a zip of the files with the manifest, the table of decisions and, if it is not the built-in one, the
//! taxonomy, which the program reads when it is unpacked.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use serde_json::{Value, json};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::answer::Fault;
use super::decisions::{self, Decisions};
use super::describe::{data_file, tables};
use super::faults::{REVIEW, data_fault, no_plan};
use super::listed::{self, Listed};
use super::sitting::{Sitting, safe_path};
use crate::plan::manifest::FILE_NAME;
use crate::render::container::made_alike;
use crate::report::{Lang, sssom};
use crate::session::Files;
use crate::source::DEFAULT_SIZE_LIMIT;
use crate::source::yaml::DataFile;

/// The folder of the taxonomy, and the file that identifies it.
const TAXONOMY: &str = "taxonomy/";
const TAXONOMY_HEAD: &str = "taxonomy/taxonomy.yaml";
/// Maximum number of files in a saved sitting.
const MOST_FILES: usize = 100_000;
/// Maximum total size of the files, in bytes.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

impl Sitting {
    /// Packs files, corrections, decisions and the taxonomy; the same sitting gives the same bytes.
    ///
    /// # Errors
    /// If it is too large for a zip.
    pub(super) fn save(&mut self) -> Result<Vec<u8>, Fault> {
        let has_decisions = !self.decisions.is_empty();
        // Without a manifest the files of a taxonomy would be read as plans.
        let mut listed = if has_decisions || !self.tables.is_builtin() { self.all_listed()? } else { self.listed()? };
        let mut own = Vec::new();
        if has_decisions {
            let taxonomy = self.tables.taxonomy;
            let table = decided_rows(&sssom::render(&self.corpus()?.members, taxonomy, Lang::Zh));
            own.push((REVIEW.to_owned(), table.into_bytes()));
            if let Some(listed) = &mut listed {
                listed.reviews = vec![REVIEW.to_owned()];
            }
        }
        own.extend(self.tables.files.iter().map(|file| (format!("{TAXONOMY}{}", file.name), file.text.as_bytes().to_vec())));
        own.extend(listed.map(|listed| (FILE_NAME.to_owned(), listed.text().into_bytes())));
        let root = self.root();
        let files = self.files.iter().filter_map(|(path, bytes)| Some((listed::within(path, &root)?, bytes)));
        let files = files.filter(|(name, _)| !own.iter().any(|(known, _)| known == name));
        let own = own.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice()));
        zipped(own.chain(files)).map_err(|error| Fault::form(&error))
    }

    /// Replaces this sitting by a saved one; on an error it stays unchanged.
    pub(super) fn load(&mut self, bytes: &[u8]) -> Result<Value, Fault> {
        let mut files = unzipped(bytes)?;
        let tables = take_taxonomy(&mut files)?.map_or(Ok(self.tables), tables)?;
        let (mut base, mut corrected) = (None, BTreeMap::new());
        // A hand-written manifest stays a file among the files; it is read in the same way.
        let review = files.get(REVIEW).map(<[u8]>::to_vec);
        if let Some(text) = files.get(FILE_NAME).map(<[u8]>::to_vec) {
            let manifest = listed::read(FILE_NAME, &text).map_err(|(file, problems)| data_fault(&[file], &problems))?;
            let mut listed = Listed::default();
            listed.add(&manifest, "");
            listed.reviews.retain(|name| name != REVIEW);
            corrected = listed.take_corrections();
            files.remove(FILE_NAME);
            base = Some(listed);
        }
        if base.is_some() {
            files.remove(REVIEW);
        }
        let names = files.iter().map(|(path, _)| path.to_string_lossy().into_owned());
        let unlisted = names.filter(|name| base.as_ref().is_some_and(|listed: &Listed| !listed.has(name))).collect();
        let corrections = corrected.len();
        let mut other = Self { files, corrected, base, unlisted, ..Self::empty(tables, self.told) };
        if let Some(table) = review.filter(|_| other.base.is_some()) {
            other.load_review(REVIEW, &table)?;
        }
        let found = json!({ "files": other.files.iter().count(), "decisions": other.decisions.len(), "corrections": corrections, "taxonomy": !other.tables.is_builtin() });
        *self = other;
        Ok(found)
    }

    /// Adds a table of decisions; on an error everything stays unchanged.
    pub(super) fn load_review(&mut self, name: &str, bytes: &[u8]) -> Result<Value, Fault> {
        let text = match crate::source::SourceText::data(name, bytes) {
            Ok(source) if source.format() == crate::source::Format::Text => source.text().to_owned(),
            _ => {
                return Err(Fault::new(
                    "review",
                    format!("{name} 不是以制表符分隔的文本，请在表格软件中另存为文本"),
                    format!("{name} is no text set apart by tabs; save it so from the spreadsheet"),
                ));
            }
        };
        let taxonomy = self.tables.taxonomy;
        let Some(plain) = self.read().plain.clone() else {
            return Err(self.read().problem.clone().unwrap_or_else(no_plan));
        };
        let mut session = plain;
        let tally = decisions::lay(&DataFile::new(name, text), &mut session.corpus.members, taxonomy)?;
        let mut decisions = Decisions::of(&session.corpus.members, taxonomy);
        // Earlier decisions of this sitting stay if the table has none on the clause.
        decisions.fill_from(&self.decisions);
        let before = std::mem::replace(&mut self.decisions, decisions);
        if let Err(fault) = self.review_again() {
            self.decisions = before;
            self.changed();
            return Err(fault);
        }
        Ok(json!({
            "confirmed": tally.confirmed,
            "rejected": tally.rejected,
            "added": tally.added,
            "settled": tally.settled,
            "open": tally.open,
        }))
    }
}

/// Removes and reads the files of the taxonomy used by the sitting; `None` for the built-in one.
fn take_taxonomy(files: &mut Files) -> Result<Option<Vec<DataFile>>, Fault> {
    if files.get(TAXONOMY_HEAD).is_none() {
        return Ok(None);
    }
    let inside = |path: &Path| Some(path.to_string_lossy().strip_prefix(TAXONOMY)?.to_owned());
    let found: Vec<(String, Vec<u8>)> = files.iter().filter_map(|(path, bytes)| Some((inside(path)?, bytes.to_vec()))).collect();
    let mut taxonomy = Vec::new();
    for (name, bytes) in found {
        files.remove(format!("{TAXONOMY}{name}"));
        taxonomy.push(data_file(&name, &bytes)?);
    }
    Ok(Some(taxonomy))
}

/// Returns the metadata, the header and the rows with a decision.
fn decided_rows(table: &str) -> String {
    let start = table.lines().take_while(|line| line.starts_with('#')).map(|line| line.len() + 1).sum();
    let (metadata, rows) = table.split_at_checked(start).unwrap_or(("", table));
    let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').has_headers(false).flexible(true).from_reader(rows.as_bytes());
    let mut writer = csv::WriterBuilder::new().delimiter(b'\t').flexible(true).from_writer(Vec::new());
    for (at, record) in reader.records().flatten().enumerate() {
        if at == 0 || record.get(0).is_some_and(|decision| !decision.is_empty()) {
            // Writing into memory cannot fail.
            let _ = writer.write_record(&record);
        }
    }
    format!("{metadata}{}", String::from_utf8_lossy(&writer.into_inner().unwrap_or_default()))
}

/// Packs files without timestamps, so that the same files give the same bytes.
pub(super) fn zipped<'f>(files: impl Iterator<Item = (String, &'f [u8])>) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::DEFAULT);
    for (name, bytes) in files {
        zip.start_file(name, options)?;
        zip.write_all(bytes)?;
    }
    Ok(made_alike(zip.finish()?.into_inner()))
}

fn unzipped(bytes: &[u8]) -> Result<Files, Fault> {
    let broken = || {
        Fault::new(
            "broken-sitting",
            "这个文件不是保存的比对文件，或者已损坏，没有打开；现有内容没有变",
            "this is no saved sitting, or it is damaged; what is open stays as it is",
        )
    };
    let too_much = || {
        Fault::new(
            "too-much",
            "保存的文件太大，没有打开；现有内容没有变",
            "the saved sitting is too large; what is open stays as it is",
        )
    };
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if zip.len() > MOST_FILES {
        return Err(too_much());
    }
    let (mut files, mut all) = (Files::default(), 0);
    for at in 0..zip.len() {
        let entry = zip.by_index(at).map_err(|_| broken())?;
        if entry.is_dir() {
            continue;
        }
        let name = safe_path(&entry.name().map_err(|_| broken())?);
        let mut content = Vec::new();
        // The size declared in a header is not trusted.
        entry.take(DEFAULT_SIZE_LIMIT + 1).read_to_end(&mut content).map_err(|_| broken())?;
        let size = super::sitting::to_u64(content.len());
        all += size;
        if size > DEFAULT_SIZE_LIMIT || all > MOST_BYTES {
            return Err(too_much());
        }
        files.insert(name, content);
    }
    if files.iter().next().is_none() { Err(broken()) } else { Ok(files) }
}
