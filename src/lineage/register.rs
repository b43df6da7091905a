//! An index of a corpus by number, title and place. It is built once, so that finding all parents takes time linear in the number of
//! plans.

use std::collections::BTreeMap;

use super::title::{Subject, Title};
use super::{Corpus, Member};
use crate::plan::{Header, Level};
use crate::taxonomy::Taxonomy;

/// The plans of a corpus, indexed by what other plans may cite them by.
#[derive(Debug)]
pub(super) struct Register<'c> {
    pub corpus: &'c Corpus,
    pub taxonomy: &'c Taxonomy,
    titles: Vec<Option<Title>>,
    by_number: BTreeMap<&'c str, Vec<usize>>,
    by_id: BTreeMap<&'c str, usize>,
    /// Plans of unknown place are filed under the empty name.
    by_place: BTreeMap<&'c str, Vec<usize>>,
    /// National documents, by year.
    national: BTreeMap<u16, Vec<usize>>,
    /// The plans of each place by the subjects of their titles: there are few subjects, however many plans.
    by_subject: BTreeMap<&'c str, BTreeMap<Subject, Vec<usize>>>,
}

impl<'c> Register<'c> {
    pub(super) fn new(corpus: &'c Corpus, taxonomy: &'c Taxonomy) -> Self {
        let mut register = Self {
            corpus,
            taxonomy,
            titles: Vec::new(),
            by_number: BTreeMap::new(),
            by_id: BTreeMap::new(),
            by_place: BTreeMap::new(),
            national: BTreeMap::new(),
            by_subject: BTreeMap::new(),
        };
        for (index, member) in corpus.members.iter().enumerate() {
            let header = &member.plan.header;
            let own: Vec<&str> = header.jurisdiction.iter().map(|place| place.name.as_str()).collect();
            let place = own.first().copied().unwrap_or_default();
            let title = header.title.as_deref().map(|title| {
                let mut title = Title::new(title, &own, taxonomy);
                title.place = title.place.or_else(|| own.first().map(|place| (*place).to_owned()));
                title.years.extend(header.year.filter(|_| title.years.is_empty()));
                title
            });
            if let Some(title) = &title {
                let subjects = register.by_subject.entry(place).or_default();
                subjects.entry(title.subject.clone()).or_default().push(index);
            }
            register.titles.push(title);
            if let Some(number) = &header.doc_number {
                register.by_number.entry(number).or_default().push(index);
            }
            register.by_id.entry(&member.plan.id).or_insert(index);
            if let Some(year) = header.year.filter(|_| header.level == Some(Level::National)) {
                register.national.entry(year).or_default().push(index);
            }
            register.by_place.entry(place).or_default().push(index);
        }
        register
    }

    pub(super) fn header(&self, index: usize) -> Option<&'c Header> {
        self.corpus.members.get(index).map(|member| &member.plan.header)
    }

    pub(super) fn id(&self, index: usize) -> Option<&'c str> {
        self.corpus.members.get(index).map(|member| member.plan.id.as_str())
    }

    pub(super) fn title(&self, index: usize) -> Option<&Title> {
        self.titles.get(index).and_then(Option::as_ref)
    }

    pub(super) fn by_number(&self, number: &str) -> &[usize] {
        self.by_number.get(number).map_or(&[], Vec::as_slice)
    }

    /// Returns `true` if a document of the corpus or the points of a year have this number.
    pub(super) fn knows_number(&self, number: &str) -> bool {
        self.by_number.contains_key(number) || self.taxonomy.profiles.values().any(|profile| profile.doc_number == number)
    }

    pub(super) fn by_id(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The national documents of a year.
    pub(super) fn national(&self, year: u16) -> &[usize] {
        self.national.get(&year).map_or(&[], Vec::as_slice)
    }

    fn of_place(&self, place: &str) -> &[usize] {
        self.by_place.get(place).map_or(&[], Vec::as_slice)
    }

    /// The plans of this place whose titles have the same subject as `title` and do not name another year or place, each with the
    /// similarity, 0.6 to 1. The empty name selects plans of unknown place.
    pub(super) fn alike(&self, place: &str, title: &Title) -> Vec<(usize, f64)> {
        let subjects = self.by_subject.get(place).into_iter().flatten();
        let alike = subjects.filter_map(|(subject, plans)| Some((title.subject.likeness(subject)?, plans)));
        let framed = |(likeness, &index): (f64, &usize)| {
            let (years, places) = title.frame(self.title(index)?)?;
            Some((index, likeness * years * places))
        };
        alike.flat_map(|(likeness, plans)| plans.iter().map(move |index| (likeness, index))).filter_map(framed).collect()
    }

    /// The plans of this place, level and year. A place of the same name in another province is a different place.
    pub(super) fn of(&self, place: &str, province: Option<&str>, level: Level, year: u16) -> Vec<usize> {
        let fits = |member: &Member| {
            let header = &member.plan.header;
            let other = header.jurisdiction.as_ref().and_then(|place| place.province.as_deref());
            header.level == Some(level)
                && header.year == Some(year)
                && (other.is_none() || province.is_none() || other == province)
        };
        self.of_place(place).iter().copied().filter(|&index| self.corpus.members.get(index).is_some_and(fits)).collect()
    }

    /// The tie-breaker between plans with equal evidence: their own content, never their position in the corpus.
    pub(super) fn content_key(&self, index: usize) -> Option<(&'c str, &'c str, &'c str, &'c str)> {
        let plan = &self.corpus.members.get(index)?.plan;
        let header = &plan.header;
        let text = |field: &'c Option<String>| field.as_deref().unwrap_or_default();
        Some((text(&header.doc_number), text(&header.title), plan.source.sha256(), plan.id.as_str()))
    }
}
