//! A report on many plans: writes the pages of each plan as it comes, then the files on all of them.

use std::cmp::Reverse;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

use super::html::{country, one, province};
use super::json::{Kept, MOST_INDENTED, Manner, Pieces, write_pieces};
use super::model::{Places, left_beside};
use super::views;
use super::words::fill;
use super::{
    Cell, DepartmentRows, Form, FormProblem, Lang, NotRead, Pages, PlanReport, Province, RenderOptions, Report, docx, provinces,
    xlsx,
};
use crate::plan::Header;
use crate::render::Aside;
use crate::render::taking::{Taking, add};

/// How a report on many plans is written.
#[derive(Debug)]
pub struct Apart {
    forms: Vec<Form>,
    pages: Pages,
    options: RenderOptions,
    manner: Manner,
    /// The codes of all items.
    codes: Vec<String>,
    provinces: Vec<Province>,
    /// For each plan, the index of its province.
    province_of: Vec<usize>,
    /// Files beside the plans that were not read.
    not_read: Vec<NotRead>,
    places: Places,
}

/// What the files on all plans need from the plans written so far.
#[derive(Debug, Default)]
pub struct Gathering {
    kept: BTreeMap<usize, Kept>,
    has_page: BTreeSet<usize>,
    /// The demands of each province.
    demands: BTreeMap<usize, Demands>,
}

/// The output for one plan.
#[derive(Debug)]
pub struct Made {
    index: usize,
    id: String,
    files: Vec<(String, Vec<u8>)>,
    pieces: Option<Pieces>,
    has_page: bool,
    province: usize,
    demands: Demands,
}

/// For each gap, by the code of its item and who asks for it, the fullest demand so far: number of lines, plan index, text.
type Demands = BTreeMap<(String, String), Demand>;
type Demand = (usize, usize, String);

impl Apart {
    /// Begins the report; `headers` are those of all plans, in their order, and `frame` has the items.
    pub fn new<'h>(
        frame: &Report,
        headers: impl Iterator<Item = &'h Header>,
        forms: &[Form],
        pages: Pages,
        options: RenderOptions,
    ) -> Self {
        let headers: Vec<&Header> = headers.collect();
        let places = Places::of(headers.iter().copied(), frame.filter.is_active());
        let provinces = provinces(headers.into_iter(), options.lang);
        let plans = provinces.iter().map(|province| province.plans.len()).sum();
        let mut province_of = vec![0; plans];
        for (at, province) in provinces.iter().enumerate() {
            for &plan in &province.plans {
                if let Some(place) = province_of.get_mut(plan) {
                    *place = at;
                }
            }
        }
        let items = frame.domains.iter().flat_map(|domain| &domain.items);
        Self {
            forms: forms.to_vec(),
            pages,
            options,
            manner: Manner { indented: plans <= MOST_INDENTED, quoted: pages != Pages::None },
            codes: items.map(|item| item.code.clone()).collect(),
            provinces,
            province_of,
            not_read: frame.not_read.clone(),
            places,
        }
    }

    fn has(&self, form: Form) -> bool {
        self.forms.contains(&form)
    }

    /// Makes the output for the plan `index`; `cells` are its cells for all items.
    ///
    /// # Errors
    /// If a form cannot be made.
    pub fn make(&self, index: usize, plan: &PlanReport, cells: &[Cell]) -> Result<Made, FormProblem> {
        let has_page = self.pages.has(plan);
        let mut made = Made {
            index,
            id: plan.id.clone(),
            files: Vec::new(),
            pieces: None,
            has_page: has_page && self.has(Form::Html),
            province: self.province_of.get(index).copied().unwrap_or_default(),
            demands: demands(index, plan, self.options.lang),
        };
        if has_page {
            self.pages_of(index, plan, &mut made.files)?;
        }
        if self.has(Form::Json) {
            let codes = self.codes.iter().map(String::as_str);
            made.pieces = Some(Pieces::of(plan, codes, cells, self.manner, self.options.lang)?);
        }
        Ok(made)
    }

    fn pages_of(&self, index: usize, plan: &PlanReport, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), FormProblem> {
        let (options, lang) = (self.options, self.options.lang);
        let id = &plan.id;
        let of = self.province_of.get(index).and_then(|at| self.provinces.get(*at));
        if let Some(of) = of.filter(|_| self.has(Form::Html)) {
            files.push((format!("plan-{id}.html"), one(plan, of, lang)?.into_bytes()));
            files.push((
                format!("notice-{id}.html"),
                views::notice(plan, &left_beside(&self.not_read, plan, &self.places), lang).html(lang.tag())?.into_bytes(),
            ));
        }
        if self.has(Form::Md) {
            files.push((format!("gap-{id}.md"), views::gap_markdown_to_act_on(plan, options).into_bytes()));
        }
        if self.has(Form::Docx) {
            files.push((format!("gap-{id}.docx"), docx::render_plan(plan, options)?));
            files.push((
                format!("notice-{id}.docx"),
                docx::tables(&views::notice(plan, &left_beside(&self.not_read, plan, &self.places), lang), options)?,
            ));
        }
        Ok(())
    }

    /// Writes the files on all plans; the plans of `report` need only what [`PlanReport::keep_for_overview`] keeps.
    ///
    /// # Errors
    /// If a file cannot be made, or is not accepted.
    pub fn finish<E: From<FormProblem>>(
        &self,
        gathered: Gathering,
        report: &Report,
        aside: &mut dyn Aside,
        take: Taking<'_, E>,
    ) -> Result<(), E> {
        let (options, lang) = (self.options, self.options.lang);
        if self.has(Form::Html) {
            let note = self.pages_note(&gathered);
            let page = country(report, &self.provinces, &note, lang).map_err(FormProblem::from)?;
            add(take, "index.html", page.as_bytes())?;
            for (at, of) in self.provinces.iter().enumerate() {
                let demands = gathered.demands.get(&at).map(texts).unwrap_or_default();
                let page = province(report, of, demands, &gathered.has_page, (&note, lang)).map_err(FormProblem::from)?;
                add(take, &of.file, page.as_bytes())?;
            }
        }
        if self.has(Form::Md) {
            add(take, "comparison.md", views::country_markdown(report, &self.provinces, options).as_bytes())?;
        }
        if self.has(Form::Csv) {
            add(take, "comparison.csv", views::comparison_csv(report, lang).as_bytes())?;
            add(take, "rank.csv", views::rank_set(report, options).csv().as_bytes())?;
            if self.pages == Pages::None {
                add(take, "departments.csv", views::departments_counted(report, lang).csv().as_bytes())?;
            } else {
                take("departments.csv", &mut |out| views::write_departments_csv(report, options, out))?;
            }
        }
        if self.has(Form::Json) {
            let kept: Vec<Kept> = gathered.kept.into_values().collect();
            take("coverage.json", &mut |out| write_pieces(report, &kept, lang, &mut *aside, &mut io::BufWriter::new(out)))?;
        }
        if self.forms.contains(&Form::Xlsx) {
            let book = xlsx::country(report, &self.provinces, options).map_err(FormProblem::from)?;
            add(take, "report.xlsx", &book)?;
        }
        if self.forms.contains(&Form::Docx) {
            add(take, "report.docx", &docx::render(report, options).map_err(FormProblem::from)?)?;
        }
        Ok(())
    }

    /// States which plans have pages.
    fn pages_note(&self, gathered: &Gathering) -> String {
        let own = self.options.lang.country();
        let pages = gathered.has_page.len();
        match self.pages {
            Pages::All => String::new(),
            Pages::Gaps if pages == self.province_of.len() => String::new(),
            Pages::Gaps => fill(own.pages_gaps, &[("pages", &pages)]),
            Pages::None => own.pages_none.to_owned(),
        }
    }
}

impl Gathering {
    /// Passes on the files of a plan, and keeps what the files on all plans need of it.
    ///
    /// # Errors
    /// If a file is not accepted, or nothing can be stored.
    pub fn take<E: From<FormProblem>>(&mut self, made: Made, aside: &mut dyn Aside, take: Taking<'_, E>) -> Result<(), E> {
        for (name, bytes) in &made.files {
            add(take, name, bytes)?;
        }
        if let Some(pieces) = made.pieces {
            self.kept.insert(made.index, pieces.keep(&made.id, aside).map_err(FormProblem::Aside)?);
        }
        if made.has_page {
            self.has_page.insert(made.index);
        }
        let demands = self.demands.entry(made.province).or_default();
        made.demands.into_iter().for_each(|(key, demand)| add_demand(demands, key, demand));
        Ok(())
    }

    /// Returns the demand for each gap, for [`Report::demands`].
    #[must_use]
    pub fn demands(&self) -> BTreeMap<(String, String), String> {
        let mut all = Demands::new();
        let each = self.demands.values().flatten();
        each.for_each(|(key, demand)| add_demand(&mut all, key.clone(), demand.clone()));
        texts(&all)
    }
}

/// Keeps the fullest demand; among equally full ones that of the first plan.
fn add_demand(demands: &mut Demands, key: (String, String), demand: Demand) {
    match demands.entry(key) {
        Entry::Vacant(place) => drop(place.insert(demand)),
        Entry::Occupied(mut known) => {
            let (lines, plan, _) = known.get();
            if (demand.0, Reverse(demand.1)) > (*lines, Reverse(*plan)) {
                known.insert(demand);
            }
        }
    }
}

fn texts(demands: &Demands) -> BTreeMap<(String, String), String> {
    demands.iter().map(|(key, (.., text))| (key.clone(), text.clone())).collect()
}

/// The demands for the gaps of a plan, in its wording.
fn demands(index: usize, plan: &PlanReport, lang: Lang) -> Demands {
    let gaps = plan.gaps.iter().filter(|gap| gap.verdict.is_gap());
    let told = gaps.map(|gap| {
        let text = views::demand(plan, gap, lang);
        (views::demand_key(plan, gap, lang), (text.lines().count(), index, text))
    });
    told.collect()
}

impl PlanReport {
    /// Drops what only the pages of the plan itself show.
    pub fn keep_for_overview(&mut self) {
        for gap in &mut self.gaps {
            gap.quotes = [].into();
            gap.parent_quotes = [].into();
            gap.higher = Vec::new();
            gap.missing = Vec::new();
            gap.peers = None;
            gap.text.nearest = None;
            if views::unequal(gap).is_none() {
                gap.text.strength = None;
            }
            if !gap.verdict.is_gap() {
                gap.points = Vec::new();
            }
        }
        for link in &mut self.chain {
            link.candidates = Vec::new();
            link.label = None;
        }
        self.header.authorities = Vec::new();
        self.source.origins = Vec::new();
        self.reuse = None;
        self.parent_tasks = Vec::new();
        self.local = Vec::new();
        self.unmapped = Vec::new();
        self.rejected = Vec::new();
        self.standing = Vec::new();
    }
}

impl Report {
    /// Fills a report frame with plans and their cells for all items, in the order of the plans.
    pub fn fill(&mut self, plans: Vec<(PlanReport, Vec<Cell>)>, departments: DepartmentRows) {
        let rows = self.domains.iter_mut().flat_map(|domain| &mut domain.items);
        for (at, row) in rows.enumerate() {
            row.cells = plans.iter().filter_map(|(_, cells)| cells.get(at).cloned()).collect();
        }
        self.plans = plans.into_iter().map(|(plan, _)| plan).collect();
        self.departments = departments;
    }

    /// Returns the cells of the plan at this index for all items, in taxonomy order.
    #[must_use]
    pub fn cells_of(&self, plan: usize) -> Vec<Cell> {
        let items = self.domains.iter().flat_map(|domain| &domain.items);
        items.filter_map(|item| item.cells.get(plan).cloned()).collect()
    }
}

/// Writes the files of a report that is complete in memory.
pub(super) fn write_apart<E: From<FormProblem>>(
    report: &Report,
    forms: &[Form],
    pages: Pages,
    options: RenderOptions,
    take: Taking<'_, E>,
) -> Result<(), E> {
    let headers = report.plans.iter().map(|plan| &plan.header);
    let apart = Apart::new(report, headers, forms, pages, options);
    let mut aside: Vec<u8> = Vec::new();
    let mut gathered = Gathering::default();
    for (index, plan) in report.plans.iter().enumerate() {
        let made = apart.make(index, plan, &report.cells_of(index))?;
        gathered.take(made, &mut aside, take)?;
    }
    apart.finish(gathered, report, &mut aside, take)
}
