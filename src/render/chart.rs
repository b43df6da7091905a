//! Bars that are made of parts, as the office formats draw them.

/// Bars, all of the same parts.
#[derive(Debug)]
pub(crate) struct StackedBars {
    /// What the bars are of.
    pub title: String,
    /// Name of each bar, with what it says in numbers.
    pub names: Vec<String>,
    /// The parts, in the order in which they stand in a bar.
    pub series: Vec<Series>,
    /// The bars in words, with every number.
    pub alt: String,
}

/// A part of all bars.
#[derive(Debug)]
pub(crate) struct Series {
    /// The head of its numbers in a table.
    pub head: &'static str,
    /// Its name in the legend.
    pub name: String,
    /// Fill, as 0xRRGGBB.
    pub fill: u32,
    /// Colour of the numbers in it.
    pub letters: u32,
    /// Its number in each bar.
    pub values: Vec<usize>,
}
