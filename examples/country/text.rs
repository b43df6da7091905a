//! A plan as its office writes it: number, title, what it carries out, chapters and tasks.

use std::fmt::{self, Write as _};

use super::content::Content;
use super::places::Place;
use super::stock::{PLACE, RANK};

/// A document as others cite it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cited {
    /// Its title.
    pub title: String,
    /// Its number.
    pub number: String,
}

/// How a plan cites the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Citing {
    /// By title and number.
    Number,
    /// By title alone.
    Title,
    /// Not at all: only place and year tell.
    Nothing,
}

/// What stands above a plan, and how it says so.
#[derive(Debug)]
pub(crate) struct Above<'a> {
    /// The national points; none from the year on in which there are none.
    pub national: Option<&'a Cited>,
    /// The plan of the place above.
    pub parent: Option<(&'a Cited, Citing)>,
}

/// The number and title of the plan of a place.
pub(crate) fn named(place: &Place, year: u16, number: usize) -> Cited {
    Cited {
        title: format!("{0}人民政府办公室关于印发{0}{year}年政务公开工作要点的通知", place.name),
        number: format!("{}政办发〔{year}〕{number}号", place.short()),
    }
}

/// Writes a plan; `day` is its date, such as 2017年5月3日.
///
/// # Errors
/// Never: a text grows as far as it must.
pub(crate) fn written(place: &Place, own: &Cited, above: &Above<'_>, day: &str, content: &Content) -> Result<String, fmt::Error> {
    let mut out = String::new();
    writeln!(out, "{}\n\n{}\n\n各有关单位：\n", own.number, own.title)?;
    let cited = |cited: &Cited, citing: Citing| match citing {
        Citing::Number => Some(format!("《{}》（{}）", cited.title, cited.number)),
        Citing::Title => Some(format!("《{}》", cited.title)),
        Citing::Nothing => None,
    };
    let national = above.national.and_then(|national| cited(national, Citing::Number));
    let parent = above.parent.and_then(|(parent, citing)| cited(parent, citing));
    let basis: Vec<String> = national.into_iter().chain(parent).collect();
    let basis = if basis.is_empty() { String::new() } else { format!("为贯彻落实{}精神，", basis.join("和")) };
    writeln!(out, "{basis}结合实际，现将今年工作要点印发给你们，请认真贯彻执行。\n")?;
    writeln!(out, "{}人民政府办公室\n\n{day}\n", place.name)?;
    let (mut chapter, mut chapters, mut tasks) = (None, 0, 0);
    for task in &content.0 {
        if chapter != Some(&task.chapter) {
            (chapter, tasks) = (Some(&task.chapter), 0);
            chapters += 1;
            writeln!(out, "{}、{}\n", chinese(chapters), task.chapter)?;
        }
        tasks += 1;
        write!(out, "（{}）", chinese(tasks))?;
        if let Some(heading) = &task.heading {
            write!(out, "{}", heading.text)?;
            // A heading without a stop stands on a line of its own.
            write!(out, "{}", if heading.text.ends_with('。') { "" } else { "\n\n" })?;
        }
        task.sentences.iter().try_for_each(|sentence| out.write_str(&sentence.text))?;
        writeln!(out, "{}\n", task.note)?;
    }
    Ok(out.replace(PLACE, &place.name).replace(RANK, &place.rank().to_string()))
}

/// A number below 100 in Chinese.
fn chinese(number: usize) -> String {
    let digit = |digit: usize| "零一二三四五六七八九".chars().nth(digit).unwrap_or('零').to_string();
    match (number / 10, number % 10) {
        (0, ones) => digit(ones),
        (1, 0) => "十".to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, 0) => format!("{}十", digit(tens)),
        (tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
    }
}
