//! A person decides: the table of labels is written, filled in, laid over the mapping, and written anew with what was decided.
//!
//! `cargo run --example review_round_trip`

use std::error::Error;

use duibiao::mapping::Mapper;
use duibiao::mapping::review::lay_over;
use duibiao::report::{Lang, sssom};
use duibiao::session::{Files, Inputs, Session};
use duibiao::source::yaml::DataFile;
use duibiao::taxonomy;

const PLAN: &str = "乙县2017年政务公开工作要点
一、重点任务
（一）公开部门预算。（县财政局牵头）
（二）公布环境空气质量。（县环境保护局牵头）
";

/// Confirms the first label and rejects the second; returns the counts, and the decisions as the new table has them.
///
/// # Errors
/// When the built-in tables or the text cannot be read, or a row does not fit.
pub(crate) fn run() -> Result<String, Box<dyn Error>> {
    let taxonomy = taxonomy::load_embedded()?;
    let files = Files::new([("plan.txt", PLAN)]);
    let mut members = Session::read(&files, &Inputs::plans(["plan.txt"]), &Mapper::new(&taxonomy))?.corpus.members;

    let table = sssom::render(&members, &taxonomy, Lang::En);
    // The first column is the decision; a spreadsheet would write the same.
    let mut answers = ["yes", "no"].into_iter();
    let decide =
        |line: &str| if line.starts_with('\t') { answers.next().unwrap_or_default().to_owned() + line } else { line.to_owned() };
    let decided: Vec<String> = table.lines().map(decide).collect();

    let review = [DataFile::new("review.tsv", decided.join("\n"))];
    let mut plans: Vec<_> = members.iter_mut().map(|member| (&member.plan, &mut member.mapping)).collect();
    let tally = lay_over(&review, &mut plans, &[], &taxonomy)?;

    let anew = sssom::render(&members, &taxonomy, Lang::En);
    let kept = anew.lines().filter(|line| line.starts_with("yes\t") || line.starts_with("no\t"));
    let kept: Vec<String> = kept.map(|line| line.split('\t').take(3).collect::<Vec<_>>().join(" ")).collect();
    Ok(format!("confirmed {}, rejected {}, open {}\n{}\n", tally.confirmed, tally.rejected, tally.open, kept.join("\n")))
}

fn main() -> Result<(), Box<dyn Error>> {
    #[expect(clippy::print_stdout, reason = "an example shows what it found")]
    {
        print!("{}", run()?);
    }
    Ok(())
}
