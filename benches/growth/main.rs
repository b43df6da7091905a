//! How the time of a step grows with what it is given: each size is doubled four times, and the exponent is printed. Work that grows with the
//! size has 1.0; 1.1 allows for sorting. Ends with 1 where one is above that.
//!
//! The time is that of the processor, so that what else a machine does, and how many cores it has, is not part of it.
//!
//! `cargo bench --bench growth` runs all, `cargo bench --bench growth -- WORD…` those whose name holds a word.

#![expect(clippy::expect_used, reason = "a bench without its input is no bench")]
#![expect(clippy::print_stdout, reason = "a bench says what it measured")]

#[path = "../common/allocator.rs"]
mod allocator;
mod inputs;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::LazyLock;
use std::time::Duration;

use duibiao::gap::Stage;
use duibiao::lineage::Corpus;
use duibiao::mapping::Mapper;
use duibiao::report::{self, Form, Lang, RenderOptions, views};
use duibiao::session::{Against, Files, Inputs, Options, Session, matrix, parsed, reviewed};
use duibiao::taxonomy::{Taxonomy, load_embedded};

use inputs::CASES;

/// Sizes of a case: the first one doubled four times.
const DOUBLINGS: u32 = 4;
/// Times each size is run; the quickest counts.
const RUNS: usize = 3;
/// The exponent from which a step grows faster than sorting does.
const LIMIT: f64 = 1.1;

const PLAIN: RenderOptions = RenderOptions { lang: Lang::Zh, width: None, color: false };

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| load_embedded().expect("valid"));
static MAPPER: LazyLock<Mapper<'static>> = LazyLock::new(|| Mapper::new(&TAXONOMY));

/// What is done with the files of a case.
#[derive(Clone, Copy)]
enum Work {
    /// Reads them all and judges each against the others.
    Judge,
    /// The same for verdicts on items alone.
    Items,
    /// Reads them and prints the tasks of each as a table of a terminal.
    Show,
    /// Checks `draft.txt` against `parent.txt`.
    Check,
    /// The same, with a folder `library` in which what it cites is looked for.
    CheckInLibrary,
    /// Reads them with the decisions of `review.tsv`.
    Review,
    /// Judges them and writes the report in all forms.
    Report,
}

impl Work {
    fn done_on(self, files: &Files) {
        let all = || Inputs::plans(["."]);
        let session = |inputs: &Inputs| Session::read(files, inputs, &MAPPER).expect("plans");
        match self {
            Self::Judge => drop(session(&all()).judge(&Options::default())),
            Self::Items => drop(matrix(files, &[PathBuf::from(".")], &MAPPER).expect("plans")),
            Self::Show => {
                let options = RenderOptions { width: Some(80), ..PLAIN };
                for plan in parsed(files, &[PathBuf::from(".")], &TAXONOMY).expect("plans") {
                    drop(views::tasks_table(&plan, options.words()).terminal(options));
                }
            }
            Self::Check | Self::CheckInLibrary => {
                let library = matches!(self, Self::CheckInLibrary).then(|| PathBuf::from("library"));
                let against = Against { parents: vec![PathBuf::from("parent.txt")], library, ..Against::default() };
                let judged = session(&Inputs::Plan(PathBuf::from("draft.txt"), against)).judge(&Options::default());
                drop(judged.checked(Stage::Final));
            }
            Self::Review => {
                let (corpus, _): (Corpus, _) =
                    reviewed(files, &[PathBuf::from("plans")], "review.tsv".as_ref(), &MAPPER).expect("plans");
                drop(corpus);
            }
            Self::Report => {
                let report = session(&all()).judge(&Options::default()).report();
                for form in [Form::Html, Form::Md, Form::Csv, Form::Json, Form::Xlsx, Form::Docx] {
                    drop(report::whole(&report, None, form, PLAIN).expect("a report"));
                }
            }
        }
    }
}

/// What the processor has done for this process.
#[cfg(unix)]
fn processor_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.try_into().expect("a time since the start of the process")
}

/// Where it is not asked for, the time that went by.
#[cfg(not(unix))]
fn processor_time() -> Duration {
    static BEGUN: LazyLock<std::time::Instant> = LazyLock::new(std::time::Instant::now);
    BEGUN.elapsed()
}

fn quickest(work: Work, files: &Files) -> Duration {
    let once = || {
        let begun = processor_time();
        work.done_on(files);
        processor_time().saturating_sub(begun)
    };
    (0..RUNS).map(|_| once()).min().expect("several runs")
}

/// The slope of the logarithm of the times over that of the sizes, by least squares over the sizes but the first, in which what every run costs
/// is the largest part.
fn exponent(times: &[(f64, f64)]) -> f64 {
    let points: Vec<(f64, f64)> = times.iter().skip(1).map(|(size, time)| (size.ln(), time.ln())).collect();
    #[expect(clippy::cast_precision_loss, reason = "four points")]
    let count = points.len() as f64;
    let (x, y) = (points.iter().map(|p| p.0).sum::<f64>() / count, points.iter().map(|p| p.1).sum::<f64>() / count);
    let above: f64 = points.iter().map(|p| (p.0 - x) * (p.1 - y)).sum();
    above / points.iter().map(|p| (p.0 - x).powi(2)).sum::<f64>()
}

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    LazyLock::force(&MAPPER);
    let mut too_fast = 0;
    for case in CASES.iter().filter(|case| wanted.is_empty() || wanted.iter().any(|word| case.name.contains(word.as_str()))) {
        let mut times = Vec::new();
        for size in (0..=DOUBLINGS).map(|doubling| case.from << doubling) {
            let time = quickest(case.work, &(case.files)(size)).as_secs_f64();
            #[expect(clippy::cast_precision_loss, reason = "sizes of inputs")]
            times.push((size as f64, time));
        }
        let exponent = exponent(&times);
        too_fast += usize::from(exponent > LIMIT);
        let shown: Vec<String> = times.iter().map(|(_, time)| format!("{:.0}", time * 1000.0)).collect();
        let mark = if exponent > LIMIT { "  <-- grows faster than it should" } else { "" };
        println!("{:<55} from {:>6}: {:>32} ms, exponent {exponent:.2}{mark}", case.name, case.from, shown.join(" "));
    }
    if too_fast == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
