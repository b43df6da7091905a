//! Groups: the use of their text.

/// Use of the text of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Text of the document.
    Text,
    /// The instruction of a field.
    Instruction,
    /// The font table.
    Fonts,
    /// What a field of a form says of itself.
    Form,
    /// An entry of the list of such a field.
    Entry,
    /// It is a picture.
    Picture,
    /// Repeats in bytes what a nested group says in Unicode.
    Twice,
    /// Nothing.
    Nothing,
}

/// A separate text that begins with a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The number of a list item.
    Label,
    /// A footnote.
    Note,
    /// A text box.
    Box,
    /// The header of pages; `true` for that of the first page.
    Header(bool),
}

/// What the first word of a group begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begin {
    /// A separate text.
    Part(Part),
    /// A field.
    Field,
    /// The result of a field.
    Result,
    /// A group whose text has this use.
    Use(Use),
}

/// Returns what a group with the first word `word` begins; `starred` means that readers that do not know the word must skip the
/// group, and `outer` is the use of the surrounding text. `None` if the word says nothing about the group as a whole.
pub(super) fn begin(word: &str, starred: bool, outer: Use) -> Option<Begin> {
    Some(match word {
        "fonttbl" => Begin::Use(Use::Fonts),
        "fldinst" => Begin::Use(Use::Instruction),
        "formfield" => Begin::Use(Use::Form),
        "ffl" if outer == Use::Form => Begin::Use(Use::Entry),
        "pict" => Begin::Use(Use::Picture),
        "upr" => Begin::Use(Use::Twice),
        "ud" if outer == Use::Twice => Begin::Use(Use::Text),
        "field" => Begin::Field,
        "fldrslt" => Begin::Result,
        "listtext" | "pntext" => Begin::Part(Part::Label),
        "footnote" => Begin::Part(Part::Note),
        "shptxt" | "dptxbxtext" => Begin::Part(Part::Box),
        "header" | "headerr" => Begin::Part(Part::Header(false)),
        "headerf" => Begin::Part(Part::Header(true)),
        "shppict" | "shpinst" | "do" | "nesttableprops" => return None,
        "headerl" | "footer" | "footerl" | "footerr" | "footerf" | "colortbl" | "stylesheet" | "info" | "nonshppict"
        | "shprslt" | "sp" | "nonesttables" | "tc" | "xe" | "ftnsep" | "ftnsepc" | "ftncn" | "aftnsep" | "aftnsepc"
        | "aftncn" | "filetbl" | "template" | "objdata" => Begin::Use(Use::Nothing),
        _ if starred => Begin::Use(Use::Nothing),
        _ => return None,
    })
}

/// Returns the text that a control word or symbol prints.
pub(super) fn printed(word: &str) -> Option<&'static str> {
    Some(match word {
        "tab" => "\t",
        "line" | "lbr" => "\n",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" | "enspace" | "qmspace" => " ",
        _ => return None,
    })
}
