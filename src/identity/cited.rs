//! The levels of cited documents, from the place or the agency code of the issuing office.

use super::place::level_of;
use crate::language::current;
use crate::plan::{Authority, Header, Level, without_leading_year};
use crate::taxonomy::{Agency, Taxonomy};

/// Fills in the levels of the documents that a plan cites.
pub(super) fn complete(header: &mut Header, taxonomy: &Taxonomy) {
    let mut cited = std::mem::take(&mut header.authorities);
    for authority in &mut cited {
        let by_place = by_place(authority, header, taxonomy);
        authority.level = by_place.or(authority.level).or_else(|| by_code(authority, header, taxonomy));
    }
    header.authorities = cited;
}

/// The rank of the division that the title begins with. Only 市 needs the tables, because the word alone does not say which rank it has.
fn by_place(authority: &Authority, header: &Header, taxonomy: &Taxonomy) -> Option<Level> {
    if authority.level == Some(Level::National) || taxonomy.agencies.is_of_state(&authority.title) {
        return Some(Level::National);
    }
    let openings = current().titles.party.iter().chain(current().titles.joins);
    let title = openings.fold(authority.title.as_str(), |rest, opening| rest.trim_start_matches(opening));
    let title = without_leading_year(title);
    let name = taxonomy.gazetteer.leading(title)?;
    let found = taxonomy.gazetteer.find(name, header.year);
    let first = found.first()?;
    found.iter().all(|place| place.tier == first.tier).then_some(level_of(first.tier)).flatten()
}

/// The level of the office whose code the number begins with.
fn by_code(authority: &Authority, header: &Header, taxonomy: &Taxonomy) -> Option<Level> {
    let code = authority.doc_number.as_deref()?.split('〔').next()?;
    let Agency { level, place, province, .. } = taxonomy.agencies.read(code)?;
    if let Some(level) = level {
        return Level::from_code(level);
    }
    let own = header.jurisdiction.as_ref()?;
    // Short names of provinces are also characters of other names: 新 means 新疆 only in a plan from Xinjiang.
    if province.is_some() && province == own.province {
        return Some(Level::Province);
    }
    let short = place?;
    let begins = |name: &Option<String>| name.as_deref().is_some_and(|name| name.starts_with(short.as_str()));
    if own.name.starts_with(short.as_str()) {
        header.level
    } else if begins(&own.prefecture) {
        Some(Level::Prefecture)
    } else {
        None
    }
}
