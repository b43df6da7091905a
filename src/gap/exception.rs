//! Accepted gaps and findings: marked and counted separately, never removed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use super::{Checked, Code, Diagnostic, Excepted, Finding, Param, PlanGap, Verdict};
use crate::lineage::Corpus;
use crate::plan::manifest::{Exception, FILE_NAME, Scope, Target};
use crate::source::{Problem, Problems, Severity};
use crate::taxonomy::Taxonomy;

/// The exceptions of a manifest, and the plans of the corpus they apply to.
#[derive(Debug, Clone, Default)]
pub struct Accepted {
    /// The exceptions.
    pub exceptions: Vec<Exception>,
    /// The plans that were read: their index in the manifest, and in the corpus.
    pub plans: Vec<(usize, usize)>,
    /// Whether all plans of the manifest were read; only then can an exception be reported as unused.
    pub complete: bool,
}

impl Accepted {
    /// Updates the corpus indices after plans were reordered; `places` has the new index of each.
    pub fn moved(&mut self, places: &[usize]) {
        for (_, at) in &mut self.plans {
            *at = places.get(*at).copied().unwrap_or(*at);
        }
    }
}

/// Reports every item and finding that an exception names and that does not exist; `file` is the name of the manifest for messages.
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

/// Returns the newest date of any plan of the corpus: that day has passed, whatever the current date is.
#[must_use]
pub fn newest_date(corpus: &Corpus) -> Option<String> {
    let dates = corpus.members.iter().flat_map(|member| [&member.plan.header.issued, &member.plan.header.published]);
    dates.flatten().filter(|date| crate::plan::manifest::is_date(date)).max().cloned()
}

/// Marks what people accepted, plan by plan in any order, and finally reports which exceptions have expired or met nothing.
///
/// `day` is the date to compare with; if it is not known, nothing is expired.
#[derive(Debug)]
pub(super) struct Settling<'a> {
    accepted: &'a [Accepted],
    day: Option<&'a str>,
    /// For each plan, by its corpus index, its groups and its index in their manifests.
    groups: BTreeMap<usize, Vec<(usize, usize)>>,
    /// The exceptions that met something, by group and index.
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

    /// Marks what is accepted for the plan `index`.
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

    /// Returns the findings on the exceptions, after all plans were marked.
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

/// Marks the accepted findings of `check` on the first plan of the corpus. An exception for that plan alone that meets none of them
/// becomes a finding itself; expired ones are reported by [`super::Judging::judge`].
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

/// Returns `true` if only `check` can tell that the target does not occur.
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

/// Marks what the exception meets in a plan. If several exceptions meet the same thing, the first one counts.
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

/// Marks every finding of a rule, or the finding with a fingerprint.
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
