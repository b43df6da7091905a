//! Any text as a baseline of accepted findings: read, or an error that can be shown; written again with a draft, it is read back.
#![no_main]

use std::sync::LazyLock;

use duibiao::gap::{Baseline, Stage};
use duibiao::report::{Lang, baseline, check_report};
use duibiao::session::{Against, Files, Inputs, Judged, Options, Session};
use duibiao::source::yaml::DataFile;
use duibiao_fuzz::{PLANS, SMALL_MAPPER, can_be_shown};
use libfuzzer_sys::fuzz_target;

static DRAFT: LazyLock<Judged<'static>> = LazyLock::new(|| {
    let against = Against { parents: vec![PLANS[0].0.into()], ..Against::default() };
    let session = Session::read(&Files::new(PLANS), &Inputs::Plan(PLANS[1].0.into(), against), &SMALL_MAPPER);
    session.expect("plans").judge(&Options::default())
});

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let file = DataFile::new("base.yaml", text);
    match Baseline::read(&file) {
        Err(problems) => can_be_shown(&[file], &problems),
        Ok(known) => {
            let asked = DRAFT.draft(Stage::Final).expect("a draft");
            let report = check_report(&asked, "draft.txt", DRAFT.checked(Stage::Final), &known, Some("2023-05-01"));
            let report = report.expect("a report");
            for as_json in [false, true] {
                let written = baseline::write(&report, &known, as_json, Lang::En).expect("text");
                let again = Baseline::read(&DataFile::new("base.yaml", written.clone()));
                // Where somebody has still to write a reason, it is no baseline yet.
                if let Err(problems) = again {
                    assert!(problems.to_string().contains("reason"), "{problems}\n{written}");
                }
            }
        }
    }
});
