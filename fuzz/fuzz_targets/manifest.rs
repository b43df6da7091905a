//! Any text as the manifest of a folder: its plans judged by what it says of them, or an error that can be shown.
#![no_main]

use duibiao::report::{Compared, Form, Lang, RenderOptions, compared};
use duibiao::session::{Files, Inputs, Options, Session};
use duibiao_fuzz::{PLANS, SMALL_MAPPER, can_be_told, is_well_formed};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut files = Files::new(PLANS);
    files.insert("corpus.yaml", data);
    for inputs in [Inputs::plans(["."]), Inputs::plan("bing-2023.txt")] {
        match Session::read(&files, &inputs, &SMALL_MAPPER) {
            Err(error) => can_be_told(&error),
            Ok(session) => {
                let report = session.judge(&Options::default()).report();
                let options = RenderOptions { lang: Lang::Zh, width: None, color: false };
                let json = compared(&report, Compared::default(), Form::Json, options).expect("JSON");
                is_well_formed("coverage.json", &json);
            }
        }
    }
});
