//! Describes the program to the page: version, tables, names of values, items.

use serde_json::{Map, Value, json};

use super::answer::{Fault, Said};
use super::sitting::{Sitting, Tables, safe_path};
use crate::gap::{Presence, ReuseLabel, Severity, StrengthLabel, Verdict};
use crate::language::{self, AnotherLanguage};
use crate::plan::Level;
use crate::report::Lang;
use crate::source::yaml::DataFile;
use crate::source::{DEFAULT_SIZE_LIMIT, SourceText};
use crate::taxonomy::{self, FileKind};

impl Sitting {
    /// Describes this build.
    pub(super) fn about(&self) -> Value {
        let levels = Level::ALL.map(|level| {
            json!({ "code": level.code(), "zh": Lang::Zh.words().level_name(level), "en": Lang::En.words().level_name(level) })
        });
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "taxonomy": self.about_taxonomy(),
            "limits": { "file_bytes": DEFAULT_SIZE_LIMIT },
            "levels": levels,
            "years": self.tables.taxonomy.profiles.keys().collect::<Vec<_>>(),
        })
    }

    fn about_taxonomy(&self) -> Value {
        let taxonomy = self.tables.taxonomy;
        json!({
            "zh": taxonomy.names.zh,
            "en": taxonomy.names.en,
            "version": taxonomy.version,
            "items": taxonomy.items.len(),
            "builtin": self.tables.is_builtin(),
        })
    }

    /// Returns the items by domain, to choose another one from.
    pub(super) fn items(&self, lang: Lang) -> Value {
        let taxonomy = self.tables.taxonomy;
        let domains = taxonomy.domains.iter().enumerate().map(|(at, domain)| {
            let items = taxonomy.items.iter().filter(|item| item.domain == at).map(|item| {
                json!({ "code": item.code, "name": lang.pick(&item.names), "zh": item.names.zh, "en": item.names.en, "scope": item.scope })
            });
            json!({ "code": domain.code, "name": lang.pick(&domain.names), "items": items.collect::<Vec<_>>() })
        });
        json!({ "domains": domains.collect::<Vec<_>>() })
    }

    /// Receives a file of another taxonomy.
    pub(super) fn offer(&mut self, path: &str, bytes: &[u8]) -> Said {
        let path = safe_path(path);
        let name = taxonomy_name(&path);
        if FileKind::of(&name).is_none() {
            return Ok((json!({ "taken": false }), None));
        }
        let file = data_file(&name, bytes)?;
        self.offered.retain(|file| file.name != name);
        self.offered.push(file);
        Ok((json!({ "taken": true }), None))
    }

    /// Switches to the received taxonomy; on an error the current one stays.
    pub(super) fn use_offered(&mut self) -> Said {
        let tables = tables(std::mem::take(&mut self.offered))?;
        Ok((self.change_tables(tables), None))
    }

    /// Switches back to the built-in taxonomy.
    pub(super) fn use_builtin(&mut self) -> Said {
        let found = Self::new(None)?.tables;
        language::install(found.taxonomy.language).map_err(|AnotherLanguage| another_language())?;
        Ok((self.change_tables(found), None))
    }

    fn change_tables(&mut self, tables: Tables) -> Value {
        self.tables = tables;
        self.memory = crate::session::Memory::default();
        self.changed();
        self.about_taxonomy()
    }
}

/// Reads a file of a taxonomy as text.
pub(super) fn data_file(name: &str, bytes: &[u8]) -> Result<DataFile, Fault> {
    let text = SourceText::data(name, bytes)
        .map_err(|error| Fault::new("taxonomy", format!("{name} 不是文本文件"), format!("{name}: {error}")))?;
    Ok(DataFile::new(name, text.text()))
}

/// Reads the files of a taxonomy.
///
/// # Errors
/// If they are invalid, or have words of another language than the current one of this page.
pub(super) fn tables(mut files: Vec<DataFile>) -> Result<Tables, Fault> {
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let found = taxonomy::load(&files).map_err(|problems| {
        Fault::new(
            "taxonomy",
            "这份事项目录有误，没有采用；仍使用原来的目录",
            "this taxonomy has mistakes and is not used; the one before stays",
        )
        .with(problems.sorted().iter().map(ToString::to_string))
    })?;
    language::install(found.language).map_err(|AnotherLanguage| another_language())?;
    Ok(Tables::of(found, files))
}

/// A page reads all plans by the same words; a new page can use others.
fn another_language() -> Fault {
    Fault::new(
        "taxonomy",
        "这份目录的 language.yaml 与本页已经使用的公文用语不同，没有采用；请重新打开本页，先放入目录，再放入文件",
        "the language.yaml of this taxonomy is not the one by which this page reads already, and is not used; open the page anew, and give it the taxonomy before the files",
    )
}

/// Returns the name of a file relative to its taxonomy, whatever folder was dropped.
fn taxonomy_name(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').collect();
    let (Some(own), folder) = (parts.last(), parts.len().checked_sub(2).and_then(|at| parts.get(at))) else {
        return path.to_owned();
    };
    match folder {
        Some(folder) if ["items", "profiles", "standing", "jurisdictions"].contains(folder) => format!("{folder}/{own}"),
        _ => (*own).to_owned(),
    }
}

/// Returns the names of all values that answers contain as codes.
pub(super) fn words(lang: Lang) -> Value {
    let words = lang.words();
    let pairs = |pairs: Vec<(&'static str, String)>| -> Value {
        pairs.into_iter().map(|(code, name)| (code.to_owned(), Value::from(name))).collect::<Map<_, _>>().into()
    };
    let verdicts = [Verdict::Covered, Verdict::Partial, Verdict::Dropped, Verdict::Added, Verdict::Undetermined];
    let presences = [Presence::Present, Presence::Absent, Presence::Unknown];
    let strengths = [StrengthLabel::Stronger, StrengthLabel::Same, StrengthLabel::Weaker];
    let reuses = [ReuseLabel::Verbatim, ReuseLabel::Adapted, ReuseLabel::Own];
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    json!({
        "verdicts": pairs(verdicts.iter().map(|one| (one.code(), words.verdict_name(*one).to_owned())).collect()),
        "presence": pairs(presences.iter().map(|one| (one.code(), words.presence_mark(*one).to_owned())).collect()),
        "levels": pairs(Level::ALL.iter().map(|one| (one.code(), words.level_name(*one).to_owned())).collect()),
        "strength": pairs(strengths.iter().map(|one| (one.code(), lang.textual().strength_name(Some(*one)).to_owned())).collect()),
        "reuse": pairs(reuses.iter().map(|one| (one.code(), lang.textual().reuse_name(*one).to_owned())).collect()),
        "severities": pairs(severities.iter().map(|one| (one.code(), lang.levels().severity_name(*one).to_owned())).collect()),
        "marks": {
            "covered": words.mark_present,
            "partial": words.mark_partial,
            "dropped": words.mark_absent,
            "added": "+",
            "undetermined": words.unknown,
            "unasked": words.mark_unasked,
            "guessed": words.guessed_mark,
        },
        "lost_above": lang.levels().lost_above,
        "restored": lang.levels().restored,
        "legend": words.legend,
        "trace_legend": words.trace_legend,
    })
}
