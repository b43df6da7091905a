//! Headings as a tree: which section a clause stands in, also where a number was lost.

use super::numbering::{Marker, Rank};
use super::table::Entry;
use super::{Section, lexicon};

/// Builds the sections of a plan while its paragraphs go by.
#[derive(Debug, Default)]
pub(super) struct Outline {
    sections: Vec<Section>,
    /// Sections that are open, from the chapter down.
    open: Vec<Open>,
}

#[derive(Debug, Clone)]
struct Open {
    rank: Rank,
    label: String,
    number: u32,
    section: usize,
    /// Whether it is a chapter of purposes.
    purpose: bool,
}

impl Outline {
    /// Opens the section that `marker` numbers.
    pub(super) fn enter(&mut self, marker: &Marker, heading: &str, start: usize) {
        self.close_to(marker.rank);
        self.push(marker.rank, marker.label.clone(), marker.number, heading, start, true);
    }

    /// Opens a section whose heading stands without a number: the next one after its last sibling, or a plain one.
    pub(super) fn enter_bare(&mut self, heading: &str, start: usize) {
        self.close_plain();
        let sibling = self.open.last().filter(|last| last.rank > Rank::Chapter).cloned();
        match sibling {
            Some(last) => {
                let number = last.number + 1;
                self.close_to(last.rank);
                self.push(last.rank, Marker::label_like(&last.label, last.rank, number), number, heading, start, false);
            }
            None => self.push_plain(heading, start),
        }
    }

    /// Opens a section without number at a depth that is known otherwise, such as from `###`.
    pub(super) fn enter_unnumbered(&mut self, rank: Rank, heading: &str, start: usize) {
        self.close_to(rank);
        self.push(rank, String::new(), 0, heading, start, false);
    }

    /// Opens a further task under the number that is open: it has the path of the number.
    pub(super) fn enter_beside(&mut self, heading: &str, start: usize) {
        self.close_plain();
        self.push_plain(heading, start);
    }

    /// Opens a row of a table whose cells are lines.
    pub(super) fn enter_line_row(&mut self, number: u32, start: usize) {
        self.close_to(Rank::Point);
        self.push(Rank::Point, number.to_string(), number, "", start, true);
    }

    /// Names the section that is open, where it has no name yet.
    pub(super) fn name_open(&mut self, heading: &str) {
        let open = self.current().and_then(|index| self.sections.get_mut(index));
        if let Some(section) = open.filter(|section| section.heading.is_empty()) {
            heading.clone_into(&mut section.heading);
        }
    }

    /// Opens a closing paragraph: it has the path of the chapter.
    pub(super) fn enter_closing(&mut self, start: usize) {
        self.close_to(Rank::Section);
        self.push_plain("", start);
    }

    /// Returns how many numbers `next` leaves out after the one that is open, where both are of one run below the chapters.
    pub(super) fn missing_before(&self, next: &Marker) -> Option<usize> {
        let last = self.open.iter().rev().find(|open| !open.label.is_empty())?;
        let missing = next.number.checked_sub(last.number + 1)?;
        (last.rank == next.rank && last.rank > Rank::Chapter).then_some(usize::try_from(missing).ok()?)
    }

    /// Opens a section outside the numbering, such as an annex.
    pub(super) fn enter_named(&mut self, label: &str, heading: &str, start: usize) {
        self.reset();
        self.push(Rank::Part, label.to_owned(), 0, heading, start, false);
    }

    /// Opens a section of a task table.
    pub(super) fn enter_row(&mut self, entry: &Entry, start: usize) {
        self.close_to(entry.rank);
        self.push(entry.rank, entry.label.clone(), entry.number, &entry.heading, start, entry.numbered);
    }

    /// A task table begins: of a workbook, where nothing above is open, or in a text, where it goes on with an item only if the text
    /// above has announced it.
    pub(super) fn begin_table(&mut self, in_sheet: bool, announced: bool) {
        let is_item = |last: &Open| (Rank::Item..Rank::TableGroup(0)).contains(&last.rank);
        if in_sheet || (!announced && self.open.last().is_some_and(is_item)) {
            self.reset();
        }
    }

    /// Closes the sections of a task table: it has ended.
    pub(super) fn leave_table(&mut self) {
        self.close_to(Rank::TableGroup(0));
    }

    /// Closes everything: a new document begins, and its numbers begin again.
    pub(super) fn reset(&mut self) {
        self.open.clear();
    }

    /// Returns the section that is open.
    pub(super) fn current(&self) -> Option<usize> {
        self.open.last().map(|open| open.section)
    }

    /// Tells whether a chapter of purposes and principles is open.
    pub(super) fn is_purpose(&self) -> bool {
        self.open.iter().any(|open| open.purpose)
    }

    /// Returns all sections.
    pub(super) fn into_sections(self) -> Vec<Section> {
        self.sections
    }

    fn close_to(&mut self, rank: Rank) {
        while self.open.last().is_some_and(|last| last.rank >= rank) {
            self.open.pop();
        }
    }

    /// Closes the sections without number that are open below the innermost number.
    fn close_plain(&mut self) {
        while self.open.last().is_some_and(|last| last.label.is_empty() && last.rank == Rank::Point) {
            self.open.pop();
        }
    }

    fn push(&mut self, rank: Rank, label: String, number: u32, heading: &str, start: usize, numbered: bool) {
        let parent = self.current();
        let mut path = parent.and_then(|index| self.sections.get(index)).map_or_else(Vec::new, |above| above.path.clone());
        path.extend(Some(label.clone()).filter(|label| !label.is_empty()));
        let purpose = lexicon::is_purpose_heading(heading);
        self.open.push(Open { rank, label, number, section: self.sections.len(), purpose });
        self.sections.push(Section { path, heading: heading.to_owned(), numbered, parent, start });
    }

    /// A section without number has the path of what it stands under.
    fn push_plain(&mut self, heading: &str, start: usize) {
        self.push(Rank::Point, String::new(), 0, heading, start, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(build: impl Fn(&mut Outline)) -> Vec<String> {
        let mut outline = Outline::default();
        build(&mut outline);
        outline.into_sections().iter().map(|section| section.path.join("/")).collect()
    }

    fn enter(outline: &mut Outline, text: &str) {
        let marker = Marker::read(text).expect("a number");
        outline.enter(&marker, &text[marker.len..], 0);
    }

    #[test]
    fn a_bare_heading_gets_the_number_that_it_lost() {
        let found = paths(|outline| {
            enter(outline, "一、甲");
            enter(outline, "（一）乙");
            enter(outline, "1．丙");
            enter(outline, "（二）丁");
            outline.enter_bare("戊", 0);
            enter(outline, "二、己");
        });
        assert_eq!(found, ["一", "一/（一）", "一/（一）/1", "一/（二）", "一/（三）", "二"]);
    }

    #[test]
    fn a_second_document_numbers_from_the_start() {
        let found = paths(|outline| {
            enter(outline, "一、甲");
            outline.reset();
            enter(outline, "（一）乙");
        });
        assert_eq!(found, ["一", "（一）"]);
    }
}
