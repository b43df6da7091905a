//! Groups and words → blocks.

use super::fonts::Fonts;
use super::groups::{self, Begin, Part, Use};
use super::story::Story;
use super::token::{Token, Tokens};
use crate::source::ReadError;
use crate::source::word::{Block, Form, FormKind, Mark, Merge, PARAGRAPH_LIMIT, PICTURE_AREA, Shape};

/// Maximum nesting of groups; Word nests some ten.
const DEPTH_LIMIT: usize = 4096;
/// Maximum number of cells in a row that are distinguished.
const CELL_LIMIT: usize = 64;
/// Twips per centimetre.
const TWIPS: i64 = 567;

#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each holds of the group by itself")]
struct Group {
    of: Use,
    /// Whether no word of it has been read.
    fresh: bool,
    starred: bool,
    /// The separate text that it begins.
    part: Option<Part>,
    field: bool,
    hidden: bool,
    font: i32,
    /// Number of characters that follow a Unicode character as a substitute for older programs.
    twice: usize,
    in_table: bool,
    depth: usize,
}

#[derive(Debug, Default)]
struct Reader {
    groups: Vec<Group>,
    stories: Vec<Story>,
    fonts: Fonts,
    default_font: i32,
    /// Bytes not yet decoded.
    bytes: Vec<u8>,
    /// The high surrogate of a character beyond the Basic Multilingual Plane.
    half: Option<u16>,
    /// Number of characters to skip.
    skip: usize,
    shape: Shape,
    merge: Merge,
    header: Vec<Block>,
    has_first_header: bool,
    /// The field of a form being read.
    form: Form,
    picture: (i64, i64),
    paragraphs: usize,
    notes: usize,
}

/// Returns the blocks of a document and those of its header.
pub(super) fn blocks(bytes: &[u8]) -> Result<(Vec<Block>, Vec<Block>), ReadError> {
    let mut reader = Reader { stories: vec![Story::default()], ..Reader::default() };
    for token in Tokens::new(bytes).skip_while(|token| *token != Token::Open) {
        reader.token(token)?;
        // Bytes after the document are ignored.
        if reader.groups.is_empty() {
            break;
        }
    }
    let is_cut = !reader.groups.is_empty();
    while !reader.groups.is_empty() {
        reader.close();
    }
    let mut blocks = reader.stories.pop().unwrap_or_default().finish(reader.paragraphs + 1);
    if is_cut {
        blocks.push(Block::Unread { what: "the rest of the file".to_owned(), why: "the file breaks off" });
    }
    Ok((blocks, reader.header))
}

impl Default for Group {
    fn default() -> Self {
        Self {
            of: Use::Text,
            fresh: true,
            starred: false,
            part: None,
            field: false,
            hidden: false,
            font: 0,
            twice: 1,
            in_table: false,
            depth: 1,
        }
    }
}

impl Reader {
    fn token(&mut self, token: Token<'_>) -> Result<(), ReadError> {
        match token {
            Token::Open => return self.open(),
            Token::Close => self.close(),
            _ if self.skip > 0 => self.pass_over(token),
            Token::Word(word, number) => return self.word(word, number),
            Token::Sign(b'*') => self.group().starred = true,
            Token::Sign(sign) => self.put(match sign {
                b'~' => " ",
                b'_' => "-",
                b'{' => "{",
                b'}' => "}",
                b'\\' => "\\",
                _ => "",
            }),
            Token::Byte(byte) => self.raw(&[byte]),
            Token::Text(text) => self.raw(text),
        }
        Ok(())
    }

    fn pass_over(&mut self, token: Token<'_>) {
        let length = if let Token::Text(text) = token { text.len() } else { 1 };
        let passed = self.skip.min(length);
        self.skip -= passed;
        if let Token::Text(text) = token {
            self.raw(text.get(passed..).unwrap_or_default());
        }
    }

    fn group(&mut self) -> &mut Group {
        if self.groups.is_empty() {
            self.groups.push(Group::default());
        }
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    fn story(&mut self) -> &mut Story {
        if self.stories.is_empty() {
            self.stories.push(Story::default());
        }
        let last = self.stories.len() - 1;
        &mut self.stories[last]
    }

    fn open(&mut self) -> Result<(), ReadError> {
        self.flush();
        self.skip = 0;
        if self.groups.len() >= DEPTH_LIMIT {
            return Err(ReadError::TooComplex { why: format!("it has groups more than {DEPTH_LIMIT} deep") });
        }
        let outer = self.groups.last().cloned().unwrap_or_default();
        self.groups.push(Group { fresh: true, starred: false, part: None, field: false, ..outer });
        Ok(())
    }

    fn close(&mut self) {
        self.flush();
        self.skip = 0;
        let Some(group) = self.groups.pop() else { return };
        if group.field {
            let text = self.story().fields.end();
            self.story().put(&text);
        }
        if let Some(part) = group.part {
            let number = self.paragraphs + 1;
            let blocks = self.stories.pop().unwrap_or_default().finish(number);
            if !group.hidden {
                self.place(part, blocks, number);
            }
        }
        let outer = self.groups.last().map_or(Use::Text, |outer| outer.of);
        if group.of == Use::Form && outer != Use::Form {
            let form = std::mem::take(&mut self.form);
            self.story().fields.choose(&form);
        }
        if group.of == Use::Picture && outer != Use::Picture && !group.hidden {
            let (width, height) = std::mem::take(&mut self.picture);
            if width.saturating_mul(height) >= i64::from(PICTURE_AREA) * TWIPS * TWIPS {
                let what = "a picture".to_owned();
                self.story().hanging.push(Block::Unread { what, why: "text in pictures is not recognised" });
            }
        }
    }

    /// Puts a separate text where it belongs.
    fn place(&mut self, part: Part, blocks: Vec<Block>, number: usize) {
        let words = blocks.iter().filter_map(Block::paragraph).flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
        match part {
            Part::Label => self.story().number(&words),
            Part::Note if !words.is_empty() => {
                self.notes += 1;
                let text = format!("注{}：{words}", self.notes);
                self.story().hanging.push(Block::Paragraph { number, text });
            }
            Part::Box if blocks.iter().any(|block| block.paragraph().is_none_or(|text| !text.trim().is_empty())) => {
                self.story().hanging.extend(blocks);
            }
            Part::Header(first) if (first || !self.has_first_header) && !words.is_empty() => {
                self.has_first_header |= first;
                self.header = blocks;
            }
            Part::Note | Part::Box | Part::Header(_) => {}
        }
    }

    fn begin(&mut self, begin: Begin) {
        match begin {
            Begin::Part(part) => {
                let group = self.group();
                (group.part, group.in_table, group.depth) = (Some(part), false, 1);
                self.stories.push(Story::default());
            }
            Begin::Field => {
                self.group().field = true;
                self.story().fields.begin();
            }
            Begin::Result => {
                self.group().of = Use::Text;
                self.story().fields.separate();
            }
            Begin::Use(of) => {
                self.group().of = of;
                if of == Use::Entry {
                    self.form.entries.push(String::new());
                }
            }
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) -> Result<(), ReadError> {
        self.flush();
        let outer = self.groups.iter().rev().nth(1).map_or(Use::Text, |outer| outer.of);
        let group = self.group();
        if std::mem::replace(&mut group.fresh, false)
            && (matches!(group.of, Use::Text | Use::Instruction | Use::Form) || (group.of == Use::Twice && word == "ud"))
            && let Some(begin) = groups::begin(word, group.starred, outer)
        {
            self.begin(begin);
            return Ok(());
        }
        let number = number.unwrap_or(1);
        match group.of {
            Use::Text | Use::Instruction | Use::Entry => self.text_word(word, number)?,
            Use::Fonts => self.fonts.describe(word, Some(number)),
            Use::Picture => match word {
                "picwgoal" => self.picture.0 = i64::from(number),
                "pichgoal" => self.picture.1 = i64::from(number),
                _ => {}
            },
            Use::Form => match word {
                "fftype" => self.form.kind = FormKind::by_number(number),
                "ffres" => self.form.result = usize::try_from(number).ok(),
                "ffdefres" => self.form.default = usize::try_from(number).unwrap_or(0),
                _ => {}
            },
            Use::Twice | Use::Nothing => {}
        }
        Ok(())
    }

    fn text_word(&mut self, word: &str, number: i32) -> Result<(), ReadError> {
        let default_font = self.default_font;
        let group = self.group();
        let (inside, nested) = (if group.in_table { group.depth } else { 0 }, group.depth.max(2));
        match word {
            "par" | "sect" => self.end(inside, Mark::Paragraph)?,
            "cell" => self.end(1, Mark::Cell)?,
            "nestcell" => self.end(nested, Mark::Cell)?,
            "row" | "nestrow" => {
                let mark = Mark::Row(self.shape.clone());
                self.end(if word == "row" { 1 } else { nested }, mark)?;
            }
            "pard" => (group.in_table, group.depth) = (false, 1),
            "intbl" => group.in_table = true,
            "itap" => group.depth = usize::try_from(number).unwrap_or(1).max(1),
            "plain" => (group.font, group.hidden) = (default_font, false),
            "f" => group.font = number,
            "v" | "deleted" => group.hidden = number != 0,
            "uc" => group.twice = usize::try_from(number).unwrap_or(0),
            "u" => self.unicode(number),
            "ansicpg" => self.fonts.page = Some(number),
            "deff" => {
                self.default_font = number;
                self.group().font = number;
            }
            "trowd" => (self.shape, self.merge) = (Shape { edges: vec![0], merges: Vec::new() }, Merge::default()),
            "trleft" => self.shape.edges.iter_mut().take(1).for_each(|edge| *edge = number),
            "clmrg" => self.merge.left = true,
            "clvmrg" => self.merge.above = true,
            "cellx" if self.shape.merges.len() < CELL_LIMIT => {
                self.shape.edges.push(number);
                self.shape.merges.push(std::mem::take(&mut self.merge));
            }
            _ => self.put(groups::printed(word).unwrap_or_default()),
        }
        Ok(())
    }

    fn end(&mut self, depth: usize, mark: Mark) -> Result<(), ReadError> {
        self.paragraphs += 1;
        if self.paragraphs > PARAGRAPH_LIMIT {
            return Err(ReadError::TooComplex { why: format!("it has more than {PARAGRAPH_LIMIT} paragraphs") });
        }
        let number = self.paragraphs;
        self.story().end(number, depth, mark);
        Ok(())
    }

    /// Adds a character given as a UTF-16 code unit or, by some programs, as a code point.
    fn unicode(&mut self, number: i32) {
        let (font, twice) = (self.group().font, self.group().twice);
        self.skip = twice;
        let code = u32::try_from(if number < 0 { number.saturating_add(0x1_0000) } else { number }).unwrap_or(0xfffd);
        let unit = u16::try_from(code).unwrap_or(0);
        let before = self.half.take();
        if matches!(unit, 0xd800..=0xdbff) {
            self.half = Some(unit);
            return;
        }
        let whole = before.and_then(|half| char::decode_utf16([half, unit]).next()?.ok());
        let ch = self.fonts.symbol(font, code).or(whole).or_else(|| char::from_u32(code)).unwrap_or('\u{fffd}');
        self.put(ch.encode_utf8(&mut [0; 4]));
    }

    fn raw(&mut self, bytes: &[u8]) {
        // White space before the first word of a group is file layout.
        self.group().fresh &= bytes.trim_ascii().is_empty();
        match self.group().of {
            Use::Text | Use::Instruction | Use::Entry => self.bytes.extend(bytes),
            Use::Fonts => self.fonts.name(bytes),
            Use::Picture | Use::Form | Use::Twice | Use::Nothing => {}
        }
    }

    /// Decodes the pending bytes.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let (font, bytes) = (self.group().font, std::mem::take(&mut self.bytes));
        let signs: Option<String> = bytes.iter().map(|&byte| self.fonts.symbol(font, u32::from(byte))).collect();
        let text = signs.unwrap_or_else(|| self.fonts.decode(font, &bytes).into_owned());
        self.add(&text);
    }

    fn put(&mut self, text: &str) {
        self.flush();
        self.add(text);
    }

    fn add(&mut self, text: &str) {
        let (of, hidden) = (self.group().of, self.group().hidden);
        match of {
            Use::Instruction => self.story().fields.instruct(text),
            Use::Entry => self.form.entries.last_mut().into_iter().for_each(|entry| entry.push_str(text)),
            Use::Text if !hidden => self.story().put(text),
            _ => {}
        }
    }
}
