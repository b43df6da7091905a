//! Writes a country of plans with a known truth: `cargo run --release --example country -- --plans 3200 --seed 1 --out DIR`.
//!
//! `DIR/plans` holds one text a place, made of the labelled sentences of the seeds by the real divisions: a province draws, every place
//! below derives its plan from the one above it. `DIR/truth.tsv` says what became of each item on the way, for `duibiao eval --truth`.

#![expect(clippy::print_stdout, reason = "the program says what it wrote")]

mod chance;
mod content;
mod country;
mod dirt;
mod places;
mod stock;
mod text;

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// Why nothing was made.
type Failure = Box<dyn Error + Send + Sync>;

/// What was asked for.
struct Args {
    plans: usize,
    seed: u64,
    out: PathBuf,
}

fn args() -> Result<Args, Failure> {
    const USAGE: &str = "use: country --plans N --seed S --out DIR";
    let (mut plans, mut seed, mut out) = (3200, 1, None);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().ok_or(USAGE)?;
        match word.as_str() {
            "--plans" => plans = value.parse()?,
            "--seed" => seed = value.parse()?,
            "--out" => out = Some(PathBuf::from(value)),
            _ => return Err(USAGE.into()),
        }
    }
    Ok(Args { plans, seed, out: out.ok_or(USAGE)? })
}

fn main() -> Result<(), Failure> {
    let Args { plans, seed, out } = args()?;
    let taxonomy = duibiao::taxonomy::load_embedded()?;
    let mut country = country::Country::new(seed, &taxonomy)?;
    let folder = out.join("plans");
    fs::create_dir_all(&folder)?;
    let mut truth = BufWriter::new(File::create(out.join("truth.tsv"))?);
    writeln!(truth, "plan\tparent\titem\ttruth")?;
    let (mut made, mut bytes) = (0, 0);
    while made < plans {
        let Some(plan) = country.next()? else { break };
        fs::write(folder.join(format!("{}.txt", plan.id)), &plan.bytes)?;
        if let Some((parent, fates)) = &plan.fates {
            for (code, fate) in fates {
                writeln!(truth, "{}\t{parent}\t{code}\t{}", plan.id, fate.code())?;
            }
        }
        made += 1;
        bytes += plan.bytes.len();
    }
    truth.flush()?;
    println!("{made} plans, {bytes} bytes, in {}", folder.display());
    Ok(())
}
