//! Compares local-government plans across levels: which level covers, drops or adds which item, with the sentence that proves it.
//!
//! Data flows one way, `source → plan → identity → mapping → lineage → gap → report → cli`, with `taxonomy` beside `plan`;
//! `ARCHITECTURE.md` says who may import whom, and a test holds it.
//!
//! ```
//! use duibiao::{identity, mapping::Mapper, plan, source::SourceText, taxonomy};
//!
//! let taxonomy = taxonomy::load_embedded()?;
//! let source = SourceText::from_bytes("draft.txt", "一、重点任务\n公开本级部门预算。\n".as_bytes())?;
//! let mut plan = plan::parse("draft", source)?;
//! identity::identify(&mut plan, &taxonomy);
//! let mapping = Mapper::new(&taxonomy).map(&plan);
//! let items: Vec<&str> = mapping.of(1).iter().map(|label| taxonomy.item(label.item).code.as_str()).collect();
//! assert_eq!(items, ["FI1"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod cli;
pub mod gap;
pub mod identity;
pub mod level;
pub mod lineage;
pub mod mapping;
pub mod plan;
pub mod report;
pub mod source;
pub mod taxonomy;
