//! The seeds as the stages take them.

#![expect(clippy::expect_used, reason = "a bench without its input is no bench")]

mod allocator;

use std::fs;
use std::path::Path;

use duibiao::plan::{self, Plan};
use duibiao::source::SourceText;
/// Reads and parses all seeds.
pub(crate) fn plans() -> Vec<Plan> {
    ["dongying-2017", "guangyuan-2017", "xinyuan-2017", "xishi-2018", "yibin-2017"].map(seed).into()
}

fn seed(name: &str) -> Plan {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(format!("{name}.txt"));
    let bytes = fs::read(path).expect("a seed");
    plan::parse(name, SourceText::from_bytes(name, &bytes).expect("text")).expect("a plan")
}
