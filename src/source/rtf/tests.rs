//! Invented files with constructs of Word and WPS, and with errors.

use encoding_rs::GB18030;

use crate::source::{Format, ReadError, SourceText};

/// Returns a file with the given body, a Chinese font and a symbol font.
fn file(body: &str) -> Vec<u8> {
    let head = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\fnil\fcharset2 Wingdings;}}{\stylesheet{\s0 Normal;}}{\info{\title x}}";
    format!("{head}{body}}}").into_bytes()
}

/// Encodes text as Word does, with two hexadecimal digits per byte.
fn hex(text: &str) -> String {
    let bytes = GB18030.encode(text).0;
    bytes.iter().map(|byte| format!("\\'{byte:02x}")).collect::<Vec<_>>().concat()
}

/// Encodes text as most other programs do, in Unicode.
fn unicode(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("\\u{}?", unit.cast_signed())).collect::<Vec<_>>().concat()
}

fn read(bytes: &[u8]) -> SourceText {
    SourceText::from_bytes("plan.rtf", bytes).expect("text")
}

fn rows(source: &SourceText) -> Vec<Vec<&str>> {
    let rows = source.tables().iter().flat_map(|table| &table.rows);
    rows.map(|row| row.iter().map(|&span| source.slice(span)).collect()).collect()
}

#[test]
fn bytes_of_the_code_page_and_unicode_are_the_same_text() {
    for body in [hex("一、加强公开"), unicode("一、加强公开"), hex("一、加强") + &unicode("公开")] {
        let source = read(&file(&format!("\\pard\\f0 {body}\\par 2017\\par")));
        assert_eq!((source.text(), source.format()), ("一、加强公开\n2017\n", Format::Rtf));
    }
    // Raw bytes, one of which is a letter as a second byte.
    let (text, _, _) = GB18030.encode("二、镕基");
    let raw = [br"{\rtf1\ansi\ansicpg936 ".as_slice(), &text, br"\par}"].concat();
    assert_eq!(read(&raw).text(), "二、镕基\n");
}

#[test]
fn western_bytes_are_western_where_the_font_says_so() {
    let bytes = br"{\rtf1\ansi{ \fonttbl {\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}}\f0 caf\'e9\par\f1\'c4\'e0\par}";
    assert_eq!(read(bytes).text(), "café\nДа\n");
}

#[test]
fn what_older_programs_read_instead_is_passed_over() {
    let source = read(&file(r"\uc2\u20844\'b9\'ab{\uc0\u24320}\uc1\u-10179?\u-9211?x{\upr{y}{\*\ud{\u20844?}}}\par"));
    assert_eq!(source.text(), "公开🐅x公\n");
}

#[test]
fn cells_are_cells_and_merged_ones_share_their_text() {
    let row = |flags: [&str; 3], cells: [&str; 3]| {
        let cells = cells.map(|cell| format!("\\pard\\intbl {}\\cell", hex(cell))).concat();
        format!("\\trowd\\trleft-108{}\\cellx900{}\\cellx1800{}\\cellx2700{cells}\\row", flags[0], flags[1], flags[2])
    };
    let body = [
        row(["\\clvmgf", "", ""], ["一、公开", "预算", "财政局"]),
        row(["\\clvmrg", "", ""], ["", "决算", "审计局"]),
        row(["", "\\clmgf", "\\clmrg"], ["备注", "年底前", ""]),
    ];
    let source = read(&file(&format!("{}\\pard {}\\par", body.concat(), hex("完"))));
    assert_eq!(rows(&source), [["一、公开", "预算", "财政局"], ["一、公开", "决算", "审计局"], ["备注", "年底前", "年底前"]]);
    assert!(source.text().ends_with("\n完\n"));
}

#[test]
fn a_table_in_a_cell_is_text_of_that_cell() {
    let inner = r"\pard\intbl\itap2 b\nestcell c\nestcell{\*\nesttableprops\trowd\cellx10\cellx20\nestrow}{\nonesttables\par}";
    let body = format!(r"\trowd\cellx900\cellx1800\pard\intbl a\cell{inner}\pard\intbl d\cell\row\pard e\par");
    assert_eq!(rows(&read(&file(&body))), [["a", "b c d"]]);
}

#[test]
fn numbers_are_printed_and_bullets_are_not() {
    let one = format!("{{\\listtext\\pard\\plain {}\\tab}}{}\\par", hex("（一）"), hex("预算"));
    let two = "{\\pntext\\pard 1.\\tab}{\\*\\pn{\\pntxta.}}x\\par{\\listtext\\f1\\'b7\\tab}y\\par";
    assert_eq!(read(&file(&(one + two))).text(), "（一）预算\n1. x\ny\n");
}

#[test]
fn notes_boxes_fields_and_signs_are_text_and_what_is_hidden_is_not() {
    let body = [
        r"a{\super\chftn{\footnote\pard\chftn n}}\par",
        r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt box\par}}{\shprslt z}}b\par ",
        r#"c{\field{\*\fldinst{HYPERLINK "http://x"}}{\fldrslt link}}{\v h}{\deleted d}{\*\xyz s}{\f1\'fc}\par"#,
        r"{\field{\*\fldinst{TOC \\o}}{\fldrslt t1\par t2\par}}\par{\pict\picwgoal9000\pichgoal9000 0a0b}e\~f\_g\-h\par",
        "{\\footer p1\\par}",
    ];
    let source = read(&file(&body.concat()));
    assert_eq!(source.text(), "a\n注1：n\nb\nbox\nclink✓\n\n\n\ne f-gh\n");
    assert_eq!(source.unread().len(), 1);
}

#[test]
fn fields_of_forms_print_what_was_chosen() {
    let field = |kind: &str, data: &str, result: &str| {
        let data = format!(r"{{\*\formfield{{{data}{{\*\ffname a}}{{\*\ffhelptext h}}}}}}");
        format!(r"{{\field{{\*\fldinst {{ FORM{kind} }}{{\*\datafield 00}}{data}}}{{\fldrslt {result}}}}}")
    };
    let entries = format!(r"{{\*\ffl {}}}{{\*\ffl {}}}", hex("县财政局"), unicode("县教育局"));
    let body = [
        field("DROPDOWN", &format!(r"\fftype2\ffres1\ffhaslistbox\ffdefres0{entries}"), ""),
        field("DROPDOWN", &format!(r"\fftype2\ffres25\ffdefres0{entries}"), &hex("县财政局")),
        field("CHECKBOX", r"\fftype1\ffres25\ffdefres1", ""),
        field("CHECKBOX", r"\fftype1\ffres0\ffdefres1", ""),
        field("TEXT", r"\fftype0\ffres0{\*\ffdeftext x}", &hex("县审计局")),
    ];
    assert_eq!(read(&file(&format!("{}\\par", body.concat()))).text(), "县教育局县财政局☑□县审计局\n");
}

#[test]
fn a_symbol_font_is_known_by_its_name_too() {
    let fonts =
        r"{\fonttbl{\f0\fcharset134 SimSun;}{\f6\fcharset0 Wingdings;}{\f7\fcharset0 Wingdings 2;}{\f8\fcharset0 Arial;}}";
    let body = format!(r"{{\f7 R}}{}{{\f6 \u61692\'3f J}}{{\f8 R}}\par", unicode("公开"));
    assert_eq!(read(format!(r"{{\rtf1\ansi{fonts}{body}}}").as_bytes()).text(), "☑公开✓ \u{fffd}R\n");
}

#[test]
fn a_letterhead_of_the_header_is_kept() {
    let header = format!("{{\\header\\pard {}\\par}}", hex("东区政办发〔2017〕5号"));
    assert_eq!(read(&file(&format!("{header}{}\\par", hex("东区要点")))).text(), "东区政办发〔2017〕5号\n东区要点\n");
}

#[test]
fn a_file_that_breaks_off_says_so() {
    let whole = file(r"\trowd\cellx900\cellx1800\pard\intbl a\cell b\cell\row\pard e{\b f}\par");
    assert!(read(&whole).unread().is_empty());
    for end in 6..whole.len() {
        if let Ok(source) = SourceText::from_bytes("plan.rtf", &whole[..end]) {
            assert_eq!(source.unread().len(), 1, "{end}");
        }
    }
}

#[test]
fn what_would_exhaust_the_reader_is_refused() {
    let deep = [b"{\\rtf1 ".as_slice(), &b"{".repeat(1 << 20)].concat();
    assert!(matches!(SourceText::from_bytes("plan.rtf", &deep), Err(ReadError::TooComplex { .. })));
    let long = [b"{\\rtf1 ".as_slice(), &b"\\par".repeat(1 << 18), b"x}"].concat();
    assert!(matches!(SourceText::from_bytes("plan.rtf", &long), Err(ReadError::TooComplex { .. })));
    for odd in [r"\bin99999999 x", r"\u-99999999999 x", r"\itap999999\intbl x\cell y", r"\uc-5\u20844 x", "}}}}x", r"\'zz\'b"] {
        let _ = SourceText::from_bytes("plan.rtf", &file(odd));
    }
}
