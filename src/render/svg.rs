//! SVG: layered box diagrams, bars, and maps of shares.

mod bars;
mod draw;
mod layout;

pub(crate) use bars::{Bars, Row, Share, ShareMap, bars, share_map};
pub(crate) use draw::{Box, Line, Picture, escaped};
