//! Drawings of boxes in layers and of lines between them, as SVG.

mod draw;
mod layout;

pub(crate) use draw::{Box, Line, Picture, escaped};
