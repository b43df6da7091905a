//! Stacked bars, drawn as charts by the office formats.

/// Bars, all with the same parts.
#[derive(Debug)]
pub(crate) struct StackedBars {
    /// Title of the chart.
    pub title: String,
    /// Name of each bar, with its numbers.
    pub names: Vec<String>,
    /// The parts, in stacking order.
    pub series: Vec<Series>,
    /// Description of the bars in words, with every number.
    pub alt: String,
}

/// One part of all bars.
#[derive(Debug)]
pub(crate) struct Series {
    /// Header of its numbers in a table.
    pub head: &'static str,
    /// Name in the legend.
    pub name: String,
    /// Fill, as 0xRRGGBB.
    pub fill: u32,
    /// Colour of the numbers in it.
    pub letters: u32,
    /// Its number in each bar.
    pub values: Vec<usize>,
}
