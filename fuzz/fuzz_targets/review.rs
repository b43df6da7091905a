//! Any text as a table of decisions (SSSOM): laid over the plans, or an error that can be shown; what was laid is read back the same.
#![no_main]

use std::path::{Path, PathBuf};

use duibiao::mapping::review::Tally;
use duibiao::report::{Lang, sssom};
use duibiao::session::{Files, reviewed};
use duibiao_fuzz::{PLANS, SMALL, SMALL_MAPPER, can_be_told};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut files = Files::new(PLANS);
    files.insert("review.tsv", data);
    let plans: Vec<PathBuf> = PLANS.iter().map(|(name, _)| PathBuf::from(name)).collect();
    let laid = |files: &Files| reviewed(files, &plans, Path::new("review.tsv"), &SMALL_MAPPER);
    match laid(&files) {
        Err(error) => can_be_told(&error),
        Ok((corpus, tally)) => {
            let table = sssom::render(&corpus.members, &SMALL, Lang::Zh);
            files.insert("review.tsv", table.clone().into_bytes());
            let (again, tally_again) = laid(&files).unwrap_or_else(|error| panic!("its own table is not read: {error}\n{table}"));
            // What nobody decided need not stand in a table.
            assert_eq!(Tally { open: 0, ..tally_again }, Tally { open: 0, ..tally }, "{table}");
            assert_eq!(sssom::render(&again.members, &SMALL, Lang::Zh), table);
        }
    }
});
