//! Any text as a file of a taxonomy, or in place of one: a taxonomy that can be used, or problems that can be shown.
#![no_main]

use duibiao::mapping::Mapper;
use duibiao::plan;
use duibiao::report::{json, skos, views};
use duibiao::source::SourceText;
use duibiao::source::yaml::DataFile;
use duibiao::taxonomy;
use duibiao_fuzz::{PLANS, can_be_shown, small_files};
use libfuzzer_sys::fuzz_target;

/// The first byte says which of the files of a taxonomy it is.
const NAMES: [&str; 14] = [
    "taxonomy.yaml",
    "domains.yaml",
    "mapping.yaml",
    "items/EM.yaml",
    "items/HZ.yaml",
    "profiles/2023.yaml",
    "items/ZZ.yaml",
    "profiles/2024.yaml",
    "standing/laws.yaml",
    "departments.yaml",
    "agencies.yaml",
    "language.yaml",
    "jurisdictions/divisions.csv",
    "jurisdictions/zones.yaml",
];

fuzz_target!(|data: &[u8]| {
    let Some((&first, text)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let name = NAMES[usize::from(first) % NAMES.len()];
    let mut files = small_files();
    files.retain(|file| file.name != name);
    files.push(DataFile::new(name, text));
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let (found, problems) = taxonomy::check(&files);
    can_be_shown(&files, &problems);
    assert!(found.is_some() || problems.has_errors(), "neither a taxonomy nor an error");
    let Some(found) = found else { return };
    serde_json::to_string(&json::taxonomy(&found)).expect("JSON");
    let _ = views::items_csv(&found).csv();
    // Words that no IRI can hold are an error, and no panic.
    let _ = skos::turtle(&found);
    let source = SourceText::from_bytes(PLANS[1].0, PLANS[1].1.as_bytes()).expect("text");
    let _ = Mapper::new(&found).map(&plan::parse("fuzz", source).expect("a plan"));
});
