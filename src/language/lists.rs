//! The lists of `taxonomy/language.yaml` and how each is stored. They are declared only here; the build script reads this file too. The
//! purpose of each list is documented in the YAML, above the list.

/// How the words of a list are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Words in file order.
    Words,
    /// Words tried longest first, regardless of their order in the file.
    Longest,
    /// Single characters.
    Characters,
}

/// A section of the file.
#[derive(Debug, Clone, Copy)]
pub struct Section {
    /// Its key.
    pub key: &'static str,
    /// The struct that holds it.
    pub holder: &'static str,
    /// The keys of its lists, in order.
    pub lists: &'static [(&'static str, Shape)],
}

macro_rules! kept_as {
    (chars) => { &'static [char] };
    ($words:ident) => { &'static [&'static str] };
}

macro_rules! shape {
    (words) => {
        Shape::Words
    };
    (longest) => {
        Shape::Longest
    };
    (chars) => {
        Shape::Characters
    };
}

macro_rules! leaked {
    (chars, $words:expr) => {
        leak($words.iter().filter_map(|word| word.chars().next()).collect())
    };
    ($kept:ident, $words:expr) => {
        leak($words.into_iter().map(|word| &*word.leak()).collect())
    };
}

macro_rules! sections {
    ($($(#[$doc:meta])* $section:ident: $Holder:ident { $($list:ident: $kept:ident,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            pub struct $Holder {
                $(#[doc = concat!("`", stringify!($section), ".", stringify!($list), "` of `language.yaml`.")] pub $list: kept_as!($kept),)*
            }
        )*

        /// The words of `language.yaml`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Language {
            $($(#[$doc])* pub $section: $Holder,)*
        }

        /// All sections with the keys of their lists.
        pub const SECTIONS: &[Section] = &[
            $(Section {
                key: stringify!($section),
                holder: stringify!($Holder),
                lists: &[$((stringify!($list), shape!($kept))),*],
            }),*
        ];

        impl Language {
            /// Builds a language from its lists, which `next` yields in the order of [`SECTIONS`]. They are leaked, so they last as long
            /// as the process.
            pub fn of(mut next: impl FnMut() -> Vec<String>) -> Self {
                Self { $($section: $Holder { $($list: leaked!($kept, ordered(next(), shape!($kept))),)* },)* }
            }

            /// Returns every list as text, in the order of [`SECTIONS`].
            #[must_use]
            pub fn lists(&self) -> Vec<Vec<String>> {
                vec![$($(self.$section.$list.iter().map(ToString::to_string).collect(),)*)*]
            }
        }
    };
}

/// The words of a list in the order in which they are matched.
#[must_use]
pub fn ordered(mut words: Vec<String>, shape: Shape) -> Vec<String> {
    if shape == Shape::Longest {
        words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    }
    words
}

fn leak<T>(list: Vec<T>) -> &'static [T] {
    list.leak()
}

sections! {
    /// What units are called.
    units: Units {
        endings: words,
        listed_endings: words,
        subject_endings: words,
        organs: words,
        places: words,
        openings: chars,
        all_of_a_kind: chars,
        subject_openings: words,
        no_subject_openings: words,
        no_office_openings: words,
        office_endings: words,
        no_office_endings: words,
        not_in_offices: chars,
        whose: words,
        not_inside_offices: words,
        not_inside: words,
        counted: words,
        continuations: words,
        unbroken: words,
        vague: words,
        modifiers: words,
        everywhere: words,
        unspecific: words,
        elided: words,
        elided_unknown: chars,
        no_elided_openings: chars,
        no_offices: words,
        not_in_names: chars,
        in_names: words,
        and_others: longest,
        of_a_kind: words,
        desks: chars,
        no_desks: words,
        no_desk_openings: words,
        bracketed: words,
        before_bracket: chars,
        fieldless: longest,
        office_forms: words,
        committee_forms: words,
        bureau_forms: words,
        closing: words,
        branches: longest,
    }
    /// Wording that assigns a duty to somebody.
    duties: Duties {
        lead: words,
        lead_verbs: words,
        support: words,
        implement: words,
        implement_verbs: words,
        lead_heads: words,
        support_heads: words,
        implement_heads: words,
        lead_labels: words,
        support_labels: words,
        last_verbs: words,
        note_last_verbs: longest,
        together: chars,
        together_with: words,
        overseeing: words,
        urging: words,
        choosing: words,
        note_words: words,
        modals: words,
        no_modals: words,
        no_modals_behind_units: words,
        future: words,
        subject_verbs: words,
        sure_verbs: words,
        done_to: words,
        further_verbs: words,
        adverbs: words,
        deeds: words,
        before_deeds: words,
        made_of: words,
        bodies: words,
        label_bodies: words,
        persons: words,
        times: words,
    }
    /// Names of places and words for levels.
    places: Places {
        province: words,
        prefecture: words,
        only_prefecture: words,
        county: words,
        township: words,
        own: chars,
        endings: chars,
        characters: chars,
        own_region: words,
        levels: longest,
        ranks: longest,
        whole: words,
        no_name: words,
        own_level: words,
        own_in_titles: words,
        own_of_province: words,
        longer_word: chars,
        level_in_words: words,
        behind_level: words,
        behind_counties: words,
        behind_township: words,
        administrations: words,
        no_part: words,
        zones: longest,
    }
    /// Offices that issue documents.
    offices: Offices {
        endings: words,
        no_openings: words,
        state: words,
        own_of_province: words,
        own_of_prefecture: words,
        own_of_county: words,
        state_codes: words,
        issuers: words,
        behind_state: words,
    }
    /// Titles of documents.
    titles: Titles {
        endings: words,
        issued_endings: chars,
        letters: chars,
        breakdowns: words,
        party: words,
        joins: longest,
        issuing: longest,
        openings: words,
        handed_on: words,
        handed_on_behind: words,
        notices: longest,
        convening: words,
        closings: longest,
        statuses: words,
        laws: words,
        editions: words,
        years: longest,
        annexes: words,
        annex_endings: longest,
        purposes: words,
    }
    /// Citations of the documents that a plan carries out.
    citations: Citations {
        verbs: words,
        negations: chars,
        otherwise: words,
        behind: words,
        parts: words,
    }
    /// Facts printed above a document.
    facts: Facts {
        issuer: words,
        number: words,
        signed: words,
        published: words,
        title: words,
        other: words,
        other_in_texts: words,
        other_on_pages: words,
        source: words,
        number_endings: words,
        behind_day: words,
    }
    /// Lines that do not belong to the document.
    lines: Lines {
        about: words,
        chrome: words,
        foot: words,
        chrome_openings: words,
        site_titles: words,
        page_words: words,
        page_numbers: words,
    }
    /// How sentences begin, join and continue.
    sentences: Sentences {
        joints: words,
        openings: words,
        openings_in_flat: words,
        before_year_in_flat: chars,
        cited_parts: chars,
        before_number: chars,
        backgrounds: words,
        done: chars,
        told: words,
        presents: words,
        states: words,
        precedence: words,
        before_rest: chars,
    }
    /// Tables of tasks.
    tables: Tables {
        number: words,
        persons: words,
        first: words,
        owner: words,
        times: words,
        bases: words,
        remarks: words,
        groups: words,
        contents: words,
        measures: words,
        tasks: words,
        notes: words,
        announcing: words,
    }
    /// Times and quantities.
    dates: Dates {
        known_years: words,
        in_part: words,
        in_time: chars,
        told_then: words,
        lasting: words,
        at_once: words,
        no_deed: chars,
        compared: words,
        other_years: chars,
        whole_year: words,
        bounds: chars,
        event_openings: chars,
        no_within: words,
        no_period: chars,
        no_regular: chars,
        events: longest,
        before_events: words,
        later_years: words,
        scored: chars,
        before_totals: words,
        there_already: words,
        there_already_ends: chars,
        choosing: words,
        no_count: chars,
        times: words,
        deadlines: chars,
    }
    /// How a clause is split.
    clauses: Clauses {
        topic_openings: words,
        no_topic_openings: words,
        topic_ends: words,
        no_topic_ends: words,
        disclosing: words,
        subject_ends: words,
        basis_ends: words,
        nouns: words,
        fields: words,
        member_ends: words,
    }
}
