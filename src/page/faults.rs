//! Errors of a sitting as a whole, for the page.

use super::answer::Fault;
use crate::plan::manifest::FILE_NAME;
use crate::source::Problems;
use crate::source::yaml::DataFile;

/// Creates the error that there is no plan.
pub(super) fn no_plan() -> Fault {
    Fault::new("no-plan", "还没有可以比对的计划文件，请先放入文件", "there is no plan yet; put files in first")
}

/// Creates the error of invalid data files.
pub(super) fn data_fault(files: &[DataFile], problems: &Problems) -> Fault {
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let names = names.join("、");
    let (zh, en) = if files.iter().all(|file| file.name.ends_with(FILE_NAME)) {
        (format!("清单 {names} 有误，请改正或去掉它"), format!("the list of plans {names} has mistakes; mend it or take it out"))
    } else if names.ends_with(REVIEW) {
        ("复核意见与文件对不上".to_owned(), "the decisions do not fit the files".to_owned())
    } else {
        (format!("数据文件 {names} 有误"), format!("the data file {names} has mistakes"))
    };
    Fault::new("data", zh, en).with(problems.sorted().iter().map(ToString::to_string))
}

/// Name of the table of decisions in a saved sitting.
pub(super) const REVIEW: &str = "review.sssom.tsv";
