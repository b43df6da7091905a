//! Any text as the name of a plan or of its file: a name that can stand in a folder of any system, no two of them the same.
#![no_main]

use std::collections::BTreeSet;
use std::path::{Component, Path};

use duibiao::plan::manifest::{Names, id_of, safe_name};
use duibiao::session::stays_inside;
use duibiao::source::unseen;
use duibiao_fuzz::texts;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (mut names, mut seen) = (Names::default(), BTreeSet::new());
    for text in texts(data) {
        for name in [safe_name(&text), id_of(&text)] {
            is_safe(&name);
            assert_eq!(safe_name(&name), name, "what is safe stays as it is");
            let taken = names.take(&name);
            is_safe(&taken);
            assert!(seen.insert(taken.to_uppercase().to_lowercase()), "{taken} is given twice");
        }
        if stays_inside(&text) {
            assert!(!Path::new(&text).components().any(|part| matches!(part, Component::ParentDir | Component::RootDir)));
        }
    }
});

fn is_safe(name: &str) {
    assert!(!name.is_empty() && name.len() <= 230, "{name:?} has no length of a name");
    assert!(unseen::find(name).is_none() && !name.starts_with('-'), "{name:?}");
    assert!(name.chars().all(|ch| ch.is_alphanumeric() || "-_".contains(ch)), "{name:?}");
    let upper = name.to_ascii_uppercase();
    assert!(!["CON", "PRN", "AUX", "NUL", "COM1", "LPT9"].contains(&upper.as_str()), "{name:?} is a device");
}
