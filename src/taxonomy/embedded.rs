//! The only list of embedded files; a test compares it with the folder.

use crate::source::yaml::DataFile;

/// A file as text, and the tree that the build script parsed from it.
struct Embedded {
    path: &'static str,
    text: &'static str,
    tree: Option<&'static [u8]>,
}

macro_rules! yaml {
    ($($stem:literal),* $(,)?) => {
        [$(Embedded {
            path: concat!($stem, ".yaml"),
            text: include_str!(concat!("../../taxonomy/", $stem, ".yaml")),
            tree: Some(include_bytes!(concat!(env!("OUT_DIR"), "/taxonomy/", $stem, ".tree"))),
        }),*]
    };
}

const YAML: &[Embedded] = &yaml![
    "taxonomy",
    "domains",
    "mapping",
    "agencies",
    "departments",
    "language",
    "jurisdictions/zones",
    "items/DP",
    "items/EC",
    "items/FI",
    "items/IN",
    "items/IS",
    "items/LI",
    "items/OR",
    "items/PL",
    "items/RE",
    "items/RI",
    "items/RS",
    "items/SV",
    "items/SY",
    "profiles/2015",
    "profiles/2016",
    "profiles/2017",
    "profiles/2018",
    "profiles/2019",
    "profiles/2020",
    "profiles/2021",
    "profiles/2022",
    "standing/grassroots-2019-54",
    "standing/projects-2017-94",
    "standing/regulation-711",
    "standing/welfare-2018-10",
];

const DIVISIONS: Embedded = Embedded {
    path: "jurisdictions/divisions.csv",
    text: include_str!("../../taxonomy/jurisdictions/divisions.csv"),
    tree: None,
};

fn all() -> impl Iterator<Item = &'static Embedded> {
    std::iter::once(&DIVISIONS).chain(YAML)
}

impl Embedded {
    fn file(&self) -> DataFile {
        let name = format!("taxonomy/{}", self.path);
        match self.tree {
            Some(tree) => DataFile::read_ahead(name, self.text, tree),
            None => DataFile::built_in(name, self.text),
        }
    }
}

/// Returns the embedded files, named by their paths inside `taxonomy/`.
#[must_use]
pub fn embedded_files() -> Vec<DataFile> {
    all().map(|file| DataFile::built_in(format!("taxonomy/{}", file.path), file.text)).collect()
}

/// Like [`embedded_files`], with the trees parsed by the build script and without the language, which is compiled to code.
pub(super) fn read_ahead() -> Vec<DataFile> {
    let is_code = |file: &&Embedded| super::FileKind::of(file.path) == Some(super::FileKind::Language);
    all().filter(|file| !is_code(file)).map(Embedded::file).collect()
}

/// Returns the embedded file of a kind that is optional in a taxonomy folder.
pub(super) fn embedded_file(kind: super::FileKind) -> Option<DataFile> {
    all().find(|file| super::FileKind::of(file.path) == Some(kind)).map(Embedded::file)
}
