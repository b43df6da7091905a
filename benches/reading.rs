//! Bytes → plan: how fast plain text and PDF are read and parsed.
//!
//!     cargo bench --bench reading

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use duibiao::plan::{self, Plan};
use duibiao::source::SourceText;

const SEEDS: [&str; 5] = ["dongying-2017", "guangyuan-2017", "xinyuan-2017", "xishi-2018", "yibin-2017"];

fn main() {
    divan::main();
}

fn file(path: &str) -> Vec<u8> {
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default()
}

fn read_and_parse(bytes: &[u8]) -> Option<Plan> {
    plan::parse("bench", SourceText::from_bytes("bench", bytes).ok()?).ok()
}

fn measured(bencher: Bencher<'_, '_>, bytes: &[u8]) {
    bencher.counter(BytesCount::of_slice(bytes)).bench(|| read_and_parse(black_box(bytes)));
}

/// A real plan.
#[divan::bench(args = SEEDS)]
fn seed(bencher: Bencher<'_, '_>, name: &str) {
    measured(bencher, &file(&format!("seeds/{name}.txt")));
}

/// The same plan in traditional characters.
#[divan::bench]
fn traditional(bencher: Bencher<'_, '_>) {
    measured(bencher, &file("tests/fixtures/traditional/dongying-2017.s2t.txt"));
}

/// The same plan as PDF, by producer.
#[divan::bench(args = ["libreoffice", "weasyprint", "reportlab"])]
fn pdf(bencher: Bencher<'_, '_>, producer: &str) {
    measured(bencher, &file(&format!("tests/fixtures/pdf/dongying-2017.{producer}.pdf")));
}

/// What no office writes: size in bytes must be all that counts.
mod extreme {
    use super::{Bencher, measured};

    #[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 3, sample_size = 1)]
    fn plan_of_many_tasks(bencher: Bencher<'_, '_>, tasks: usize) {
        let task = "（一）推进公开。各部门要按照要求，于年底前公开不低于70%的信息，做好解读。（区财政局牵头；各镇配合）\n";
        measured(bencher, format!("某区2017年工作要点\n一、重点\n{}", task.repeat(tasks)).as_bytes());
    }

    #[divan::bench(args = [5_000_000, 50_000_000], sample_count = 2, sample_size = 1)]
    fn one_line(bencher: Bencher<'_, '_>, bytes: usize) {
        let sentence = "各部门要按照要求，公开不低于70%的信息（区财政局牵头）。";
        measured(bencher, format!("一、重点\n{}", sentence.repeat(bytes / sentence.len())).as_bytes());
    }

    #[divan::bench(args = [5_000_000, 50_000_000], sample_count = 2, sample_size = 1)]
    fn one_sentence(bencher: Bencher<'_, '_>, bytes: usize) {
        let words = "公开信息，";
        measured(bencher, format!("一、重点\n{}", words.repeat(bytes / words.len())).as_bytes());
    }

    #[divan::bench(args = [100_000, 1_000_000], sample_count = 2, sample_size = 1)]
    fn tiny_lines(bencher: Bencher<'_, '_>, lines: usize) {
        measured(bencher, format!("一、重点\n做好公开。\n{}", "公\n".repeat(lines)).as_bytes());
    }

    #[divan::bench(args = [100_000, 1_000_000], sample_count = 2, sample_size = 1)]
    fn unfinished_lines(bencher: Bencher<'_, '_>, lines: usize) {
        measured(bencher, format!("一、重点\n{}", "公开，信息。公开\n".repeat(lines)).as_bytes());
    }

    #[divan::bench(args = [10_000, 100_000], sample_count = 2, sample_size = 1)]
    fn nested_brackets(bencher: Bencher<'_, '_>, depth: usize) {
        measured(bencher, format!("一、重点\n公开。{}负责{}。\n", "（".repeat(depth), "）".repeat(depth)).as_bytes());
    }

    #[divan::bench(args = [10_000, 100_000], sample_count = 2, sample_size = 1)]
    fn notes_in_a_row(bencher: Bencher<'_, '_>, notes: usize) {
        measured(bencher, format!("一、重点\n公开。{}\n", "（区财政局负责）".repeat(notes)).as_bytes());
    }

    #[divan::bench(args = [10_000, 100_000], sample_count = 2, sample_size = 1)]
    fn open_brackets(bencher: Bencher<'_, '_>, depth: usize) {
        measured(bencher, format!("一、重点\n{}\n", "公开。（".repeat(depth)).as_bytes());
    }

    /// A list of units, a line each.
    #[divan::bench(args = [10_000, 100_000], sample_count = 2, sample_size = 1)]
    fn units_line_by_line(bencher: Bencher<'_, '_>, units: usize) {
        let list = (0..units).map(|unit| format!("区审计{unit}局、\n")).collect::<Vec<_>>().concat();
        measured(bencher, format!("一、重点\n公开预算。\n责任单位：区财政局、\n{list}").as_bytes());
    }

    /// A row of a task table that goes on and on with further units and dates.
    #[divan::bench(args = [10_000, 100_000], sample_count = 2, sample_size = 1)]
    fn one_row(bencher: Bencher<'_, '_>, lines: usize) {
        let more = (0..lines).map(|line| format!("\t\t区审计{line}局\t{line}月底\n")).collect::<Vec<_>>().concat();
        let head = "序号\t工作任务\t责任单位\t完成时限\n1\t公开预算\t区财政局\t6月底\n";
        measured(bencher, format!("{head}{more}").as_bytes());
    }
}
