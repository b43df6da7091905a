//! Lines → paragraphs: heals sentences that a page break or a scanner cut in two.

use std::borrow::Cow;
use std::ops::Range;

use super::duty::{self, NoteLine};
use super::{artefact, flat, lexicon, marks::marks, numbering::Marker};
use crate::source::{SourceText, Span};

/// Characters from which a line without a stop is running text and not a heading.
const RUNNING_TEXT: usize = 25;
/// A next line whose first sentence is this short is the tail of a cut sentence.
const TAIL: usize = 8;
/// Longest part of a title or a bracket on one side of a line end, in characters.
const TITLE: usize = 60;
/// White space before a line from which it opens a paragraph, in half-width cells.
const INDENT: usize = 2;

/// Lines within which a text that has lost its line breaks begins.
const HEADER: usize = 12;

/// A paragraph: one line, or several that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Text of its lines, trimmed, set end to end.
    pub text: String,
    /// For each line, or piece of one: where it begins in `text`, and where it stands in the source.
    lines: Vec<(usize, Span)>,
    /// The number that it begins with.
    pub marker: Option<Marker>,
    /// What it says of the task above it, where it says nothing else.
    pub note: Option<NoteLine>,
    /// Whether the text holds 。 and a comma; kept so that a paragraph of many lines is not searched again for each.
    has_stop: bool,
    has_comma: bool,
}

impl Paragraph {
    fn new(note: Option<NoteLine>) -> Self {
        Self { text: String::new(), lines: Vec::with_capacity(1), marker: None, note, has_stop: false, has_comma: false }
    }

    /// Adds a line, or a piece of one.
    fn append(&mut self, source: &SourceText, line: Span) {
        let added = source.slice(line);
        self.lines.push((self.text.len(), line));
        self.text.push_str(added);
        self.has_stop = self.has_stop || added.contains('。');
        self.has_comma = self.has_comma || marks(added).any(|(_, ch)| matches!(ch, '，' | ','));
    }

    /// Maps a range of [`Paragraph::text`] to the source.
    pub(super) fn origin(&self, start: usize, end: usize) -> Span {
        let place = |at: usize, is_end: bool| {
            let after = |&(begin, _): &(usize, Span)| if is_end { begin < at } else { begin <= at };
            let index = self.lines.partition_point(after).saturating_sub(1);
            self.lines.get(index).map_or(0, |(begin, line)| line.start + at.saturating_sub(*begin))
        };
        let start = place(start, false);
        Span::new(start, place(end, true).max(start))
    }
}

/// Splits a document into paragraphs; blank lines vanish. `tables` is where its task tables stand.
pub(super) fn paragraphs(source: &SourceText, tables: &[Span]) -> Vec<Paragraph> {
    let mut regions: Vec<Span> = source.tables().iter().map(|table| table.span).chain(tables.iter().copied()).collect();
    regions.sort_unstable();
    let mut made = Paragraphs { regions: &regions, found: Vec::new(), blank_before: false };
    // Words of a web page with bars between them look like a row, and hold no text that has lost its lines.
    let is_row = |raw: &str, start: usize, lines: usize| {
        in_table(tables, start) || (in_table(&regions, start) && raw.matches(['|', '｜']).count() >= lines)
    };
    let flat = |line: Span| {
        let raw = source.slice(line);
        flat::lines(raw).filter(|lines| !is_row(raw, line.start, lines.len()))
    };
    // The lines of the header go by rules of their own, up to the first line that holds several.
    let mut first = source.lines().take(HEADER).find_map(|line| Some((line.start, flat(line)?)));
    for line in source.lines() {
        let raw = source.slice(line);
        let lines = match &mut first {
            Some((start, _)) if line.start < *start => flat::lines_of_header(raw),
            first => first.take().map(|(_, lines)| lines).or_else(|| flat(line)),
        };
        match lines {
            Some(lines) => lines.iter().for_each(|pieces| made.flat_line(source, raw, line.start, pieces)),
            None => made.line(source, raw, line.start),
        }
    }
    let mut found = made.found;
    for paragraph in &mut found {
        paragraph.marker = Marker::read(&paragraph.text);
    }
    found
}

/// The paragraphs so far.
struct Paragraphs<'r> {
    /// Where tables stand.
    regions: &'r [Span],
    found: Vec<Paragraph>,
    blank_before: bool,
}

impl Paragraphs<'_> {
    /// Adds the line that stands at `start`.
    fn line(&mut self, source: &SourceText, raw: &str, start: usize) {
        let (text, span, rest) = words(raw, start);
        if text.is_empty() {
            self.blank_before = true;
        } else {
            self.add(source, &text, std::iter::once(span).chain(rest), indent(raw));
        }
    }

    /// Adds a line of a text that has lost its line breaks, in the pieces that stand between them.
    fn flat_line(&mut self, source: &SourceText, raw: &str, start: usize, pieces: &[Range<usize>]) {
        let text: String = pieces.iter().filter_map(|piece| raw.get(piece.clone())).collect();
        let spans = pieces.iter().map(|piece| Span::new(start + piece.start, start + piece.end));
        self.add(source, &text, spans, INDENT);
    }

    fn add(&mut self, source: &SourceText, text: &str, spans: impl Iterator<Item = Span>, indent: usize) {
        let mut spans = spans.peekable();
        let note = duty::note_line(text);
        let start = spans.peek().map_or(0, |span| span.start);
        let open = self.found.last().filter(|_| !in_table(self.regions, start));
        let goes_on = open.is_some_and(|open| continues(open, text, note, indent, self.blank_before));
        if !goes_on {
            self.found.push(Paragraph::new(note));
        }
        if let Some(open) = self.found.last_mut() {
            for piece in spans {
                open.append(source, piece);
            }
            if goes_on {
                open.note = duty::note_line(&open.text);
            }
        }
        self.blank_before = false;
    }
}

/// Returns what is written on a line, where the first piece of it stands, and where the rest, if marks of a conversion stand between.
fn words(raw: &str, start: usize) -> (Cow<'_, str>, Span, Vec<Span>) {
    let Some(pieces) = artefact::around_marks(raw) else {
        let text = raw.trim();
        let start = start + (raw.len() - raw.trim_start().len());
        return (Cow::Borrowed(text), Span::new(start, start + text.len()), Vec::new());
    };
    let text = pieces.iter().filter_map(|piece| raw.get(piece.clone())).collect();
    let mut spans = pieces.into_iter().map(|piece| Span::new(start + piece.start, start + piece.end));
    let first = spans.next().unwrap_or(Span::new(start, start));
    (Cow::Owned(text), first, spans.collect())
}

/// Tells whether a line is a row of a table: it goes on with nothing, and the line after the table not with it.
fn in_table(tables: &[Span], at: usize) -> bool {
    let next = tables.partition_point(|table| table.end < at);
    tables.get(next).is_some_and(|table| table.start <= at)
}

/// Tells whether the line `next` goes on with a paragraph; `note` is what it says of the task above it.
fn continues(paragraph: &Paragraph, next: &str, note: Option<NoteLine>, indent: usize, blank_before: bool) -> bool {
    let open = paragraph.text.as_str();
    let after_note = paragraph.note.is_some();
    // A list of units goes on, and a label waits for what it names, though the name of an office is a signature elsewhere.
    let next_is_meta = || lexicon::is_meta(next) && !(after_note && lexicon::is_office(next));
    let goes_on = if after_note {
        duty::is_open(open) && note != Some(NoteLine::Labelled)
    } else if note.is_some() {
        duty::is_open(open)
    } else if duty::is_note_alone(next) {
        !blank_before && open.ends_with(['。', '；', '）', ')'])
    } else {
        indent < INDENT
            && !ends_sentence(open)
            && looks_unfinished(paragraph, next)
            && !is_markdown(open)
            && !opens_block(next)
            && !lexicon::is_meta(open)
    };
    goes_on && Marker::read(next).is_none() && !lexicon::is_noise(open) && !lexicon::is_noise(next) && !next_is_meta()
}

/// Tells whether a paragraph without a stop at its end is running text, or `next` the tail of it.
fn looks_unfinished(paragraph: &Paragraph, next: &str) -> bool {
    let longer = |limit: usize| paragraph.text.chars().nth(limit).is_some();
    paragraph.has_stop
        || (paragraph.has_comma && longer(RUNNING_TEXT))
        || (longer(TAIL * 2) && is_tail(next))
        || is_title_cut(&paragraph.text, next)
}

/// Tells whether a line end stands inside a title or the bracket behind one, or between the two.
fn is_title_cut(open: &str, next: &str) -> bool {
    if open.ends_with('》') && next.starts_with(['（', '(']) {
        // A bracket alone on its line is a number below a title, not a part of a sentence.
        return next.find(['）', ')']).is_some_and(|at| next[at..].chars().nth(1).is_some());
    }
    [('《', '》'), ('（', '）'), ('(', ')')].into_iter().any(|(opening, closing)| {
        let before = open.rfind(opening).and_then(|at| open.get(at..));
        let after = next.find(closing).and_then(|at| next.get(..at));
        let is_short = |part: &str| part.chars().count() <= TITLE;
        before.is_some_and(|before| !before.contains(closing) && is_short(before))
            && after.is_some_and(|after| !after.contains(opening) && is_short(after))
    })
}

fn ends_sentence(text: &str) -> bool {
    let body = text.trim_end_matches(['”', '’', '"', '*', ' ']);
    body.ends_with(['。', '！', '？', '；', '：', ';', ':', '）', ')', ']', '】', '!', '?'])
}

/// Tells whether the first sentence of `text` is too short to open a paragraph.
fn is_tail(text: &str) -> bool {
    text.find('。').is_some_and(|at| text[..at].chars().count() <= TAIL && !text[..at].contains(['，', ',']))
}

/// Tells whether a line is a Markdown heading, which no other line goes on with.
fn is_markdown(line: &str) -> bool {
    super::numbering::markdown_heading(line).is_some()
}

/// Tells whether a line opens a Markdown heading or a list item.
fn opens_block(line: &str) -> bool {
    is_markdown(line) || ["- ", "* ", "+ ", "• ", "·"].iter().any(|mark| line.starts_with(mark))
}

fn indent(line: &str) -> usize {
    line.chars().take_while(|ch| ch.is_whitespace()).map(|ch| if ch == '\u{3000}' || ch == '\t' { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let source = SourceText::from_bytes("t", text.as_bytes()).expect("text");
        paragraphs(&source, &[]).into_iter().map(|paragraph| paragraph.text).collect()
    }

    #[test]
    fn a_mark_of_a_conversion_is_no_text_and_moves_nothing() {
        let text =
            "一、总体要求\n[bookmark: _GoBack]各县区[bookmark: OLE_LINK1]要落实。\n[bookmark: _Toc1]二、公开\n[bookmark: x]\n";
        assert_eq!(split(text), ["一、总体要求", "各县区要落实。", "二、公开"]);
        let source = SourceText::from_bytes("t", text.as_bytes()).expect("text");
        let found = paragraphs(&source, &[]);
        let at = |part: &str| found[1].text.find(part).expect(part);
        let slice = |start: usize, end: usize| source.slice(found[1].origin(start, end));
        assert_eq!(slice(0, at("要")), "各县区");
        assert_eq!(slice(at("要"), found[1].text.len()), "要落实。");
        assert_eq!(slice(0, found[1].text.len()), "各县区[bookmark: OLE_LINK1]要落实。");
    }

    #[test]
    fn a_sentence_cut_by_a_page_break_is_healed() {
        let text = "1. 加强公开。针对误导和\n\n不实信息，及时发布权威消息。\n\n2. 加强统计。";
        assert_eq!(split(text), ["1. 加强公开。针对误导和不实信息，及时发布权威消息。", "2. 加强统计。"]);
    }

    #[test]
    fn a_heading_cut_before_its_last_word_is_healed() {
        let text = "1. 加快建立统一规范、准确及时的市场信息定期发布\n\n机制。做好解读工作。";
        assert_eq!(split(text), ["1. 加快建立统一规范、准确及时的市场信息定期发布机制。做好解读工作。"]);
    }

    #[test]
    fn headings_signatures_and_indented_paragraphs_stay_apart() {
        let text = "一、加强领导，落实责任\n各部门要高度重视，抓好落实。\n推进项目信息公开\n\n    重点围绕项目，做好公开。\n某区办公室\n\n2017年7月11日";
        assert_eq!(split(text).len(), 6);
    }

    #[test]
    fn a_note_on_its_own_line_belongs_to_the_text_above() {
        assert_eq!(split("做好宣传活动。\n(区政府办公室牵头)\n二、其他工作").len(), 2);
    }

    #[test]
    fn lines_of_units_and_times_stand_alone_unless_a_list_or_a_bracket_is_cut() {
        let text = "加大公开力度，推进重点领域信息公开，做好解读回应工作\n区财政局\n12月底前\n公开决算，细化到项级科目";
        assert_eq!(split(text).len(), 4);
        assert_eq!(split("公开预算。\n牵头单位：区财政局\n配合单位：各镇\n完成时限：年底前").len(), 4);
        assert_eq!(split("公开预算。\n牵头单位：\n区财政局、\n区审计局\n责任人：张某").len(), 3);
        assert_eq!(split("公开预算（\n责任单位：区财政局）").len(), 1);
        assert_eq!(split("由区发展改革委、\n区财政局").len(), 1);
    }

    #[test]
    fn a_title_cut_by_a_line_end_is_healed() {
        assert_eq!(split("根据《信息公开\n条例》和《要点》\n（某政办发〔2024〕2号）要求\n制定本要点").len(), 2);
        assert_eq!(split("落实《要点》（某政办发〔2024〕\n2号）要求").len(), 1);
        // A number below a title, a heading in brackets and a bracket that nothing closes open lines of their own.
        assert_eq!(split("印发《要点》\n（某政办发〔2024〕2号）\n各乡镇").len(), 3);
        assert_eq!(split("公开预算（附件\n公开决算\n落实《要点\n公开《清单》").len(), 4);
    }

    #[test]
    fn a_range_over_a_cut_maps_to_both_lines() {
        let source = SourceText::from_bytes("t", "做好公开，提升\n\n政府效能。然后，确保进\n度。".as_bytes()).expect("text");
        let all = paragraphs(&source, &[]);
        let paragraph = all.last().expect("one");
        let at = paragraph.text.find("然后").expect("there");
        assert_eq!(source.slice(paragraph.origin(at, paragraph.text.len())), "然后，确保进\n度。");
    }
}
