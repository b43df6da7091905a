//! Bars as a native chart: it prints sharply, needs no font of ours, and its numbers can be edited.

use std::io::Result;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::xml::Xml;
use crate::render::chart::StackedBars;
use crate::render::fill::fill;
use crate::render::xlsx::{properties, saved};

/// The parts of a chart.
#[derive(Debug)]
pub(super) struct Parts {
    /// The chart part.
    pub chart: Vec<u8>,
    /// A workbook with its numbers, which the office program opens for editing.
    pub numbers: Vec<u8>,
}

/// Height of a bar, and of the space around the bars, in twentieths of a point.
const BAR: u32 = 440;
const AROUND: u32 = 900;
/// Maximum height on a portrait page.
const HIGHEST: u32 = 12_500;

/// Returns the height of a chart in twentieths of a point.
pub(super) fn height(bars: &StackedBars) -> u32 {
    let rows = u32::try_from(bars.names.len()).unwrap_or(u32::MAX);
    rows.saturating_mul(BAR).saturating_add(AROUND).min(HIGHEST)
}

/// Creates the parts of a chart.
pub(super) fn parts(bars: &StackedBars) -> Result<Parts> {
    Ok(Parts { chart: chart(bars)?, numbers: numbers(bars).map_err(std::io::Error::other)? })
}

fn numbers(bars: &StackedBars) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties("")?);
    let sheet = book.add_worksheet();
    sheet.set_name(SHEET)?;
    for (column, part) in (1..).zip(&bars.series) {
        sheet.write_string(0, column, part.head)?;
    }
    for (at, (row, name)) in (1..).zip(&bars.names).enumerate() {
        // Within the cell length limit.
        let name: String = name.chars().take(16_000).collect();
        sheet.write_string(row, 0, name)?;
        for (column, part) in (1..).zip(&bars.series) {
            let value = part.values.get(at).copied().unwrap_or_default();
            sheet.write_number(row, column, f64::from(u32::try_from(value).unwrap_or(u32::MAX)))?;
        }
    }
    saved(&mut book)
}

const SHEET: &str = "Sheet1";
/// Columns of the parts in the workbook.
const COLUMNS: [&str; 4] = ["B", "C", "D", "E"];

fn chart(bars: &StackedBars) -> Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    let spaces = [
        ("xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart"),
        ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ];
    xml.start("c:chartSpace", &spaces)?;
    xml.value("c:roundedCorners", "0")?;
    xml.start("c:chart", &[])?;
    xml.value("c:autoTitleDeleted", "1")?;
    xml.start("c:plotArea", &[])?;
    xml.empty("c:layout", &[])?;
    xml.start("c:barChart", &[])?;
    xml.value("c:barDir", "bar")?;
    xml.value("c:grouping", "percentStacked")?;
    xml.value("c:varyColors", "0")?;
    for at in 0..bars.series.len() {
        series(&mut xml, at, bars)?;
    }
    xml.value("c:gapWidth", "45")?;
    xml.value("c:overlap", "100")?;
    xml.value("c:axId", "1")?;
    xml.value("c:axId", "2")?;
    xml.end("c:barChart")?;
    axes(&mut xml)?;
    xml.end("c:plotArea")?;
    xml.start("c:legend", &[])?;
    xml.value("c:legendPos", "t")?;
    xml.value("c:overlay", "0")?;
    xml.end("c:legend")?;
    xml.value("c:plotVisOnly", "1")?;
    xml.end("c:chart")?;
    line(&mut xml, "c:spPr", None, None)?;
    letters(&mut xml, "000000")?;
    xml.start("c:externalData", &[("r:id", "rId1")])?;
    xml.value("c:autoUpdate", "0")?;
    xml.end("c:externalData")?;
    xml.end("c:chartSpace")?;
    Ok(xml.finish())
}

/// Writes one part of all bars.
fn series(xml: &mut Xml, at: usize, bars: &StackedBars) -> Result<()> {
    let (Some(part), Some(column)) = (bars.series.get(at), COLUMNS.get(at)) else { return Ok(()) };
    let (index, last) = (at.to_string(), (bars.names.len() + 1).to_string());
    xml.start("c:ser", &[])?;
    xml.value("c:idx", &index)?;
    xml.value("c:order", &index)?;
    xml.start("c:tx", &[])?;
    strings(xml, &place(column, "1", "1"), std::slice::from_ref(&part.name))?;
    xml.end("c:tx")?;
    line(xml, "c:spPr", Some(part.fill), Some(0x007F_7F7F))?;
    xml.value("c:invertIfNegative", "0")?;
    labels(xml, part.letters)?;
    xml.start("c:cat", &[])?;
    strings(xml, &place("A", "2", &last), &bars.names)?;
    xml.end("c:cat")?;
    xml.start("c:val", &[])?;
    xml.start("c:numRef", &[])?;
    xml.text("c:f", &[], &place(column, "2", &last))?;
    xml.start("c:numCache", &[])?;
    xml.text("c:formatCode", &[], "General")?;
    let values: Vec<String> = part.values.iter().map(usize::to_string).collect();
    points(xml, &values)?;
    for name in ["c:numCache", "c:numRef", "c:val", "c:ser"] {
        xml.end(name)?;
    }
    Ok(())
}

/// Writes the numbers in the bars, without zeros.
fn labels(xml: &mut Xml, font: u32) -> Result<()> {
    xml.start("c:dLbls", &[])?;
    xml.empty("c:numFmt", &[("formatCode", "0;;;"), ("sourceLinked", "0")])?;
    letters(xml, &format!("{font:06X}"))?;
    let shown = [("c:showLegendKey", "0"), ("c:showVal", "1"), ("c:showCatName", "0"), ("c:showSerName", "0")];
    for (name, value) in shown.into_iter().chain([("c:showPercent", "0"), ("c:showBubbleSize", "0")]) {
        xml.value(name, value)?;
    }
    xml.end("c:dLbls")
}

/// Writes the names beside the bars, the first on top; there is no scale, because every number is printed.
fn axes(xml: &mut Xml) -> Result<()> {
    for (axis, id, other, orientation, hidden, at) in
        [("c:catAx", "1", "2", "maxMin", "0", "l"), ("c:valAx", "2", "1", "minMax", "1", "b")]
    {
        xml.start(axis, &[])?;
        xml.value("c:axId", id)?;
        xml.start("c:scaling", &[])?;
        xml.value("c:orientation", orientation)?;
        xml.end("c:scaling")?;
        xml.value("c:delete", hidden)?;
        xml.value("c:axPos", at)?;
        xml.empty("c:numFmt", &[("formatCode", "General"), ("sourceLinked", "0")])?;
        xml.value("c:majorTickMark", "none")?;
        xml.value("c:minorTickMark", "none")?;
        xml.value("c:tickLblPos", "nextTo")?;
        xml.value("c:crossAx", other)?;
        xml.value("c:crosses", "autoZero")?;
        if axis == "c:valAx" {
            xml.value("c:crossBetween", "between")?;
        }
        xml.end(axis)?;
    }
    Ok(())
}

/// Returns a cell reference in the workbook.
fn place(column: &str, first: &str, last: &str) -> String {
    let range = if first == last { "${column}${first}" } else { "${column}${first}:${column}${last}" };
    let values: [(&str, &dyn std::fmt::Display); 3] = [("column", &column), ("first", &first), ("last", &last)];
    format!("{SHEET}!{}", fill(range, &values))
}

fn strings(xml: &mut Xml, place: &str, values: &[String]) -> Result<()> {
    xml.start("c:strRef", &[])?;
    xml.text("c:f", &[], place)?;
    xml.start("c:strCache", &[])?;
    points(xml, values)?;
    xml.end("c:strCache")?;
    xml.end("c:strRef")
}

fn points(xml: &mut Xml, values: &[String]) -> Result<()> {
    xml.value("c:ptCount", &values.len().to_string())?;
    for (at, value) in values.iter().enumerate() {
        xml.start("c:pt", &[("idx", &at.to_string())])?;
        xml.text("c:v", &[], value)?;
        xml.end("c:pt")?;
    }
    Ok(())
}

/// Writes fill and border.
fn line(xml: &mut Xml, name: &str, fill: Option<u32>, edge: Option<u32>) -> Result<()> {
    let colour = |xml: &mut Xml, colour: Option<u32>| {
        let Some(colour) = colour else { return xml.empty("a:noFill", &[]) };
        xml.start("a:solidFill", &[])?;
        xml.value("a:srgbClr", &format!("{colour:06X}"))?;
        xml.end("a:solidFill")
    };
    xml.start(name, &[])?;
    colour(xml, fill)?;
    xml.start("a:ln", &[("w", "6350")])?;
    colour(xml, edge)?;
    xml.end("a:ln")?;
    xml.end(name)
}

/// Writes text properties: 9 points, in the fonts of the tables.
fn letters(xml: &mut Xml, colour: &str) -> Result<()> {
    xml.start("c:txPr", &[])?;
    xml.empty("a:bodyPr", &[])?;
    xml.empty("a:lstStyle", &[])?;
    xml.start("a:p", &[])?;
    xml.start("a:pPr", &[])?;
    xml.start("a:defRPr", &[("sz", "900")])?;
    xml.start("a:solidFill", &[])?;
    xml.value("a:srgbClr", colour)?;
    xml.end("a:solidFill")?;
    xml.empty("a:latin", &[("typeface", "Times New Roman")])?;
    xml.empty("a:ea", &[("typeface", "宋体")])?;
    xml.end("a:defRPr")?;
    xml.end("a:pPr")?;
    xml.empty("a:endParaRPr", &[("lang", "zh-CN")])?;
    xml.end("a:p")?;
    xml.end("c:txPr")
}
