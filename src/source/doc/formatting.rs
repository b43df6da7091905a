//! Where the properties of paragraphs and characters stand (`FKP` pages), by the byte of the character.

use super::bytes::{Bytes, Plc};
use super::sprm;

const PAGE: usize = 512;

#[derive(Debug, Clone)]
struct Run {
    start: u32,
    end: u32,
    style: u16,
    changes: Vec<u8>,
}

/// Properties of paragraphs and characters by byte of the stream.
#[derive(Debug, Default)]
pub(super) struct Formatting {
    paragraphs: Vec<Run>,
    characters: Vec<Run>,
}

impl Formatting {
    /// Reads the pages that the two tables name.
    pub(super) fn read(stream: &[u8], data: &[u8], paragraphs: Option<&[u8]>, characters: Option<&[u8]>) -> Self {
        let mut found = Self {
            paragraphs: runs(stream, paragraphs.unwrap_or_default(), |page, index, count| paragraph(page, index, count, data)),
            characters: runs(stream, characters.unwrap_or_default(), |page, index, count| {
                let at = usize::from(page.u8((count + 1) * 4 + index)?) * 2;
                let len = usize::from(page.u8(at).filter(|_| at > 0)?);
                Some((0, page.slice(at + 1, len)?.to_vec()))
            }),
        };
        found.paragraphs.sort_by_key(|run| run.start);
        found.characters.sort_by_key(|run| run.start);
        found
    }

    /// Returns the style and the changes of the paragraph whose mark stands at byte `at`.
    pub(super) fn paragraph(&self, at: u32) -> (u16, &[u8]) {
        find(&self.paragraphs, at).map_or((0, &[]), |run| (run.style, run.changes.as_slice()))
    }

    /// Returns the changes of the character at byte `at`, and the byte up to which they hold.
    pub(super) fn character(&self, at: u32) -> (&[u8], u32) {
        find(&self.characters, at).map_or((&[], at), |run| (run.changes.as_slice(), run.end))
    }
}

fn find(runs: &[Run], at: u32) -> Option<&Run> {
    let index = runs.partition_point(|run| run.start <= at).checked_sub(1)?;
    runs.get(index).filter(|run| at < run.end)
}

type Entry = (u16, Vec<u8>);

fn runs(stream: &[u8], table: &[u8], read: impl Fn(Bytes<'_>, usize, usize) -> Option<Entry>) -> Vec<Run> {
    let mut found = Vec::new();
    let mut pages: Vec<u32> = Plc::read(table, 4).entries().filter_map(|entry| entry.u32(0)).collect();
    pages.sort_unstable();
    pages.dedup();
    for number in pages {
        let place = usize::try_from(number).ok().and_then(|number| number.checked_mul(PAGE));
        let Some(page) = place.and_then(|at| Bytes(stream).slice(at, PAGE)).map(Bytes) else { continue };
        let count = usize::from(page.u8(PAGE - 1).unwrap_or(0));
        for index in 0..count {
            let (Some(start), Some(end)) = (page.u32(index * 4), page.u32(index * 4 + 4)) else { break };
            if let Some((style, changes)) = read(page, index, count).filter(|_| start < end) {
                found.push(Run { start, end, style, changes });
            }
        }
    }
    found
}

fn paragraph(page: Bytes<'_>, index: usize, count: usize, data: &[u8]) -> Option<Entry> {
    let at = usize::from(page.u8((count + 1) * 4 + index * 13)?) * 2;
    let first = usize::from(page.u8(at).filter(|_| at > 0)?);
    let (at, len) = if first == 0 { (at + 2, usize::from(page.u8(at + 1)?) * 2) } else { (at + 1, first * 2 - 1) };
    let all = page.slice(at, len)?;
    let changes = all.get(2..)?;
    let long = sprm::LONG.iter().find_map(|&code| sprm::last(changes, code)).and_then(|operand| operand.place(0));
    // Properties that do not fit a page stand with the pictures.
    let stored = long.and_then(|at| Bytes(data).count(at).and_then(|len| Bytes(data).slice(at + 2, len)));
    Some((Bytes(all).u16(0)?, stored.unwrap_or(changes).to_vec()))
}
