//! Bytes of a text in any encoding, through the decoder, the parser and the mapper.

#![no_main]

use std::sync::LazyLock;

use duibiao::mapping::Mapper;
use duibiao::plan;
use duibiao::source::SourceText;
use duibiao::taxonomy::{self, Taxonomy};
use libfuzzer_sys::fuzz_target;

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| taxonomy::load_embedded().expect("the built-in taxonomy"));
static MAPPER: LazyLock<Mapper<'static>> = LazyLock::new(|| Mapper::new(&TAXONOMY));

fuzz_target!(|bytes: &[u8]| {
    if bytes.windows(5).any(|window| window == b"%PDF-") {
        return;
    }
    let Ok(source) = SourceText::from_bytes("fuzz", bytes) else { return };
    let Ok(plan) = plan::parse("fuzz", source) else { return };
    let mut end = 0;
    for clause in &plan.clauses {
        assert!(clause.span.start >= end, "clauses in order");
        let gap = plan.source.text().get(end..clause.span.start).expect("character boundaries");
        assert!(gap.trim().is_empty(), "{gap:?} is lost");
        end = clause.span.end;
    }
    assert!(plan.source.text().get(end..).expect("a boundary").trim().is_empty(), "the end is lost");
    let _ = MAPPER.map(&plan);
});
