//! The kind of a taxonomy file, by its name.

/// The kind of a file in a taxonomy folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// `taxonomy.yaml`
    Taxonomy,
    /// `domains.yaml`
    Domains,
    /// `items/*.yaml`
    Items,
    /// `mapping.yaml`
    Mapping,
    /// `profiles/*.yaml`
    Profile,
    /// `standing/*.yaml`
    Standing,
    /// `agencies.yaml`
    Agencies,
    /// `departments.yaml`
    Departments,
    /// `language.yaml`
    Language,
    /// `jurisdictions/divisions.csv`
    Divisions,
    /// `jurisdictions/zones.yaml`
    Zones,
}

impl FileKind {
    /// Recognises a file by its path inside the folder, with `/` as separator.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        let in_folder = |folder: &str| {
            path.strip_prefix(folder).and_then(|name| name.strip_suffix(".yaml")).is_some_and(|name| !name.contains('/'))
        };
        match path {
            "taxonomy.yaml" => Some(Self::Taxonomy),
            "domains.yaml" => Some(Self::Domains),
            "mapping.yaml" => Some(Self::Mapping),
            "agencies.yaml" => Some(Self::Agencies),
            "departments.yaml" => Some(Self::Departments),
            "language.yaml" => Some(Self::Language),
            "jurisdictions/divisions.csv" => Some(Self::Divisions),
            "jurisdictions/zones.yaml" => Some(Self::Zones),
            _ if in_folder("items/") => Some(Self::Items),
            _ if in_folder("profiles/") => Some(Self::Profile),
            _ if in_folder("standing/") => Some(Self::Standing),
            _ => None,
        }
    }
}
