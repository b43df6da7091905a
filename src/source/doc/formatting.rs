//! Finds the properties of paragraphs and characters (`FKP` pages) by byte offset.

use super::bytes::{Bytes, Plc};
use super::sprm;

const PAGE: usize = 512;

#[derive(Debug, Clone)]
struct Run {
    start: u32,
    end: u32,
    style: u16,
    changes: Place,
}

/// Location of a property list; many runs share one, so it is not copied for each.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    at: usize,
    len: usize,
    in_data: bool,
}

/// The streams that hold property lists.
#[derive(Debug, Clone, Copy)]
pub(super) struct Streams<'a> {
    /// The main stream.
    pub text: &'a [u8],
    /// The stream of pictures and of long property lists.
    pub data: &'a [u8],
}

impl<'a> Streams<'a> {
    fn get(self, place: Place) -> &'a [u8] {
        Bytes(if place.in_data { self.data } else { self.text }).slice(place.at, place.len).unwrap_or_default()
    }
}

/// Properties of paragraphs and characters, by byte of the stream.
#[derive(Debug, Default)]
pub(super) struct Formatting {
    paragraphs: Vec<Run>,
    characters: Vec<Run>,
}

impl Formatting {
    /// Reads the pages that the two tables point to.
    pub(super) fn read(streams: Streams<'_>, paragraphs: Option<&[u8]>, characters: Option<&[u8]>) -> Self {
        let mut found = Self {
            paragraphs: runs(streams, paragraphs.unwrap_or_default(), paragraph),
            characters: runs(streams, characters.unwrap_or_default(), character),
        };
        found.paragraphs.sort_by_key(|run| run.start);
        found.characters.sort_by_key(|run| run.start);
        found
    }

    /// Returns the style and the property changes of the paragraph whose mark is at byte `at`.
    pub(super) fn paragraph<'a>(&self, streams: Streams<'a>, at: u32) -> (u16, &'a [u8]) {
        find(&self.paragraphs, at).map_or((0, &[]), |run| (run.style, streams.get(run.changes)))
    }

    /// Returns the property changes of the character at byte `at`, and the byte at which they end.
    pub(super) fn character<'a>(&self, streams: Streams<'a>, at: u32) -> (&'a [u8], u32) {
        find(&self.characters, at).map_or((&[], at), |run| (streams.get(run.changes), run.end))
    }
}

fn find(runs: &[Run], at: u32) -> Option<&Run> {
    let index = runs.partition_point(|run| run.start <= at).checked_sub(1)?;
    runs.get(index).filter(|run| at < run.end)
}

/// A page with its offset in the stream.
#[derive(Clone, Copy)]
struct Page<'a> {
    bytes: Bytes<'a>,
    at: usize,
    count: usize,
}

type Entry = (u16, Place);

fn runs(streams: Streams<'_>, table: &[u8], read: fn(Page<'_>, usize, Streams<'_>) -> Option<Entry>) -> Vec<Run> {
    let mut found = Vec::new();
    let mut pages: Vec<u32> = Plc::read(table, 4).entries().filter_map(|entry| entry.u32(0)).collect();
    pages.sort_unstable();
    pages.dedup();
    for number in pages {
        let place = usize::try_from(number).ok().and_then(|number| number.checked_mul(PAGE));
        let Some((at, bytes)) = place.and_then(|at| Some((at, Bytes(Bytes(streams.text).slice(at, PAGE)?)))) else { continue };
        let page = Page { bytes, at, count: usize::from(bytes.u8(PAGE - 1).unwrap_or(0)) };
        for index in 0..page.count {
            let (Some(start), Some(end)) = (bytes.u32(index * 4), bytes.u32(index * 4 + 4)) else { break };
            if let Some((style, changes)) = read(page, index, streams).filter(|_| start < end) {
                found.push(Run { start, end, style, changes });
            }
        }
    }
    found
}

fn character(page: Page<'_>, index: usize, _: Streams<'_>) -> Option<Entry> {
    let at = usize::from(page.bytes.u8((page.count + 1) * 4 + index)?) * 2;
    let len = usize::from(page.bytes.u8(at).filter(|_| at > 0)?);
    page.bytes.slice(at + 1, len)?;
    Some((0, Place { at: page.at + at + 1, len, in_data: false }))
}

fn paragraph(page: Page<'_>, index: usize, streams: Streams<'_>) -> Option<Entry> {
    let at = usize::from(page.bytes.u8((page.count + 1) * 4 + index * 13)?) * 2;
    let first = usize::from(page.bytes.u8(at).filter(|_| at > 0)?);
    let (at, len) = if first == 0 { (at + 2, usize::from(page.bytes.u8(at + 1)?) * 2) } else { (at + 1, first * 2 - 1) };
    let all = page.bytes.slice(at, len)?;
    let changes = all.get(2..)?;
    let own = Place { at: page.at + at + 2, len: len - 2, in_data: false };
    // Properties that do not fit a page are stored in the data stream.
    let long = sprm::LONG.iter().find_map(|&code| sprm::last(changes, code)).and_then(|operand| operand.place(0));
    let stored = long.and_then(|at| {
        let len = Bytes(streams.data).count(at)?;
        Bytes(streams.data).slice(at + 2, len).map(|_| Place { at: at + 2, len, in_data: true })
    });
    Some((Bytes(all).u16(0)?, stored.unwrap_or(own)))
}
