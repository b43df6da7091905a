//! The rules by which findings are made, with their stable codes.

use super::Severity;

/// A rule. Its code is stable: it stands in exceptions and in machine output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// The plan is built after the national points of an earlier year.
    FollowsEarlierYear,
    /// Plans carry one another out in a circle.
    Circle,
    /// A parent was issued after its child.
    YoungerParent,
    /// A parent that is named or cited is not of a level above.
    WrongLevel,
    /// A place has several plans of one year.
    SeveralPlans,
    /// A cited document is of a year that does not fit.
    CitedYear,
    /// A cited document is of another level than the citation says.
    CitedLevel,
    /// The national document at hand and the profile of its year ask for different items.
    ProfileDiffers,
    /// An exception is past its date.
    ExceptionExpired,
    /// An exception meets nothing.
    ExceptionUnused,
    /// An item that is asked for above is not in the draft.
    Dropped,
    /// An item is there, and not all of what is asked for of it.
    ElementMissing,
    /// A later deadline than above, or none.
    DeadlineWeaker,
    /// Less often than above, or without a frequency.
    FrequencyWeaker,
    /// Less than above, or without a figure.
    QuantityWeaker,
    /// A deadline before the date of the plan, or after its year.
    DeadlineOutside,
    /// A task without an owner in a plan that names owners.
    NoOwner,
    /// A task of other departments than above.
    OwnerDiffers,
    /// A plan that names owners for few of its tasks, or for none.
    FewOwners,
    /// A task that belongs under another heading of the draft.
    ForeignHeading,
    /// A task that stands twice.
    Duplicate,
    /// A number that does not follow the one before.
    NumberOutOfOrder,
    /// A heading whose neighbours have numbers and that has none.
    NumberLost,
    /// A task that no item of the taxonomy is about.
    MapsToNothing,
    /// A cited number that no document of the corpus has.
    UnknownNumber,
    /// A cited document that has another number.
    WrongNumber,
    /// A plan that only repeats its parent.
    OnlyRepeats,
    /// No document number.
    NoDocNumber,
    /// No date of signature.
    NoDate,
}

impl Code {
    /// All rules, by code.
    pub const ALL: [Self; 29] = [
        Self::FollowsEarlierYear,
        Self::Circle,
        Self::YoungerParent,
        Self::WrongLevel,
        Self::SeveralPlans,
        Self::CitedYear,
        Self::CitedLevel,
        Self::ProfileDiffers,
        Self::ExceptionExpired,
        Self::ExceptionUnused,
        Self::Dropped,
        Self::ElementMissing,
        Self::DeadlineWeaker,
        Self::FrequencyWeaker,
        Self::QuantityWeaker,
        Self::DeadlineOutside,
        Self::NoOwner,
        Self::OwnerDiffers,
        Self::FewOwners,
        Self::ForeignHeading,
        Self::Duplicate,
        Self::NumberOutOfOrder,
        Self::NumberLost,
        Self::MapsToNothing,
        Self::UnknownNumber,
        Self::WrongNumber,
        Self::OnlyRepeats,
        Self::NoDocNumber,
        Self::NoDate,
    ];

    /// Returns the code: `L` for the lineage, `X` for exceptions, `C` for drafts (`C1` what is missing, `C2` what is weaker or out of time, `C3` who, `C4` the
    /// order of the text, `C5` what it cites, `C6` where it comes from, `C7` its formalities).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::FollowsEarlierYear => "L001",
            Self::Circle => "L002",
            Self::YoungerParent => "L003",
            Self::WrongLevel => "L004",
            Self::SeveralPlans => "L005",
            Self::CitedYear => "L006",
            Self::CitedLevel => "L007",
            Self::ProfileDiffers => "L008",
            Self::ExceptionExpired => "X001",
            Self::ExceptionUnused => "X002",
            Self::Dropped => "C101",
            Self::ElementMissing => "C102",
            Self::DeadlineWeaker => "C201",
            Self::FrequencyWeaker => "C202",
            Self::QuantityWeaker => "C203",
            Self::DeadlineOutside => "C204",
            Self::NoOwner => "C301",
            Self::OwnerDiffers => "C302",
            Self::FewOwners => "C303",
            Self::ForeignHeading => "C401",
            Self::Duplicate => "C402",
            Self::NumberOutOfOrder => "C403",
            Self::NumberLost => "C404",
            Self::MapsToNothing => "C405",
            Self::UnknownNumber => "C501",
            Self::WrongNumber => "C502",
            Self::OnlyRepeats => "C601",
            Self::NoDocNumber => "C701",
            Self::NoDate => "C702",
        }
    }

    /// Finds the rule of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }

    /// Tells whether only `check` makes findings of the rule.
    #[must_use]
    pub fn is_of_draft(self) -> bool {
        self.code().starts_with('C')
    }

    /// Returns the severities that findings of the rule have, the mildest first: what it rests on and how far the draft is decide.
    #[must_use]
    pub const fn severities(self) -> &'static [Severity] {
        use Severity::{Error, Note, Warning};
        match self {
            Self::Dropped => &[Note, Warning, Error],
            Self::ElementMissing | Self::DeadlineOutside => &[Note, Warning],
            Self::DeadlineWeaker | Self::FrequencyWeaker | Self::QuantityWeaker | Self::NoOwner | Self::FewOwners => {
                &[Warning, Error]
            }
            Self::NoDocNumber | Self::NoDate => &[Note, Error],
            Self::Circle | Self::WrongNumber => &[Error],
            Self::ExceptionUnused | Self::MapsToNothing | Self::UnknownNumber => &[Note],
            _ => &[Warning],
        }
    }

    /// Returns the severity of the rule, where no case of it is milder or graver.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::Circle | Self::DeadlineWeaker | Self::FrequencyWeaker | Self::QuantityWeaker | Self::WrongNumber => {
                Severity::Error
            }
            Self::FollowsEarlierYear
            | Self::YoungerParent
            | Self::WrongLevel
            | Self::SeveralPlans
            | Self::CitedYear
            | Self::CitedLevel
            | Self::ProfileDiffers
            | Self::ExceptionExpired
            | Self::Dropped
            | Self::ElementMissing
            | Self::DeadlineOutside
            | Self::NoOwner
            | Self::OwnerDiffers
            | Self::FewOwners
            | Self::ForeignHeading
            | Self::Duplicate
            | Self::NumberOutOfOrder
            | Self::NumberLost
            | Self::OnlyRepeats => Severity::Warning,
            Self::ExceptionUnused | Self::MapsToNothing | Self::UnknownNumber | Self::NoDocNumber | Self::NoDate => {
                Severity::Note
            }
        }
    }
}
