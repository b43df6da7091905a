//! Tables of a page: text in rows, facts about the document, or page layout.

use std::collections::BTreeMap;

use super::pairs::pairs;
use super::piece::{Cell, Piece};
use super::tree::{Id, Step};
use super::view::View;

/// Maximum number of columns of a cell, as in the HTML standard.
const MAX_COLUMNS: usize = 1000;

/// What a table is used for.
#[derive(Debug)]
pub(super) enum Reading {
    /// Text in rows and columns.
    Rows(Vec<Vec<Cell>>),
    /// Facts about the document, as `label：value` lines.
    Facts(Vec<String>),
}

/// Renders an element with a hole; passed in so that cells are rendered like the page around them.
type Render = fn(&View<'_>, Id, Option<Id>) -> Vec<Piece>;

/// Reads the tables below `top` that are more than layout.
pub(super) fn tables(view: &View<'_>, top: Id, hole: Option<Id>, render: Render) -> BTreeMap<Id, Reading> {
    let mut shells: BTreeMap<Id, Shell> = BTreeMap::new();
    // Open tables and cells, outermost first.
    let mut open: Vec<Id> = Vec::new();
    for step in view.tree.walk(top, |id| view.is_skipped(id) || (id != top && hole == Some(id))) {
        let (Step::Enter(id) | Step::Leave(id)) = step;
        let name = view.tree.name(id);
        if matches!(step, Step::Leave(_)) {
            if name == "table" {
                open.pop();
            }
            continue;
        }
        match name {
            "table" => {
                for table in &open {
                    shells.entry(*table).or_default().is_layout = true;
                }
                shells.entry(id).or_default();
                open.push(id);
            }
            "tr" | "td" | "th" => {
                if let Some(shell) = open.last().and_then(|table| shells.get_mut(table)) {
                    shell.add(id, name == "tr");
                }
            }
            _ => {}
        }
    }
    let read = |(id, shell): (Id, Shell)| if shell.is_layout { None } else { Some((id, reading(view, &shell.rows, render)?)) };
    shells.into_iter().filter_map(read).collect()
}

/// The rows of a table whose use is not known yet.
#[derive(Debug, Default)]
struct Shell {
    rows: Vec<Vec<Id>>,
    /// Whether it contains another table.
    is_layout: bool,
}

impl Shell {
    fn add(&mut self, id: Id, is_row: bool) {
        if is_row || self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        if let Some(row) = self.rows.last_mut().filter(|_| !is_row) {
            row.push(id);
        }
    }
}

fn reading(view: &View<'_>, rows: &[Vec<Id>], render: Render) -> Option<Reading> {
    // It takes at least two rows of two cells to make columns.
    let full = rows.iter().filter(|row| row.iter().filter(|&&id| view.plain(id) + view.linked(id) > 0).count() >= 2);
    if full.take(2).count() < 2 {
        return None;
    }
    let rows: Vec<Vec<Cell>> = rows.iter().map(|row| row.iter().map(|&id| cell(view, id, render)).collect()).collect();
    let texts: Vec<&str> = rows.iter().flatten().map(|cell| cell.text.as_str()).collect();
    let lines = pairs(&texts);
    Some(if lines.len() >= 3 && lines.len() * 3 >= texts.iter().filter(|text| !text.is_empty()).count() {
        Reading::Facts(lines)
    } else {
        Reading::Rows(rows)
    })
}

fn cell(view: &View<'_>, id: Id, render: Render) -> Cell {
    let lines =
        render(view, id, None).into_iter().filter_map(|piece| if let Piece::Line(line) = piece { Some(line) } else { None });
    let lines: Vec<String> = lines.map(|line| line.trim().to_owned()).collect();
    let number =
        |name| view.tree.element(id).and_then(|cell| cell.attribute(name)).and_then(|value| value.trim().parse::<usize>().ok());
    Cell {
        text: lines.join(" "),
        columns: number("colspan").unwrap_or(1).clamp(1, MAX_COLUMNS),
        rows: number("rowspan").unwrap_or(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::html::render::pieces;
    use crate::source::html::tree::{ROOT, Tree};

    fn read(page: &str) -> Vec<Reading> {
        let tree = Tree::read(page).expect("a tree");
        tables(&View::new(&tree), ROOT, None, pieces).into_values().collect()
    }

    #[test]
    fn a_table_of_text_gives_its_cells_with_their_extent() {
        let page =
            "<table><tr><th>序号<th colspan=2>任务</tr><tr><td rowspan=2>1<td><p>公开</p><p>预算</p><td>财政局</tr></table>";
        let found = read(page);
        let [Reading::Rows(rows)] = found.as_slice() else { panic!("one table") };
        assert_eq!(rows[0][1], Cell { text: "任务".to_owned(), columns: 2, rows: 1 });
        assert_eq!(rows[1][0], Cell { text: "1".to_owned(), columns: 1, rows: 2 });
        assert_eq!(rows[1][1].text, "公开 预算");
    }

    #[test]
    fn layout_is_no_table_but_what_stands_in_it_may_be() {
        let inner = "<table><tr><td>1<td>甲<tr><td>2<td>乙</table>";
        assert_eq!(read(&format!("<table><tr><td>栏目<td>{inner}<tr><td>页脚<td>电话</table>")).len(), 1);
        assert!(read("<table><tr><td>栏目<td><p>正文</p></table>").is_empty());
    }

    #[test]
    fn a_table_about_the_document_gives_facts() {
        let page = "<table><tr><td>索引号：<td>0001-2017<td>发文字号：<td>某办〔2017〕5号<tr><td>发布机构：<td>某县政府<td>成文日期：<td>2017-06-20</table>";
        let found = read(page);
        let [Reading::Facts(lines)] = found.as_slice() else { panic!("facts") };
        assert_eq!(lines[1], "发文字号：某办〔2017〕5号");
    }
}
