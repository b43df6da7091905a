//! Bytes of a workbook, as they are: start from the files in tests/fixtures/sheets.
#![no_main]

use duibiao::plan;
use duibiao::source::SourceText;
use duibiao_fuzz::cells_are_inside;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = SourceText::from_bytes("fuzz", bytes) else { return };
    cells_are_inside(&source);
    if let Ok(plan) = plan::parse("fuzz", source) {
        let mut at = 0;
        for clause in &plan.clauses {
            assert!(clause.span.start >= at && clause.span.contains(clause.body));
            at = clause.span.end;
        }
    }
});
