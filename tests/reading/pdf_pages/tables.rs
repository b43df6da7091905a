//! Ruled tables: open sides, and what a page break cuts.

use duibiao::source::SourceText;

use crate::pdf_pages::make::{Drawing, File, readers};

fn rows(source: &SourceText) -> Vec<Vec<&str>> {
    let cells = |row: &Vec<_>| row.iter().map(|cell| source.slice(*cell)).collect();
    source.tables().iter().flat_map(|table| table.rows.iter().map(cells)).collect()
}

/// A ruled table from `top` down in rows of 30 points, with what is given of its outer lines.
fn table(page: Drawing, top: i32, rows: &[[&str; 4]], sides: bool) -> Drawing {
    let columns = [60, 110, 300, 430, 540];
    let bottom = top - 30 * i32::try_from(rows.len()).expect("few");
    let inner = if sides { &columns[..] } else { &columns[1..4] };
    let page = inner.iter().fold(page, |page, &x| page.rule((x, bottom), (x, top)));
    let page = (0..=rows.len()).fold(page, |page, at| {
        let y = top - 30 * i32::try_from(at).expect("few");
        page.rule((60, y), (540, y))
    });
    let cells = |page, (at, row): (i32, &[&str; 4])| {
        columns.iter().zip(row).fold(page, |page: Drawing, (&x, text)| page.text(x + 4, top - 20 - 30 * at, 12, text))
    };
    (0..).zip(rows).fold(page, cells)
}

#[test]
fn a_table_without_lines_at_its_sides_is_one_table() {
    for reader in readers() {
        let wanted =
            [["序号", "任务", "单位", "时限"], ["1", "公布菜谱", "县教育局", "每月"], ["2", "公布采购", "县财政局", "年底"]];
        for sides in [true, false] {
            let source = File::new(vec![table(Drawing::default(), 600, &wanted, sides)]).read(reader).expect("text");
            assert_eq!(rows(&source), wanted, "with sides: {sides}");
            assert_eq!(source.tables().len(), 1);
        }
    }
}

#[test]
fn a_row_that_a_page_break_cuts_is_one_row() {
    for reader in readers() {
        let first = [["序号", "任务", "单位", "时限"], ["1", "公布菜谱，方便", "县教育局", "每月"]];
        let second = [["序号", "任务", "单位", "时限"], ["", "家长查询。", "", ""], ["2", "公布采购", "县财政局", "年底"]];
        let pages = vec![table(Drawing::default(), 200, &first, true), table(Drawing::default(), 780, &second, true)];
        let source = File::new(pages).read(reader).expect("text");
        let wanted = [
            ["序号", "任务", "单位", "时限"],
            ["1", "公布菜谱，方便家长查询。", "县教育局", "每月"],
            ["2", "公布采购", "县财政局", "年底"],
        ];
        assert_eq!(rows(&source), wanted);
    }
}

#[test]
fn a_row_of_its_own_after_the_break_stays_one() {
    for reader in readers() {
        let first = [["序号", "任务", "单位", "时限"], ["1", "公布菜谱。", "县教育局", "每月"]];
        let second = [["2", "公布采购。", "", ""], ["3", "公布用水。", "县水利局", "年底"]];
        let pages = vec![table(Drawing::default(), 200, &first, true), table(Drawing::default(), 780, &second, true)];
        let source = File::new(pages).read(reader).expect("text");
        assert_eq!(rows(&source)[2], ["2", "公布采购。", "", ""]);
    }
}
