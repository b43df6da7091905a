//! Rules on the lineage: a year that does not fit, a cycle, an impossible parent. `L001` to `L008`, and `C502`, which `check` applies to
//! more documents.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::{Code, Finding, Param, Severity};
use crate::gap::{Presence, coverage_of_plan};
use crate::lineage::{Chain, Corpus, FOLLOWS, Member, Miscited, PointsOfYears, Reason, State, cycles, is_plan, years_of_title};
use crate::plan::{Authority, Header, Level, Plan};
use crate::source::{Span, fold::fold};
use crate::taxonomy::{Names, Taxonomy};

/// How much better the headings must fit the other year than the plan's own.
const MARGIN: f64 = 0.2;

/// Confidence that the number is wrong, and not the title.
const WRONG_NUMBER: f64 = 0.9;

/// A place, level and year.
type Seat<'c> = (&'c str, Option<&'c str>, Level, u16);

/// Looks for findings on the lineage of the plans of a corpus; what they share is computed once.
#[derive(Debug)]
pub struct Inspector<'c> {
    corpus: &'c Corpus,
    chains: &'c [Chain],
    circles: Vec<Vec<usize>>,
    by_seat: BTreeMap<Seat<'c>, Vec<usize>>,
    by_number: BTreeMap<&'c str, Vec<usize>>,
    by_title: BTreeMap<String, Vec<usize>>,
    /// Computed on first use.
    points: OnceLock<PointsOfYears>,
}

impl<'c> Inspector<'c> {
    /// Prepares a corpus; `chains` are those of its plans, in its order.
    #[must_use]
    pub fn new(corpus: &'c Corpus, chains: &'c [Chain]) -> Self {
        let mut by_seat: BTreeMap<Seat<'_>, Vec<usize>> = BTreeMap::new();
        let mut by_number: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut by_title: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, member) in corpus.members.iter().enumerate() {
            let header = &member.plan.header;
            if let Some(seat) = seat(header) {
                by_seat.entry(seat).or_default().push(index);
            }
            if let Some(number) = &header.doc_number {
                by_number.entry(number).or_default().push(index);
            }
            // A title without the name of its place is shared by many plans.
            let place = header.jurisdiction.as_ref();
            if let Some(title) = header.title.as_deref().filter(|title| place.is_some_and(|place| title.contains(&place.name))) {
                by_title.entry(fold(title)).or_default().push(index);
            }
        }
        Self { corpus, chains, circles: cycles(chains), by_seat, by_number, by_title, points: OnceLock::new() }
    }

    /// Returns the findings on the plan `index`, sorted by code.
    #[must_use]
    pub fn of(&self, index: usize, taxonomy: &Taxonomy) -> Vec<Finding> {
        self.corpus.members.get(index).map(|member| self.of_member(index, member, taxonomy)).unwrap_or_default()
    }

    /// Like [`Self::of`], if the plan itself is given and the plans of the corpus may have only their headers.
    #[must_use]
    pub fn of_member(&self, index: usize, member: &Member, taxonomy: &Taxonomy) -> Vec<Finding> {
        let Some(chain) = self.chains.get(index) else { return Vec::new() };
        let plan = &member.plan;
        let mut found: Vec<Finding> = Vec::new();
        let points = self.points.get_or_init(|| PointsOfYears::new(taxonomy));
        if let Some(year) = plan.header.year.filter(|year| points.has(*year)) {
            let fits = points.fits_until(member, year);
            if let Some(own) = fits.iter().find(|fit| fit.year == year) {
                let earlier = fits.iter().filter(|fit| fit.year < year);
                let best = earlier.max_by(|a, b| a.structure.total_cmp(&b.structure));
                found.extend(best.and_then(|best| follows_earlier(plan, best, own)));
            }
        }
        found.extend(self.circle(index, plan));
        found.extend(self.younger_parents(plan, chain));
        found.extend(self.wrong_levels(plan, chain));
        found.extend(self.several(index, plan));
        found.extend(chain.miscited.iter().filter_map(|found| self.wrong_number(plan, found)));
        found.extend(profile_differs(member, taxonomy));
        let of_level = |cited: &&Authority| is_plan(cited) && cited.level.is_none_or(|level| Some(level) < plan.header.level);
        found.extend(plan.header.authorities.iter().filter(of_level).filter_map(|cited| cited_year(plan, cited)));
        found
    }

    fn id(&self, index: usize) -> String {
        self.corpus.members.get(index).map(|member| member.plan.id.clone()).unwrap_or_default()
    }

    fn ids(&self, plans: impl Iterator<Item = usize>) -> String {
        let mut ids: Vec<String> = plans.map(|at| self.id(at)).collect();
        ids.sort_unstable();
        ids.join("、")
    }

    fn circle(&self, index: usize, plan: &Plan) -> Option<Finding> {
        let circle = self.circles.iter().find(|circle| circle.contains(&index))?;
        let plans = self.ids(circle.iter().copied());
        let params = [("plans", Param::Text(plans.clone()))];
        Some(Finding::on(plan, Code::Circle, title_span(plan), 1.0, &plans, params.into()))
    }

    fn younger_parents(&self, plan: &Plan, chain: &Chain) -> Vec<Finding> {
        let younger = |index: usize| {
            let parent = &self.corpus.members.get(index)?.plan.header;
            let own = &plan.header;
            let dates = if let (Some(above), Some(below)) = (&parent.issued, &own.issued) {
                (above > below).then(|| (above.clone(), below.clone()))
            } else {
                let (above, below) = parent.year.zip(own.year)?;
                (above > below).then(|| (above.to_string(), below.to_string()))
            };
            dates.map(|(above, below)| (index, above, below))
        };
        let above = chain.links.iter().filter(|link| chain.own.is_none_or(|own| link.level < own));
        let found = above.filter_map(|link| match link.state {
            State::Document(index) => younger(index).map(|found| (found, link.confidence.unwrap_or(0.0))),
            _ => None,
        });
        found
            .map(|((index, above, below), confidence)| {
                let params = [
                    ("parent", Param::Text(self.id(index))),
                    ("above", Param::Text(above.clone())),
                    ("below", Param::Text(below)),
                ];
                let words = format!("{} {above}", self.id(index));
                Finding::on(plan, Code::YoungerParent, title_span(plan), confidence, &words, params.into())
            })
            .collect()
    }

    /// The plans that a citation refers to: by its number, or without one by its whole title.
    fn cited(&self, cited: &Authority) -> &[usize] {
        let named = match cited.doc_number.as_deref() {
            Some(number) => self.by_number.get(number),
            None => self.by_title.get(&fold(&cited.title)),
        };
        named.map_or(&[], Vec::as_slice)
    }

    /// A plan above that is cited by its title with a wrong number. The fingerprint uses the same words as in `check`.
    fn wrong_number(&self, plan: &Plan, found: &Miscited) -> Option<Finding> {
        let cited = plan.header.authorities.get(found.cited)?;
        let number = cited.doc_number.clone()?;
        let right = self.corpus.members.get(found.index)?.plan.header.doc_number.clone()?;
        let words = format!("{} {number}", cited.title);
        let params =
            [("title", Param::Text(cited.title.clone())), ("number", Param::Text(number)), ("right", Param::Text(right))];
        let finding = Finding::on_draft(plan, Code::WrongNumber, Some(cited.span), &words, params.into());
        Some(Finding { confidence: WRONG_NUMBER, ..finding })
    }

    /// A parent named by the manifest that is not above, and a cited plan that is not above or is of another level than the citation says.
    fn wrong_levels(&self, plan: &Plan, chain: &Chain) -> Vec<Finding> {
        let mut found = Vec::new();
        let level_of = |index: usize| self.corpus.members.get(index).and_then(|member| member.plan.header.level);
        let mut add = |code: Code, index: usize, level: Level, wanted: Level, at: Option<Span>| {
            let params =
                [("parent", Param::Text(self.id(index))), ("level", Param::Level(level)), ("wanted", Param::Level(wanted))];
            let words = format!("{} {}", self.id(index), level.code());
            found.push(Finding::on(plan, code, at, 0.9, &words, params.into()));
        };
        let named = chain.links.iter().flat_map(|link| &link.candidates).filter(|candidate| candidate.reason == Reason::Manifest);
        for candidate in named {
            if let Some((level, own)) = level_of(candidate.index).zip(plan.header.level).filter(|(level, own)| level >= own) {
                add(Code::WrongLevel, candidate.index, level, own, title_span(plan));
            }
        }
        for cited in plan.header.authorities.iter().filter(|cited| is_plan(cited)) {
            // A notice cites the plan that it hands out, which may be this plan itself.
            for &index in self.cited(cited).iter().filter(|&&index| self.id(index) != plan.id) {
                let Some(level) = level_of(index) else { continue };
                if let Some(own) = plan.header.level.filter(|own| level > *own) {
                    add(Code::WrongLevel, index, level, own, Some(cited.span));
                } else if let Some(said) = cited.level.filter(|said| *said != level) {
                    add(Code::CitedLevel, index, level, said, Some(cited.span));
                }
            }
        }
        found
    }

    fn several(&self, index: usize, plan: &Plan) -> Option<Finding> {
        let seat = seat(&plan.header)?;
        let others = self.by_seat.get(&seat)?.iter().copied().filter(|&other| other != index);
        // The same file twice is one plan.
        let others: Vec<&Plan> = others
            .filter_map(|other| self.corpus.members.get(other).map(|member| &member.plan))
            .filter(|other| other.source.sha256() != plan.source.sha256())
            .collect();
        if others.is_empty() {
            return None;
        }
        let mut ids: Vec<&str> = others.iter().map(|other| other.id.as_str()).collect();
        ids.sort_unstable();
        let all = ids.len();
        ids.truncate(NAMED);
        let ids = ids.join("、");
        let params =
            [("place", Param::Text(seat.0.to_owned())), ("year", Param::Year(seat.3)), ("plans", Param::Text(ids.clone()))];
        let more = (all > NAMED).then(|| ("all", Param::Text(all.to_string())));
        let finding =
            Finding::on(plan, Code::SeveralPlans, title_span(plan), 1.0, &ids, params.into_iter().chain(more).collect());
        // A task breakdown beside the work points is normal.
        let kinds_differ = others.iter().all(|other| other.header.kind.is_some() && other.header.kind != plan.header.kind);
        let severity = if kinds_differ && plan.header.kind.is_some() { Severity::Note } else { finding.severity };
        Some(Finding { severity, ..finding })
    }
}

/// Number of plans that a finding names; if there are more, it gives their count.
const NAMED: usize = 10;

fn seat(header: &Header) -> Option<Seat<'_>> {
    let place = header.jurisdiction.as_ref()?;
    Some((place.name.as_str(), place.province.as_deref(), header.level?, header.year?))
}

/// The place of the title, if the text has it in one piece.
fn title_span(plan: &Plan) -> Option<Span> {
    let title = plan.header.title.as_deref()?;
    let at = plan.source.text().find(title)?;
    Some(Span::new(at, at + title.len()))
}

fn follows_earlier(plan: &Plan, best: &crate::lineage::ProfileFit, own: &crate::lineage::ProfileFit) -> Option<Finding> {
    let better = best.structure - own.structure;
    if best.structure < FOLLOWS || better < MARGIN || best.items < own.items {
        return None;
    }
    let params = [
        ("followed", Param::Year(best.year)),
        ("year", Param::Year(own.year)),
        ("structure", Param::Share(best.structure)),
        ("structure-here", Param::Share(own.structure)),
        ("items", Param::Share(best.items)),
        ("items-here", Param::Share(own.items)),
    ];
    let section = best.section.and_then(|section| plan.sections.get(section));
    let at = section.map(|section| Span::new(section.start, section.start));
    // Halfway between the margin and a perfect fit it is practically certain.
    let confidence = (0.5 + better).min(0.99);
    Some(Finding::on(plan, Code::FollowsEarlierYear, at, confidence, &best.year.to_string(), params.into()))
}

/// A national document that asks for other items than the profile of its year: the profile is wrong, or the document was misread.
fn profile_differs(member: &Member, taxonomy: &Taxonomy) -> Option<Finding> {
    let plan = &member.plan;
    let header = &plan.header;
    let year = header.year.filter(|_| header.level == Some(Level::National))?;
    let profile = taxonomy.profiles.get(&year)?;
    if header.doc_number.as_ref().is_some_and(|number| *number != profile.doc_number) {
        return None;
    }
    let (document, listed) = (coverage_of_plan(member), profile.items());
    // Doubtful items of the document count for neither side.
    let only = |here: Presence, in_profile: bool| {
        let items = taxonomy.ids().filter(|item| document.of(*item) == here && listed.contains_key(item) == in_profile);
        items.map(|item| taxonomy.item(item).names.clone()).collect::<Vec<Names>>()
    };
    let (in_document, in_profile) = (only(Presence::Present, false), only(Presence::Absent, true));
    if in_document.is_empty() && in_profile.is_empty() {
        return None;
    }
    let words: Vec<&str> = in_document.iter().chain(&in_profile).map(|names| names.zh.as_str()).collect();
    let words = words.join(" ");
    let named = |names: Vec<Names>| if names.is_empty() { Param::Nothing } else { Param::Names(names) };
    let params = [("year", Param::Year(year)), ("document", named(in_document)), ("profile", named(in_profile))];
    Some(Finding::on(plan, Code::ProfileDiffers, title_span(plan), 0.8, &words, params.into()))
}

/// A cited annual document of another year than the plan's, or one younger than the plan.
fn cited_year(plan: &Plan, cited: &Authority) -> Option<Finding> {
    let own = plan.header.year?;
    let (first, last) =
        years_of_title(&cited.title).or_else(|| cited.year.filter(|year| *year > own).map(|year| (year, year)))?;
    if (first..=last).contains(&own) {
        return None;
    }
    let year = if last < own { last } else { first };
    let title = Param::Text(cited.title.clone());
    let params = [("title", title), ("cited", Param::Year(year)), ("year", Param::Year(own))];
    Some(Finding::on(plan, Code::CitedYear, Some(cited.span), 0.8, &cited.title, params.into()))
}
