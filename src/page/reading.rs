//! The sitting → plans that were read and judged, computed on demand and cached until something changes.

use std::path::PathBuf;

use super::answer::Fault;
use super::faults::{data_fault, no_plan};
use super::host::World;
use super::listed::{self, Listed};
use super::made::{Judging, Reading};
use super::room;
use super::sitting::Sitting;
use crate::lineage::Corpus;
use crate::plan::manifest::FILE_NAME;
use crate::report::Lang;
use crate::session::{DataProblems, Error, Inputs, Options, Session, is_left_behind};

impl Sitting {
    /// Returns the manifest of the whole sitting; `None` if the files need none.
    ///
    /// # Errors
    /// If a manifest among the files is invalid.
    pub(super) fn listed(&self) -> Result<Option<Listed>, Fault> {
        if self.base.is_none() && self.corrected.is_empty() {
            return Ok(None);
        }
        self.all_listed()
    }

    /// Returns the manifest even if it is not needed.
    pub(super) fn all_listed(&self) -> Result<Option<Listed>, Fault> {
        let root = self.root();
        let path = |name: &str| if root.is_empty() { name.to_owned() } else { format!("{root}/{name}") };
        let mut listed = match &self.base {
            Some(base) => base.clone(),
            None => listed::gather(&self.files, &root).map_err(|(file, problems)| data_fault(&[file], &problems))?,
        };
        listed.keep(|name| self.files.get(path(name)).is_some());
        if self.base.is_some() {
            let is_data = |name: &str| name.rsplit('/').next() == Some(FILE_NAME) || listed.reviews.iter().any(|own| own == name);
            let names = self.files.iter().filter_map(|(file, _)| listed::within(file, &root));
            let is_meant =
                |name: &String| !self.unlisted.contains(name) && !is_data(name) && !name.split('/').any(is_left_behind);
            let new: Vec<String> = names.filter(is_meant).collect();
            for name in &new {
                listed.add_file(name);
            }
        }
        for (file, facts) in &self.corrected {
            if let Some(name) = listed::within(file.as_ref(), &root) {
                listed.correct(&name, facts);
            }
        }
        Ok(Some(listed).filter(|listed| !listed.is_empty()))
    }

    /// Returns the files as a host.
    pub(super) fn world(&self) -> Result<World<'_>, Fault> {
        let manifest = self.listed()?.map(|listed| (PathBuf::from(self.root()), listed.text()));
        Ok(World::new(&self.files, manifest, &self.memory, self.told))
    }

    /// Returns the folder of all files, as passed to the session.
    pub(super) fn folder(&self) -> PathBuf {
        let root = self.root();
        if root.is_empty() { PathBuf::from(".") } else { PathBuf::from(root) }
    }

    /// Reads the files, unless that was already done.
    pub(super) fn read(&mut self) -> &Reading {
        if self.reading.is_none() {
            let reading = self.read_now();
            self.reading = Some(reading);
        }
        // It was set above.
        self.reading.get_or_insert_with(Reading::nothing)
    }

    fn read_now(&self) -> Reading {
        if self.files.iter().next().is_none() {
            return Reading::nothing();
        }
        self.memory.begin();
        let world = match self.world() {
            Ok(world) => world,
            Err(fault) => return Reading { problem: Some(fault), ..Reading::nothing() },
        };
        let outcome = Session::read(&world, &Inputs::Plans(vec![self.folder()]), self.tables.mapper);
        let notes = world.notes();
        match outcome {
            Ok(session) => {
                let not_read = session.not_read.clone();
                let (reviewed, problem) = match self.reviewed(&session) {
                    Ok(reviewed) => (reviewed, None),
                    Err(fault) => (None, Some(fault)),
                };
                let reviewed = reviewed.or_else(|| Some(session.clone()));
                Reading { session: reviewed, plain: Some(session), not_read, problem, notes }
            }
            Err(Error::NoPlan(not_read)) => Reading { not_read, notes, ..Reading::nothing() },
            Err(Error::EmptyFolder(_)) => Reading { notes, ..Reading::nothing() },
            Err(error) => Reading { problem: Some(fault(&error)), notes, ..Reading::nothing() },
        }
    }

    /// Applies the decisions of this sitting to plans; `None` if there are none.
    ///
    /// # Errors
    /// If they contradict each other or those among the files.
    pub(super) fn reviewed(&self, plain: &Session<'static>) -> Result<Option<Session<'static>>, Fault> {
        if self.decisions.is_empty() {
            return Ok(None);
        }
        let mut session = plain.clone();
        self.decisions.lay_over(&mut session.corpus.members, self.tables.taxonomy)?;
        Ok(Some(session))
    }

    /// Applies the decisions to the plans without reading them again.
    pub(super) fn review_again(&mut self) -> Result<(), Fault> {
        let Some(plain) = self.read().plain.clone() else { return Ok(()) };
        let reviewed = self.reviewed(&plain)?.unwrap_or(plain);
        self.judging = None;
        if let Some(reading) = &mut self.reading {
            reading.session = Some(reviewed);
            reading.problem = None;
        }
        Ok(())
    }

    /// Returns the plans that were read.
    ///
    /// # Errors
    /// If there is none.
    pub(super) fn corpus(&mut self) -> Result<&Corpus, Fault> {
        let reading = self.read();
        match (&reading.session, &reading.problem) {
            (Some(session), _) => Ok(&session.corpus),
            (None, Some(problem)) => Err(problem.clone()),
            (None, None) => Err(no_plan()),
        }
    }

    /// Judges the plans, unless that was already done.
    ///
    /// # Errors
    /// If there is none.
    pub(super) fn judge(&mut self) -> Result<&mut Judging, Fault> {
        if self.judging.is_none() {
            self.corpus()?;
            let session = self.reading.as_ref().and_then(|reading| reading.session.clone()).ok_or_else(no_plan)?;
            room::make();
            let judged = session.judge(&Options::default());
            room::make();
            let report = judged.report();
            let gaps = vec![None; report.plans.len()];
            self.judging = Some(Judging { judged, report, gaps });
        }
        self.judging.as_mut().ok_or_else(no_plan)
    }
}

/// Converts an error of the session for the page.
pub(super) fn fault(error: &Error) -> Fault {
    match error {
        Error::Data(DataProblems { files, problems }) => data_fault(files, problems),
        Error::Outside { .. } => Fault::new("outside", "清单列有本文件夹以外的文件，没有读取", error.to_string()),
        Error::Unlisted { plan, .. } => {
            Fault::new("unlisted", format!("清单列有 {}，但没有这个文件", plan.display()), error.to_string())
        }
        Error::EmptyParent(name) => Fault::new(
            "empty-parent",
            format!("{name} 没有提出目录中的任何事项，不能作为上级文件，请检查是否放错"),
            error.to_string(),
        ),
        Error::ReviewFile { name, .. } | Error::ReviewFormat { name, .. } => {
            Fault::new("review", format!("{name} 不是以制表符分隔的文本，请在表格软件中另存为文本"), error.to_string())
        }
        Error::Files(files) => {
            let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
            Fault::new("not-read", format!("不能读取 {}", names.join("、")), error.to_string())
        }
        _ => {
            let said = error.to_string();
            Fault::new("reading", format!("读取未成功：{}", Lang::Zh.said(&said)), said)
        }
    }
}
