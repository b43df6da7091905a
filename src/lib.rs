//! Compares local-government plans across levels: which level covers, drops or adds which item, with the sentence that proves it.
//!
//! Data flows one way, `source → plan → identity → mapping → lineage → gap → report → session → page`, and `cli`, with `taxonomy`
//! beside `plan` and `render`, which writes file formats, below `report`; `ARCHITECTURE.md` lists the allowed imports, and a test
//! enforces them.
//!
//! ```
//! use duibiao::mapping::Mapper;
//! use duibiao::session::{Files, Inputs, Options, Session};
//! use duibiao::taxonomy;
//!
//! let taxonomy = taxonomy::load_embedded()?;
//! let files = Files::new([("draft.txt", "某县2017年工作要点\n一、重点任务\n公开本级部门预算。\n")]);
//! let session = Session::read(&files, &Inputs::plans(["draft.txt"]), &Mapper::new(&taxonomy))?;
//! let judged = session.judge(&Options::default());
//! let budgets = judged.gaps[0].items.iter().find(|found| taxonomy.item(found.item).code == "FI1");
//! assert_eq!(budgets.map(|found| found.verdict.code()), Some("partial"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[cfg(feature = "cli")]
pub mod cli;
pub mod gap;
pub mod identity;
pub mod language;
pub mod level;
pub mod lineage;
pub mod mapping;
pub mod page;
pub mod plan;
pub mod render;
pub mod report;
pub mod session;
pub mod source;
pub mod taxonomy;
