//! The results of this build and taxonomy in the host's store, keyed by the hash of everything they depend on.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::Host;
use super::store::{Key, Shelf, Store};
use crate::lineage::{Chain, State};
use crate::mapping::Mapper;
use crate::plan::Detail;

/// The results of this build and taxonomy in the host's store.
pub(super) struct Kept<'k> {
    store: &'k dyn Store,
    /// The hash of what every result depends on.
    base: Sha256,
}

impl<'k> Kept<'k> {
    /// Returns the results that apply to a mapper; `None` if the host has no store, or the mapper uses other parameters than those of
    /// its taxonomy.
    pub(super) fn of(host: &'k dyn Host, mapper: &Mapper<'_>) -> Option<Self> {
        let store = host.store().filter(|_| mapper.has_own_rules())?;
        // Texts over the limit are rejected whether they were read before or not, so the limit is part of the key.
        let longest = host.text_limit().to_string();
        let base =
            chained(Sha256::new(), [env!("DUIBIAO_BUILD"), &mapper.taxonomy().fingerprint, &longest, host.pdf_reader().name()]);
        Some(Self { store, base })
    }

    pub(super) fn is_wanted(&self) -> bool {
        self.store.is_wanted()
    }

    /// Returns the key of a plan; `made_of` identifies the bytes of the file and everything else it depends on.
    pub(super) fn plan(&self, made_of: &str, detail: Detail) -> Key {
        self.key(["plan", made_of, if detail == Detail::Whole { "whole" } else { "outline" }])
    }

    /// Returns the key of a plan's verdicts, which depend on the plan and on what is at each level above it. `None` if one of these
    /// has no key.
    pub(super) fn verdicts(&self, own: Option<Key>, chain: &Chain, key_of: impl Fn(usize) -> Option<Key>) -> Option<Key> {
        let mut made_of = format!("{:?} {:?}", own?, chain.own);
        for link in &chain.links {
            let state = match link.state {
                State::Document(index) => format!("{:?}", key_of(index)?),
                State::Profile(year) => year.to_string(),
                State::Missing => String::new(),
            };
            made_of.push_str(&format!(" {:?} {state}", link.level));
        }
        Some(self.key(["verdicts", &made_of]))
    }

    /// Returns a result; `None` if it cannot be deserialised.
    pub(super) fn get<T: DeserializeOwned>(&self, on: Shelf, key: &Key) -> Option<T> {
        postcard::from_bytes(&self.store.get(on, key)?).ok()
    }

    /// Stores a result.
    pub(super) fn put<T: Serialize>(&self, on: Shelf, key: &Key, value: &T) {
        if let Ok(bytes) = postcard::to_allocvec(value) {
            self.store.put(on, key, bytes);
        }
    }

    fn key<const N: usize>(&self, made_of: [&str; N]) -> Key {
        Key(chained(self.base.clone(), made_of).finalize().into())
    }
}

/// Hashes texts with their lengths, so that different lists never collide.
fn chained<const N: usize>(hash: Sha256, texts: [&str; N]) -> Sha256 {
    texts.into_iter().fold(hash, |hash, text| hash.chain_update(text.len().to_le_bytes()).chain_update(text))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::ffi::OsString;
    use std::path::Path;
    use std::sync::{LazyLock, Mutex};

    use super::*;
    use crate::session::{Against, Files, HostError, Inputs, Judged, Kind, Options, Others, Session, matrix};
    use crate::taxonomy::{self, Taxonomy};

    static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(|| taxonomy::load_embedded().expect("valid data"));
    static MAPPER: LazyLock<Mapper<'static>> = LazyLock::new(|| Mapper::new(&TAXONOMY));

    const CITY: &str = "甲市2017年政务公开工作要点\n一、重点任务\n公开本级部门预算。\n及时回应政务舆情。\n";
    const COUNTY: &str =
        "PLACE2017年政务公开工作要点\n为落实《甲市2017年政务公开工作要点》，制定本要点。\n一、任务\n组织政务公开培训。\n";
    const LISTED: &str = "plans:\n  - {path: city.txt, level: prefecture, jurisdiction: 甲市, province: 某省}\n";

    /// Files in memory with a store that counts what is put.
    struct Keeping {
        files: Files,
        kept: Mutex<BTreeMap<(u8, Key), Vec<u8>>>,
        put: Mutex<Vec<Shelf>>,
    }

    impl Store for Keeping {
        fn get(&self, on: Shelf, key: &Key) -> Option<Vec<u8>> {
            self.kept.lock().expect("nobody panicked").get(&(on as u8, *key)).cloned()
        }
        fn put(&self, on: Shelf, key: &Key, value: Vec<u8>) {
            self.put.lock().expect("nobody panicked").push(on);
            self.kept.lock().expect("nobody panicked").insert((on as u8, *key), value);
        }
    }

    impl Host for Keeping {
        fn bytes(&self, path: &Path) -> Result<Vec<u8>, HostError> {
            self.files.bytes(path)
        }
        fn kind(&self, path: &Path) -> Option<Kind> {
            self.files.kind(path)
        }
        fn entries(&self, folder: &Path) -> Result<Vec<OsString>, HostError> {
            self.files.entries(folder)
        }
        fn note(&self, text: &str) {
            self.files.note(text);
        }
        fn store(&self) -> Option<&dyn Store> {
            Some(self)
        }
    }

    impl Keeping {
        /// Returns the number of results put since the last call, by kind: heads, plans, verdicts.
        fn put(&self) -> [usize; 3] {
            let put = std::mem::take(&mut *self.put.lock().expect("nobody panicked"));
            [Shelf::Heads, Shelf::Plans, Shelf::Verdicts].map(|shelf| put.iter().filter(|known| **known == shelf).count())
        }
    }

    fn world() -> Keeping {
        let county = |place| COUNTY.replace("PLACE", place);
        let mut manifest = LISTED.to_owned();
        let mut files = Files::new([("city.txt", CITY)]);
        for (file, place) in [("a.txt", "丙县"), ("b.txt", "丁县"), ("c.txt", "戊县"), ("d.txt", "己县")] {
            files.insert(file, county(place));
            manifest +=
                &format!("  - {{path: {file}, level: county, jurisdiction: {place}, prefecture: 甲市, province: 某省}}\n");
        }
        files.insert("corpus.yaml", manifest);
        Keeping { files, kept: Mutex::default(), put: Mutex::default() }
    }

    fn asked(host: &dyn Host, others: Others) -> Judged<'static> {
        let against = Against { library: Some(".".into()), others, ..Against::default() };
        let session = Session::read(host, &Inputs::Plan("a.txt".into(), against), &MAPPER).expect("plans");
        session.judge(&Options { only_asked: others != Others::Whole, ..Options::default() })
    }

    /// What is reported on the analysed plan, and on its siblings for every item.
    fn said(judged: &Judged<'_>) -> String {
        let peers = judged.peers();
        let peers: Vec<_> = TAXONOMY.ids().map(|item| peers.of(0, item)).collect();
        format!("{:?} {peers:?}", judged.gaps.first())
    }

    fn table(host: &dyn Host) -> String {
        format!("{:?}", matrix(host, &[".".into()], &MAPPER).expect("plans"))
    }

    #[test]
    fn what_was_kept_gives_the_same_and_is_made_once() {
        let host = world();
        let wanted = said(&asked(&host.files, Others::Whole));
        assert!(wanted.contains("Dropped") && wanted.contains("Systemic"), "{wanted}");
        assert_eq!(said(&asked(&host.files, Others::Outcomes)), wanted, "nothing is kept");
        assert_eq!(said(&asked(&host, Others::Outcomes)), wanted, "for the first time");
        // The analysed plan is read as the named file, and as one of the folder.
        assert_eq!(host.put(), [6, 6, 5]);
        assert_eq!(said(&asked(&host, Others::Outcomes)), wanted, "again");
        assert_eq!(host.put(), [0, 0, 0]);
        let wanted = table(&host.files);
        assert_eq!([table(&host), table(&host)], [wanted.clone(), wanted]);
        assert_eq!(host.put(), [5, 5, 5], "an outline is another result than a whole plan");
    }

    #[test]
    fn a_change_makes_anew_what_rests_on_it() {
        let mut host = world();
        table(&host);
        host.put();
        host.files.insert("b.txt", COUNTY.replace("PLACE", "丁县") + "公开本级部门预算。\n");
        assert_eq!(table(&host), table(&host.files));
        assert_eq!(host.put(), [1, 1, 1]);
        host.files.insert("city.txt", CITY.to_owned() + "组织政务公开培训。\n");
        assert_eq!(table(&host), table(&host.files));
        assert_eq!(host.put(), [1, 1, 5], "four plans stand below it");
        host.files.insert("corpus.yaml", LISTED);
        assert_eq!(table(&host), table(&host.files));
        assert_eq!(host.put(), [0, 0, 0], "what was not asked for is no matter");
    }

    #[test]
    fn what_cannot_be_read_any_more_is_made_anew() {
        let host = world();
        let wanted = table(&host.files);
        table(&host);
        for kept in [Vec::new(), vec![0xff; 40]] {
            host.kept.lock().expect("nobody panicked").values_mut().for_each(|value| value.clone_from(&kept));
            assert_eq!(table(&host), wanted);
        }
        // Only the heads are stored.
        host.kept.lock().expect("nobody panicked").retain(|(shelf, _), _| *shelf == Shelf::Heads as u8);
        assert_eq!(table(&host), wanted);
        assert_eq!(said(&asked(&host, Others::Heads)), said(&asked(&host, Others::Heads)));
    }

    #[test]
    fn other_numbers_and_another_taxonomy_find_nothing() {
        let host = world();
        table(&host);
        host.put();
        let rules = TAXONOMY.rules.clone();
        assert!(Kept::of(&host, &MAPPER.with_rules(&rules)).is_none());
        let mut other = TAXONOMY.clone();
        "another".clone_into(&mut other.fingerprint);
        let mapper = Mapper::new(&other);
        matrix(&host, &[".".into()], &mapper).expect("plans");
        assert_eq!(host.put(), [5, 5, 5]);
    }

    #[test]
    fn where_people_decided_nothing_is_taken_for_what_a_file_says() {
        let mut host = world();
        let manifest = String::from_utf8(host.files.get("corpus.yaml").expect("there").to_vec()).expect("text");
        host.files.insert("corpus.yaml", manifest + "reviews: [review.tsv]\n");
        host.files.insert("review.tsv", "subject_id\tpredicate_id\tobject_id\tmapping_justification\n");
        let wanted =
            matrix(&host.files, &[".".into()], &MAPPER).map(|found| format!("{found:?}")).map_err(|error| error.to_string());
        for _ in 0..2 {
            let found =
                matrix(&host, &[".".into()], &MAPPER).map(|found| format!("{found:?}")).map_err(|error| error.to_string());
            assert_eq!(found, wanted);
            assert_eq!(host.put()[2], 0);
        }
    }
}
