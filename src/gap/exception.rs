//! Accepted gaps and findings: marked and counted apart, never removed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use super::{Checked, Code, Diagnostic, Excepted, Finding, Param, PlanGap, Verdict};
use crate::lineage::Corpus;
use crate::plan::manifest::{Exception, FILE_NAME, Scope, Target};
use crate::source::{Problem, Problems, Severity};
use crate::taxonomy::Taxonomy;

/// The exceptions of a manifest, with the plans of the corpus that they are for.
#[derive(Debug, Clone, Default)]
pub struct Accepted {
    /// The exceptions.
    pub exceptions: Vec<Exception>,
    /// The plans that were read: their index in the manifest, and in the corpus.
    pub plans: Vec<(usize, usize)>,
    /// Whether all plans of the manifest were read; only then can an exception be said to meet nothing.
    pub complete: bool,
}

impl Accepted {
    /// Follows the plans of a corpus to their new places.
    pub fn moved(&mut self, places: &[usize]) {
        for (_, at) in &mut self.plans {
            *at = places.get(*at).copied().unwrap_or(*at);
        }
    }
}

/// Notes every item and finding that an exception names and that there is none of; `file` is the manifest as messages show it.
#[must_use]
pub fn unknown_targets(exceptions: &[Exception], file: &str, taxonomy: &Taxonomy) -> Problems {
    let mut problems = Problems::default();
    for exception in exceptions {
        let name = exception.target.name();
        let (message, help) = match &exception.target {
            Target::Item(code) if taxonomy.by_code(code).is_none() => {
                let near = taxonomy.items.iter().min_by_key(|item| strsim::levenshtein(&item.code, code));
                (format!("“{name}” is no known item"), near.map(|near| format!("did you mean “{}”?", near.code)))
            }
            Target::Finding(text) if Code::from_code(text).is_none() && !is_fingerprint(text) => {
                let codes: Vec<&str> = Code::ALL.into_iter().map(Code::code).collect();
                let help = format!("write a code ({}) or a fingerprint of 16 hexadecimal digits", codes.join(", "));
                (format!("“{name}” is no code and no fingerprint of a finding"), Some(help))
            }
            _ => continue,
        };
        let (line, column, span) = exception.place;
        problems.push(Problem { file: file.to_owned(), line, column, span, severity: Severity::Error, message, help });
    }
    problems
}

fn is_fingerprint(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Returns the newest date that a plan of the corpus bears: that day has come, whatever today is.
#[must_use]
pub fn newest_date(corpus: &Corpus) -> Option<String> {
    let dates = corpus.members.iter().flat_map(|member| [&member.plan.header.issued, &member.plan.header.published]);
    dates.flatten().filter(|date| crate::plan::manifest::is_date(date)).max().cloned()
}

/// Marks what people accepted, plan by plan in any order, and tells in the end which exceptions are over or met nothing.
///
/// `day` is the date that they are held against: where it is not known, none is called expired.
#[derive(Debug)]
pub(super) struct Settling<'a> {
    accepted: &'a [Accepted],
    day: Option<&'a str>,
    /// For each plan, by its place in the corpus, the groups that it is of and its place in their manifests.
    groups: BTreeMap<usize, Vec<(usize, usize)>>,
    /// The exceptions that met something, by their group and their place in it.
    met: Mutex<BTreeSet<(usize, usize)>>,
}

impl<'a> Settling<'a> {
    pub(super) fn new(accepted: &'a [Accepted], day: Option<&'a str>) -> Self {
        let mut groups: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (at, group) in accepted.iter().enumerate().filter(|(_, group)| !group.exceptions.is_empty()) {
            for (entry, member) in &group.plans {
                groups.entry(*member).or_default().push((at, *entry));
            }
        }
        Self { accepted, day, groups, met: Mutex::default() }
    }

    /// Marks what is accepted of the plan `index`.
    pub(super) fn mark(&self, index: usize, corpus: &Corpus, gap: &mut PlanGap, taxonomy: &Taxonomy) {
        for &(at, entry) in self.groups.get(&index).into_iter().flatten() {
            let exceptions = self.accepted.get(at).into_iter().flat_map(|group| &group.exceptions).enumerate();
            for (number, exception) in exceptions.filter(|(_, exception)| !self.is_over(exception)) {
                if is_for(exception, entry, index, corpus) && mark(exception, gap, taxonomy) {
                    self.met.lock().unwrap_or_else(PoisonError::into_inner).insert((at, number));
                }
            }
        }
    }

    fn is_over(&self, exception: &Exception) -> bool {
        self.day.is_some_and(|day| exception.until.as_str() < day)
    }

    /// Returns the findings on the exceptions, once all plans were marked.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let met = self.met.lock().unwrap_or_else(PoisonError::into_inner);
        let mut found = Vec::new();
        for (at, group) in self.accepted.iter().enumerate() {
            for (number, exception) in group.exceptions.iter().enumerate() {
                if self.is_over(exception) {
                    found.push(on_exception(Code::ExceptionExpired, exception, self.day));
                } else if group.complete && !met.contains(&(at, number)) && !may_be_of_draft(&exception.target) {
                    found.push(on_exception(Code::ExceptionUnused, exception, None));
                }
            }
        }
        found
    }
}

/// Marks what is accepted among the findings of `check` on the first plan of the corpus. An exception for that plan alone that meets
/// none of them is a finding itself; those that are past `day` are told by [`super::Judging::judge`].
pub fn settle_draft(accepted: &[Accepted], corpus: &Corpus, checked: &mut Checked, day: Option<&str>) {
    let mut unused = Vec::new();
    for (group, entry) in
        accepted.iter().filter_map(|group| Some((group, group.plans.iter().find(|(_, member)| *member == 0)?.0)))
    {
        let held = group.exceptions.iter().filter(|one| day.is_none_or(|day| one.until.as_str() >= day));
        for exception in held.filter(|exception| is_for(exception, entry, 0, corpus)) {
            let Target::Finding(name) = &exception.target else { continue };
            let findings = checked.diagnostics.iter_mut().map(|one| &mut one.finding);
            let met = mark_findings(findings, name, exception);
            if !met && exception.scope.iter().all(|scope| *scope == Scope::Plan(entry)) {
                unused.push(on_exception(Code::ExceptionUnused, exception, None));
            }
        }
    }
    checked.diagnostics.extend(unused.into_iter().map(Diagnostic::bare));
}

/// Tells whether only `check` can say that there is nothing of the kind.
fn may_be_of_draft(target: &Target) -> bool {
    matches!(target, Target::Finding(name) if Code::from_code(name).is_none_or(Code::is_of_draft))
}

/// A finding on an exception itself.
fn on_exception(code: Code, exception: &Exception, day: Option<&str>) -> Finding {
    let words = format!("{} {} {}", exception.target.name(), exception.reason, exception.until);
    let values = [("target", exception.target.name()), ("until", &exception.until), ("file", FILE_NAME)];
    let values = values.into_iter().chain(day.map(|day| ("day", day)));
    let params = values.map(|(name, text)| (name, Param::Text(text.to_owned()))).collect();
    Finding::on_manifest(code, exception.place.0, &words, params)
}

fn is_for(exception: &Exception, entry: usize, member: usize, corpus: &Corpus) -> bool {
    let level = corpus.members.get(member).and_then(|member| member.plan.header.level);
    exception.scope.iter().any(|scope| match scope {
        Scope::All => true,
        Scope::Level(wanted) => level == Some(*wanted),
        Scope::Plan(plan) => *plan == entry,
    })
}

/// Marks what the exception meets in a plan; the first exception that meets a thing counts.
fn mark(exception: &Exception, gap: &mut PlanGap, taxonomy: &Taxonomy) -> bool {
    match &exception.target {
        Target::Item(code) => {
            let item = taxonomy.by_code(code);
            let is_gap = |verdict| !matches!(verdict, Verdict::Covered | Verdict::Added);
            let met = gap.items.iter().find(|found| Some(found.item) == item && is_gap(found.verdict)).map(|found| found.item);
            if let Some(item) = met {
                gap.excepted.entry(item).or_insert_with(|| excepted(exception));
            }
            met.is_some()
        }
        Target::Finding(name) => mark_findings(gap.findings.iter_mut(), name, exception),
    }
}

/// Marks every finding of a rule, or the one with a fingerprint.
fn mark_findings<'f>(findings: impl Iterator<Item = &'f mut Finding>, name: &str, exception: &Exception) -> bool {
    let mut met = false;
    for finding in findings.filter(|one| one.code.code() == name || one.fingerprint.eq_ignore_ascii_case(name)) {
        met = true;
        finding.excepted.get_or_insert_with(|| excepted(exception));
    }
    met
}

fn excepted(exception: &Exception) -> Excepted {
    Excepted { reason: exception.reason.clone(), by: exception.by.clone(), until: exception.until.clone() }
}
