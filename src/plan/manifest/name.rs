//! Names of plans that can stand in the name of a file on any system, in a page address and in a cell of a spreadsheet.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::sha256;

/// Bytes of a name. A file name of 255 bytes has room for what stands before and behind it, and for a number.
const MOST: usize = 200;
/// Digits of the hash that tells long names apart that begin alike.
const DIGITS: usize = 8;
/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// Such names that a digit follows.
const PORTS: [&str; 2] = ["com", "lpt"];

/// Makes a name of a text that somebody chose: letters and digits of any script, `-` and `_`; whatever else becomes `-`.
#[must_use]
pub fn safe_name(text: &str) -> String {
    // Letters that are drawn as nothing.
    let is_blank = |ch: char| matches!(ch, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}');
    let is_safe = |ch: char| (ch.is_alphanumeric() && !is_blank(ch)) || "-_".contains(ch);
    let safe: String = text.chars().map(|ch| if is_safe(ch) { ch } else { '-' }).collect();
    // At the beginning it would make an option or a formula of it.
    let mut safe = safe.trim_start_matches('-').to_owned();
    if safe.is_empty() {
        "plan".clone_into(&mut safe);
    }
    if safe.len() > MOST {
        let hash = sha256(text.as_bytes());
        let end = (0..MOST - DIGITS).rev().find(|at| safe.is_char_boundary(*at)).unwrap_or(0);
        safe.truncate(end);
        safe.push('-');
        safe.extend(hash.chars().take(DIGITS));
    }
    if is_device(&safe) {
        safe.push('-');
    }
    safe
}

/// Makes a name out of the name of a file: without its folders and its ending.
#[must_use]
pub fn id_of(name: &str) -> String {
    let base = name.rsplit('/').next().unwrap_or(name);
    safe_name(base.rsplit_once('.').map_or(base, |(stem, _)| stem))
}

/// Returns a path of a manifest with `/` between its folders, however its system writes them, and without what leads nowhere (`./`).
#[must_use]
pub fn slashed(path: &str) -> String {
    let path = path.replace('\\', "/");
    let parts: Vec<&str> = path.split('/').filter(|part| *part != ".").collect();
    if parts.is_empty() { path } else { parts.join("/") }
}

fn is_device(name: &str) -> bool {
    let name = folded(name);
    let is_port = |port: &str| {
        let mut rest = name.strip_prefix(port).unwrap_or_default().chars();
        rest.next().is_some_and(|ch| ch.is_ascii_digit() || "¹²³".contains(ch)) && rest.next().is_none()
    };
    DEVICES.contains(&name.as_str()) || PORTS.iter().any(|port| is_port(port))
}

/// What two names have in common that a system takes for the same.
fn folded(name: &str) -> String {
    name.to_uppercase().to_lowercase()
}

/// The names that are given in a corpus; no two of them are the same on a system that does not tell `A` from `a`.
#[derive(Debug, Clone, Default)]
pub struct Names {
    taken: BTreeSet<String>,
    /// For a name that was asked for before, the last number given to it.
    numbers: BTreeMap<String, usize>,
}

impl Names {
    /// Returns the name, or where it is taken the name with the next number, and takes it.
    pub fn take(&mut self, name: &str) -> String {
        let own = folded(name);
        if self.taken.insert(own.clone()) {
            return name.to_owned();
        }
        let number = self.numbers.entry(own).or_insert(1);
        loop {
            *number += 1;
            let numbered = format!("{name}-{number}");
            if self.taken.insert(folded(&numbered)) {
                return numbered;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ids_are_safe_names() {
        assert_eq!(id_of("2017/东营区 要点.txt"), "东营区-要点");
        assert_eq!(id_of("yibin-2017.txt"), "yibin-2017");
        assert_eq!(id_of(".txt"), "plan");
        assert_eq!(safe_name("x/../../../EVIL"), "x----------EVIL");
        assert_eq!(
            (safe_name("=cmd"), safe_name("a:b|c"), safe_name("\u{202e}甲\u{1b}")),
            ("cmd".into(), "a-b-c".into(), "甲-".into())
        );
        assert_eq!((safe_name("Con"), safe_name("lpt³"), safe_name("com")), ("Con-".into(), "lpt³-".into(), "com".into()));
    }

    #[test]
    fn a_path_is_the_same_whatever_stands_between_its_folders() {
        for (written, path) in [
            (r"县区\甲.txt", "县区/甲.txt"),
            (r".\a/./b.txt", "a/b.txt"),
            ("./a.txt", "a.txt"),
            (r"..\a.txt", "../a.txt"),
            (r"\\server\a.txt", "//server/a.txt"),
            (".", "."),
            ("..a.txt", "..a.txt"),
        ] {
            assert_eq!(slashed(written), path, "{written}");
        }
    }

    #[test]
    fn long_names_stay_apart() {
        let (one, other) = ("县".repeat(83) + "甲", "县".repeat(83) + "乙");
        assert_ne!(id_of(&one), id_of(&other));
        assert_eq!(id_of(&one), id_of(&one));
    }

    #[test]
    fn a_name_that_is_taken_gets_the_next_number() {
        let mut names = Names::default();
        let given = ["a", "A", "a-2", "a", "b"].map(|name| names.take(name));
        assert_eq!(given, ["a", "A-2", "a-2-2", "a-3", "b"]);
    }

    proptest! {
        #[test]
        fn every_name_is_safe(text in any::<String>(), long in "[县A-Z/:\u{202e}]{0,300}") {
            for text in [text, long] {
                let name = safe_name(&text);
                let file = format!("gap-{name}-12345.docx");
                prop_assert!(!name.is_empty() && file.len() <= 255, "{}", name);
                prop_assert!(name.chars().all(|ch| ch.is_alphanumeric() || "-_".contains(ch)), "{}", name);
                prop_assert!(!name.starts_with('-') && !is_device(&name), "{}", name);
                prop_assert_eq!(safe_name(&name), name);
            }
        }

        #[test]
        fn no_two_names_are_the_same_file(texts in prop::collection::vec("[aAbBſsS\u{212a}kK1-2-]{0,3}", 0..12)) {
            let mut names = Names::default();
            let given: Vec<String> = texts.iter().map(|text| names.take(&safe_name(text))).collect();
            let distinct: BTreeSet<String> = given.iter().map(|name| folded(name)).collect();
            prop_assert_eq!(distinct.len(), given.len());
        }
    }
}
