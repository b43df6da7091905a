//! Bars as a native chart.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill, ChartType, Color,
};

use crate::render::chart::StackedBars;
use crate::render::fill::fill;
use crate::render::printable::one_line;

/// Maximum length of a picture's description.
const ALT: usize = 255;

/// Draws bars whose numbers are in these rows of a sheet, and returns the height. If their description in words is too long for a
/// picture, it is replaced by a text with their title as `{title}`.
pub(crate) fn stacked_bars(
    bars: &StackedBars,
    (name, first, last): (&str, u32, u32),
    short: &str,
    letters: &str,
) -> (Chart, u32) {
    let count = u32::try_from(bars.names.len()).unwrap_or(u32::MAX);
    let mut chart = Chart::new(ChartType::BarPercentStacked);
    let mut font = ChartFont::new();
    font.set_name(letters).set_size(10);
    for (column, part) in (1..).zip(&bars.series) {
        let mut inside = font.clone();
        inside.set_color(Color::RGB(part.letters));
        chart
            .add_series()
            .set_name(part.name.as_str())
            .set_categories((name, first, 0, last, 0))
            .set_values((name, first, column, last, column))
            .set_gap(45)
            .set_overlap(100)
            .set_format(
                ChartFormat::new()
                    .set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(part.fill)))
                    .set_border(ChartLine::new().set_color(Color::RGB(0x007F_7F7F)).set_width(0.5)),
            )
            // No label for zero.
            .set_data_label(ChartDataLabel::new().show_value().set_num_format("0;;;").set_font(&inside));
    }
    chart.title().set_name(bars.title.as_str()).set_font(font.clone().set_size(12));
    chart.legend().set_position(ChartLegendPosition::Top).set_font(&font);
    // The first bar is on top, as in the table.
    chart.x_axis().set_major_gridlines(false).set_hidden(true);
    chart.y_axis().set_font(&font).set_reverse();
    let height = count.saturating_mul(34).saturating_add(120);
    let alt = one_line(&bars.alt);
    let alt = if alt.encode_utf16().count() <= ALT { alt } else { fill(short, &[("title", &bars.title)]).into() };
    chart.set_width(900).set_height(height).set_alt_text(alt);
    (chart, height)
}
