//! The library alone: the plan of a city and that of a county, as texts in memory, and what the county does with what the city asks for.
//!
//! `cargo run --example two_levels`

use std::error::Error;

use duibiao::mapping::Mapper;
use duibiao::report::Lang;
use duibiao::session::{Files, Inputs, Options, Session};
use duibiao::taxonomy;

const CITY: &str = "云岭省甲市2017年政务公开工作要点
一、重点任务
（一）公开本级部门预算、决算和“三公”经费。（市财政局牵头）
（二）每月公布环境空气质量。（市环境保护局牵头）
（三）公开义务教育招生政策和结果。（市教育局牵头）
";

const COUNTY: &str = "云岭省甲市乙县2017年政务公开工作实施方案
一、重点任务
（一）公开部门预算。（县财政局牵头）
（二）每季度公布环境空气质量。（县环境保护局牵头）
";

/// Returns a line for each item that the city asks for.
///
/// # Errors
/// When the built-in tables or the texts cannot be read.
pub(crate) fn run() -> Result<String, Box<dyn Error>> {
    let taxonomy = taxonomy::load_embedded()?;
    let manifest = "plans:\n- {path: city.txt, level: prefecture, jurisdiction: 甲市}\n\
        - {path: county.txt, level: county, jurisdiction: 乙县, parents: [city]}\n";
    let files = Files::new([("corpus.yaml", manifest), ("city.txt", CITY), ("county.txt", COUNTY)]);
    let session = Session::read(&files, &Inputs::plans(["."]), &Mapper::new(&taxonomy))?;
    let report = session.judge(&Options::default()).report();
    let words = Lang::En.words();
    let county = report.plans.iter().find(|plan| plan.id == "county").ok_or("the county was not read")?;
    let mut text = format!("{} against {}\n", county.label, county.against.as_deref().unwrap_or("nothing"));
    for gap in county.gaps.iter().filter(|gap| !gap.parent_quotes.is_empty()) {
        let missing: Vec<&str> = gap.missing.iter().map(|missing| missing.names.en.as_str()).collect();
        let missing = if missing.is_empty() { String::new() } else { format!(", without {}", missing.join(" and ")) };
        text.push_str(&format!("{} {}: {}{missing}\n", gap.code, gap.names.en, words.verdict_name(gap.verdict)));
    }
    Ok(text)
}

fn main() -> Result<(), Box<dyn Error>> {
    #[expect(clippy::print_stdout, reason = "an example shows what it found")]
    {
        print!("{}", run()?);
    }
    Ok(())
}
