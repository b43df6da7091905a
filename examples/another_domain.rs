//! Another field than open government: the tables of a safety office, read from a folder, and two plans judged by them.
//!
//! `cargo run --example another_domain`

use std::error::Error;
use std::fs;
use std::path::Path;

use duibiao::mapping::Mapper;
use duibiao::report::Lang;
use duibiao::session::{Files, Inputs, Options, Session};
use duibiao::source::yaml::DataFile;
use duibiao::taxonomy;

/// The files of such a folder; `duibiao taxonomy new` writes one to begin with.
const TABLES: [&str; 6] =
    ["taxonomy.yaml", "domains.yaml", "mapping.yaml", "items/EM.yaml", "items/HZ.yaml", "profiles/2023.yaml"];
const PLANS: [&str; 3] = ["corpus.yaml", "yi-2023.txt", "bing-2023.txt"];

/// Returns a line for each plan.
///
/// # Errors
/// When the tables or the plans cannot be read.
pub(crate) fn run() -> Result<String, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/safety");
    let table = |name: &&str| Ok(DataFile::new(*name, fs::read_to_string(folder.join("taxonomy").join(name))?));
    let tables = TABLES.iter().map(table).collect::<Result<Vec<DataFile>, Box<dyn Error>>>()?;
    let taxonomy = taxonomy::load(&tables)?;
    let plan = |name: &&'static str| Ok((*name, fs::read(folder.join("plans").join(name))?));
    let files = Files::new(PLANS.iter().map(plan).collect::<Result<Vec<(&str, Vec<u8>)>, Box<dyn Error>>>()?);

    let session = Session::read(&files, &Inputs::plans(["."]), &Mapper::new(&taxonomy))?;
    let report = session.judge(&Options::default()).report();
    let mut text = format!("{}\n", Lang::En.pick(&report.taxonomy));
    for plan in &report.plans {
        let counts = plan.summary;
        text.push_str(&format!(
            "{}: {} covered of {}, {} dropped\n",
            plan.label, counts.covered, counts.applicable, counts.dropped
        ));
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
