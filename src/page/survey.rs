//! Describes each file: a plan with its place, level and year, or why it is none.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::answer::{Fault, Said};
use super::listed::{self, Listed};
use super::reasons::{Reason, base_name, reason};
use super::sitting::{Sitting, safe_path, to_u64};
use crate::lineage::Member;
use crate::plan::manifest::{FILE_NAME, Facts};
use crate::plan::{Level, PlanKind};
use crate::report::{Lang, is_own};
use crate::session::is_left_behind;

impl Sitting {
    /// Reads everything and lists the files.
    pub(super) fn survey(&mut self, lang: Lang) -> Value {
        self.read();
        self.find_reasons();
        let given = self.given();
        let files: Vec<Value> = self.paths().iter().map(|path| self.file(path, &given, lang)).collect();
        let root = self.root();
        let reading = self.read();
        json!({
            "root": root,
            "problem": reading.problem.as_ref().map(|problem| problem.json(lang)),
            "notes": reading.notes.iter().map(|note| lang.said(note)).collect::<Vec<_>>(),
            "plans": reading.session.as_ref().map_or(0, |session| session.corpus.members.len()),
            "files": files,
        })
    }

    fn paths(&self) -> BTreeSet<String> {
        let held = self.files.iter().map(|(path, _)| path.to_string_lossy().into_owned());
        held.chain(self.refused.keys().cloned()).collect()
    }

    /// Returns the facts that manifests and people give for each file.
    fn given(&self) -> BTreeMap<String, Facts> {
        let listed = self.all_listed().ok().flatten();
        listed.iter().flat_map(Listed::facts).map(|(path, facts)| (path.to_owned(), facts.clone())).collect()
    }

    /// Finds out why files are no plans, once for each.
    fn find_reasons(&mut self) {
        let root = self.root();
        let left = self.reading.as_ref().map(|reading| reading.not_read.clone()).unwrap_or_default();
        for one in left {
            let path = if root.is_empty() { one.file.clone() } else { format!("{root}/{}", one.file) };
            if let Some(bytes) = self.files.get(&path).filter(|_| !self.reasons.contains_key(&path)) {
                self.reasons.insert(path, reason(&one.file, bytes, &one.why));
            }
        }
    }

    fn file(&self, path: &str, given: &BTreeMap<String, Facts>, lang: Lang) -> Value {
        let bytes = self.files.get(path);
        let root = self.root();
        let name = listed::within(path.as_ref(), &root).unwrap_or_default();
        let (state, why) = self.state(path, &name);
        let member = self.member_of(&name);
        json!({
            "path": path,
            "name": base_name(path),
            "size": bytes.map(|bytes| to_u64(bytes.len())),
            "format": member.map(|member| member.plan.source.format().name()),
            "state": state,
            "why": why.map(|why| why.json(lang)),
            "plan": member.map(|member| Self::plan(member, lang)),
            "given": given.get(&name).map(facts),
            "corrected": self.corrected.get(path).map(facts),
        })
    }

    fn member_of(&self, name: &str) -> Option<&Member> {
        let session = self.reading.as_ref()?.session.as_ref()?;
        session.corpus.members.iter().find(|member| member.plan.source.name() == name)
    }

    fn state(&self, path: &str, name: &str) -> (&'static str, Option<Reason>) {
        if let Some(reason) = self.refused.get(path) {
            return ("not_read", Some(reason.clone()));
        }
        if self.member_of(name).is_some() {
            return ("plan", None);
        }
        if let Some(reason) = self.reasons.get(path) {
            return ("not_read", Some(reason.clone()));
        }
        if name.split('/').any(is_left_behind) {
            return ("hidden", None);
        }
        let bytes = self.files.get(path).unwrap_or_default();
        let is_review = || bytes.len() < 1 << 20 && String::from_utf8_lossy(bytes).contains("subject_id");
        if base_name(path) == FILE_NAME || is_review() {
            return ("data", None);
        }
        if is_own(bytes) {
            return ("result", None);
        }
        if self.reading.as_ref().is_some_and(|reading| reading.problem.is_some()) {
            return ("waiting", None);
        }
        let why = Fault::new("not-listed", "清单 corpus.yaml 没有列入这个文件", "the list corpus.yaml does not name this file");
        ("not_read", Some(why))
    }

    fn plan(member: &Member, lang: Lang) -> Value {
        let (plan, words) = (&member.plan, lang.words());
        let header = &plan.header;
        let place = header.jurisdiction.as_ref();
        let open = [("level", header.level.is_none()), ("jurisdiction", place.is_none()), ("year", header.year.is_none())];
        let open: Vec<&str> = open.into_iter().filter(|(_, open)| *open).map(|(name, _)| name).collect();
        json!({
            "id": plan.id,
            "title": header.title,
            "jurisdiction": place.map(|place| &place.name),
            "code": place.and_then(|place| place.code.as_ref()),
            "prefecture": place.and_then(|place| place.prefecture.as_ref()),
            "province": place.and_then(|place| place.province.as_ref()),
            "level": header.level.map(Level::code),
            "level_name": header.level.map(|level| words.level_name(level)),
            "year": header.year,
            "issued": header.issued.as_ref().or(header.published.as_ref()),
            "issuer": header.issuer,
            "doc_number": header.doc_number,
            "kind": header.kind.map(|kind| words.plan_kind_name(kind)),
            "tasks": plan.tasks.len(),
            "clauses": plan.clauses.len(),
            "open": open,
            "unread": plan.unread.iter().map(|found| json!({ "what": lang.said(&found.what), "why": lang.said(&found.why), "line": found.line })).collect::<Vec<_>>(),
        })
    }

    /// Corrects the facts of a file: only named ones change, and `null` withdraws a correction.
    pub(super) fn correct(&mut self, path: &str, new: &Value) -> Said {
        let path = safe_path(path);
        if self.files.get(&path).is_none() {
            return Err(Fault::new("no-file", "没有这个文件", "there is no such file"));
        }
        let mut facts = self.corrected.get(&path).cloned().unwrap_or_default();
        for (name, value) in new.as_object().into_iter().flatten() {
            let text = match value {
                Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
                Value::Number(number) => Some(number.to_string()),
                _ => None,
            };
            set(&mut facts, name, text)?;
        }
        if facts == Facts::default() {
            self.corrected.remove(&path);
        } else {
            self.corrected.insert(path, facts);
        }
        self.changed();
        Ok((json!({}), None))
    }
}

fn set(facts: &mut Facts, name: &str, text: Option<String>) -> Result<(), Fault> {
    let wrong = |what: &str| Fault::new("wrong-value", format!("“{what}”填写有误"), format!("“{what}” cannot be so"));
    match name {
        "title" => facts.title = text,
        "jurisdiction" => facts.jurisdiction = text,
        "prefecture" => facts.prefecture = text,
        "province" => facts.province = text,
        "level" => facts.level = text.map(|text| Level::from_name(&text).ok_or_else(|| wrong(&text))).transpose()?,
        "year" => {
            let year = |text: String| text.parse().ok().filter(|year| (1990..=2100).contains(year)).ok_or_else(|| wrong(&text));
            facts.year = text.map(year).transpose()?;
        }
        other => return Err(wrong(other)),
    }
    Ok(())
}

fn facts(facts: &Facts) -> Value {
    let all = [
        ("title", facts.title.clone().map(Value::from)),
        ("issuer", facts.issuer.clone().map(Value::from)),
        ("doc_number", facts.doc_number.clone().map(Value::from)),
        ("issued", facts.issued.clone().map(Value::from)),
        ("jurisdiction", facts.jurisdiction.clone().map(Value::from)),
        ("prefecture", facts.prefecture.clone().map(Value::from)),
        ("province", facts.province.clone().map(Value::from)),
        ("level", facts.level.map(|level| Value::from(level.code()))),
        ("year", facts.year.map(Value::from)),
        ("kind", facts.kind.map(|kind: PlanKind| Value::from(kind.code()))),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect::<serde_json::Map<_, _>>().into()
}
