//! What a document says of itself.

use super::{Clause, ClauseKind, Header, Jurisdiction, Level, PlanKind, authority, lexicon};
use crate::source::{SourceText, fold::fold};

/// Reads the header out of the lines around the text.
pub(super) fn read(source: &SourceText, clauses: &[Clause]) -> Header {
    let meta: Vec<String> = clauses
        .iter()
        .filter(|clause| matches!(clause.kind, ClauseKind::Meta | ClauseKind::Noise))
        .map(|clause| clause.text.trim().to_owned())
        .collect();
    let title = title(&meta);
    let authorities = authority::read(source, clauses, title.as_deref());
    let issuer = issuer(&meta);
    let doc_number = meta.iter().find_map(|line| {
        let found = lexicon::DOC_NUMBER.captures(line)?;
        (found.get(0)?.len() + 12 > line.trim().len()).then(|| authority::fold_number(&found))
    });
    let signed_on = meta.iter().find_map(|line| whole_date(line));
    let published = meta.iter().filter(|line| line.contains("发布时间") || line.contains("发布日期")).find_map(|line| date(line));
    let year = [title.as_deref(), doc_number.as_deref(), signed_on.as_deref()].into_iter().flatten().find_map(year);
    let kind = title.as_deref().and_then(kind);
    let jurisdiction = title.as_deref().or(issuer.as_deref()).and_then(|text| jurisdiction(text, &authorities));
    let level = jurisdiction.as_ref().and_then(|place| level(&place.name));
    Header { title, issuer, doc_number, issued: signed_on, published, year, level, kind, jurisdiction, authorities }
}

/// The notice's title where it names its issuer, else that of the plan that it covers.
fn title(meta: &[String]) -> Option<String> {
    let joined: Vec<String> = meta.iter().map(|line| line.replace(char::is_whitespace, "")).collect();
    let notice = joined.iter().find(|line| line.contains("关于印发") && !line.starts_with("关于") && line.ends_with("通知"));
    let plan = joined
        .iter()
        .find(|line| lexicon::is_title(line) && !line.contains("通知") && kind(line).is_some() && year_or_place(line));
    notice.or(plan).or_else(|| joined.iter().find(|line| lexicon::is_title(line))).cloned()
}

fn year_or_place(line: &str) -> bool {
    lexicon::YEAR.is_match(line) || place_name(line).is_some()
}

/// The signature: the last office before the first date, or the letterhead.
fn issuer(meta: &[String]) -> Option<String> {
    let date = meta.iter().position(|line| whole_date(line).is_some());
    let signed = date.and_then(|at| meta[..at].iter().rev().find(|line| lexicon::is_office(line)));
    let head = meta.iter().find(|line| lexicon::is_office(line));
    signed.or(head).map(|name| name.trim_end_matches("文件").replace(char::is_whitespace, ""))
}

fn whole_date(line: &str) -> Option<String> {
    (fold(line).chars().count() <= 12).then(|| date(line)).flatten()
}

fn date(line: &str) -> Option<String> {
    let found = lexicon::DATE.captures(line)?;
    let group = |index: usize| found.get(index)?.as_str().parse::<u16>().ok();
    let (year, month, day) = (group(1)?, group(2)?, group(3)?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn year(text: &str) -> Option<u16> {
    let digits = text.char_indices().find_map(|(at, _)| {
        let run = text.get(at..at + 4)?;
        ((run.starts_with("19") || run.starts_with("20")) && run.bytes().all(|byte| byte.is_ascii_digit())).then_some(run)
    })?;
    digits.parse().ok()
}

fn kind(title: &str) -> Option<PlanKind> {
    let title = title.trim_end_matches("的通知");
    if title.contains("分解") || title.ends_with("分工") {
        Some(PlanKind::TaskBreakdown)
    } else if title.ends_with("要点") {
        Some(PlanKind::WorkPoints)
    } else if title.ends_with("方案") {
        Some(PlanKind::ImplementationPlan)
    } else {
        None
    }
}

/// The place that a title or an office is named after: 东营区 in 2017年东营区某项工作要点.
fn place_name(text: &str) -> Option<String> {
    let after_year = lexicon::YEAR.find(text).filter(|found| found.start() == 0).map_or(text, |found| &text[found.end()..]);
    let place = after_year.split("人民政府").next().unwrap_or(after_year);
    let end = place
        .char_indices()
        .take(12)
        .skip(1)
        .filter(|(_, ch)| "省市县区旗州盟".contains(*ch))
        .map(|(at, ch)| at + ch.len_utf8())
        .take_while(|&end| place[..end].chars().count() <= 12)
        .last()?;
    Some(place[..end].to_owned())
}

fn jurisdiction(text: &str, authorities: &[super::Authority]) -> Option<Jurisdiction> {
    let full = place_name(text)?;
    let (above, name) = split_place(&full);
    let cited = |level: Level, endings: &[char]| {
        authorities.iter().filter(|cited| cited.level == Some(level)).find_map(|cited| {
            let title = cited.title.trim_start_matches("中共");
            let at = title.char_indices().skip(1).find(|(_, ch)| endings.contains(ch))?;
            let place = &title[..at.0 + at.1.len_utf8()];
            (place.chars().count() > 2 && place != "自治区").then(|| place.to_owned())
        })
    };
    let prefecture = if level(&name) == Some(Level::County) {
        above.or_else(|| cited(Level::Prefecture, &['市', '州', '盟']))
    } else {
        None
    };
    Some(Jurisdiction { name, code: None, prefecture, province: cited(Level::Province, &['省']) })
}

/// Splits 东营市东营区 into what is above and the place itself.
fn split_place(full: &str) -> (Option<String>, String) {
    let cut = full
        .char_indices()
        .skip(1)
        .find(|(at, ch)| "市州盟".contains(*ch) && full[at + ch.len_utf8()..].chars().count() >= 2)
        .map(|(at, ch)| at + ch.len_utf8());
    cut.map_or_else(|| (None, full.to_owned()), |at| (Some(full[..at].to_owned()), full[at..].to_owned()))
}

/// The level that a name itself tells; 市 may be a prefecture or a county, and tells nothing.
fn level(name: &str) -> Option<Level> {
    if name.ends_with('省') || name.ends_with("自治区") {
        Some(Level::Province)
    } else if name.ends_with("自治州") || name.ends_with('盟') {
        Some(Level::Prefecture)
    } else if name.ends_with(['县', '区', '旗']) {
        Some(Level::County)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_from_titles() {
        for (title, place) in [
            ("伊滨区2017年某工作实施方案", "伊滨区"),
            ("2017年东营区某工作要点", "东营区"),
            ("西市区2018年某工作要点", "西市区"),
            ("新源县深入推进某工作实施方案", "新源县"),
        ] {
            assert_eq!(place_name(title).as_deref(), Some(place), "{title}");
        }
        assert_eq!(split_place("东营市东营区"), (Some("东营市".to_owned()), "东营区".to_owned()));
        assert_eq!(split_place("西市区"), (None, "西市区".to_owned()));
    }

    #[test]
    fn dates_and_years_are_read_or_left_unknown() {
        assert_eq!(date("[发布时间:2018-08-23 10:56]").as_deref(), Some("2018-08-23"));
        assert_eq!(date("2017年13月1日"), None);
        assert_eq!(year("某县政发〔2017〕2号"), Some(2017));
        assert_eq!(year("某县工作方案"), None);
    }
}
