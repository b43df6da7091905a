//! Groups: what the text in one is, and how it looks.

/// What becomes of the text of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// It is text of the document.
    Text,
    /// It is the instruction of a field.
    Instruction,
    /// It describes fonts.
    Fonts,
    /// It is a picture.
    Picture,
    /// It says in bytes what a group inside of it says in Unicode.
    Twice,
    /// Nothing.
    Nothing,
}

/// A text of its own that begins with a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The number of a list item.
    Label,
    /// A footnote.
    Note,
    /// A text box.
    Box,
    /// The header of pages; `true`: of the first.
    Header(bool),
}

/// What begins with the first word of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begin {
    /// A text of its own.
    Part(Part),
    /// A field.
    Field,
    /// The result of a field.
    Result,
    /// A group whose text is of this use.
    Use(Use),
}

/// Returns what a group begins that has `word` first; `starred`: who does not know the word shall pass over the group; `outer`:
/// the use of the text around it. `None`: the word says nothing of the group as a whole.
pub(super) fn begin(word: &str, starred: bool, outer: Use) -> Option<Begin> {
    Some(match word {
        "fonttbl" => Begin::Use(Use::Fonts),
        "fldinst" => Begin::Use(Use::Instruction),
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

/// Returns the text that a word or sign stands for.
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
