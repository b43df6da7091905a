//! Files that are no plan, or none that can be read, and what is said of each.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;

use crate::root;

/// A file: its name, what it holds, and words of the reason that is given.
pub(super) type Bad = (&'static str, Vec<u8>, &'static str);

/// Every kind of file that is refused.
pub(super) fn all() -> Vec<Bad> {
    [texts(), others(), word(), binary(), sheets(), open_formats(), pages(), pdf()].concat()
}

fn texts() -> Vec<Bad> {
    let plan = "甲县2017年政务公开工作要点\n一、重点任务\n公开部门预算。\n";
    vec![
        ("empty.txt", Vec::new(), "the file is empty"),
        ("blank.txt", " \n\u{3000}\n".into(), "the file is empty"),
        ("not text.txt", b"\x00\x01\x02\x03\x00\xff\xfe\x07".repeat(20), "binary"),
        ("too large.txt", vec![b' '; 33 << 20], "more than the limit of 33554432"),
        ("too much text.txt", [plan, &"公开部门预算。\n".repeat(210_000)].concat().into(), "more than the limit of 4194304"),
        ("notes.txt", "# Notes\n\nTwo plans of 2017 lie here.\n".into(), "does not look like a plan"),
        ("no task.txt", "甲县2017年政务公开工作要点\n".into(), "no task"),
    ]
}

fn others() -> Vec<Bad> {
    vec![
        ("picture.jpg", [b"\xff\xd8\xff\xe0\x00\x10JFIF\x00".as_slice(), &[7; 200]].concat(), "picture"),
        ("picture.png", [b"\x89PNG\r\n\x1a\n".as_slice(), &[7; 200]].concat(), "picture"),
        ("scan.tif", [b"II*\x00\x08\x00\x00\x00".as_slice(), &[7; 200]].concat(), "picture"),
        ("photo.heic", [b"\x00\x00\x00\x18ftypheic".as_slice(), &[7; 200]].concat(), "picture"),
        ("photo.webp", [b"RIFF\x24\x00\x00\x00WEBPVP8 ".as_slice(), &[7; 200]].concat(), "picture"),
        ("plans.zip", zipped(&[("plan.txt", "甲县")]), "a packed folder (zip)"),
        ("plans.rar", [b"Rar!\x1a\x07\x01\x00".as_slice(), &[7; 200]].concat(), "a packed folder (rar)"),
        ("plans.7z", [b"7z\xbc\xaf\x27\x1c".as_slice(), &[7; 200]].concat(), "a packed folder (7z)"),
        ("plans.tar.gz", [b"\x1f\x8b\x08\x00".as_slice(), &[7; 200]].concat(), "a packed file (gzip)"),
        ("program.exe", [b"MZ\x90\x00".as_slice(), &[0; 200]].concat(), "a program"),
        ("data.xml", b"<?xml version=\"1.0\"?><x>1</x>".to_vec(), "an XML file"),
        ("slides.pptx", zipped(&[("[Content_Types].xml", "<a/>"), ("ppt/presentation.xml", "<a/>")]), "PowerPoint"),
    ]
}

fn word() -> Vec<Bad> {
    let document = |body: &str| format!("<w:document><w:body>{body}</w:body></w:document>");
    let docx = |body: &str| zipped(&[("word/document.xml", &document(body))]);
    let entities =
        "<!DOCTYPE x [<!ENTITY a 'aa'>]><w:document><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>";
    let whole = fixture("word/yibin-2017.docx");
    let half = whole.len() / 2;
    vec![
        ("empty.docx", docx("<w:p/>"), "the file is empty"),
        ("cut off.docx", whole[..half].to_vec(), "its end is missing"),
        ("without its text.docx", zipped(&[("word/other.xml", "<a/>")]), "damaged"),
        ("deep.docx", docx(&"<w:tbl><w:tr><w:tc>".repeat(100_000)), "refused"),
        ("swollen.docx", docx(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "公".repeat(3 << 20))), "refused"),
        ("entities.docx", zipped(&[("word/document.xml", entities)]), "refused"),
        ("locked.docx", compound(&["/EncryptedPackage", "/EncryptionInfo"]), "locked with a password"),
    ]
}

fn binary() -> Vec<Bad> {
    let whole = unpacked("word/features.doc.zip");
    let half = whole.len() / 2;
    vec![
        ("cut off.doc", whole[..half].to_vec(), "LibreOffice"),
        ("locked.doc", patched(&whole, 11, &[0x13]), "locked with a password"),
        ("of Word 95.doc", patched(&whole, 2, &[0x68, 0]), "Word 95"),
        ("slides.ppt", compound(&["/PowerPoint Document"]), "PowerPoint"),
        ("works.wps", compound(&["/Contents"]), "LibreOffice"),
        ("deep.rtf", [b"{\\rtf1 ".as_slice(), &b"{".repeat(1 << 20)].concat(), "refused"),
        ("long.rtf", [b"{\\rtf1 ".as_slice(), &b"\\par".repeat(1 << 18), b"x}"].concat(), "refused"),
        ("empty.rtf", b"{\\rtf1 }".to_vec(), "empty"),
    ]
}

fn sheets() -> Vec<Bad> {
    let (new, old) = (fixture("sheets/plain.xlsx"), fixture("sheets/plain.xls"));
    let half = new.len() / 2;
    let far = [b"\xfd\x00\x0a\x00\x01\x00\x01\x00", b"\xfd\x00\x0a\x00\xff\xff\xff\x7f"];
    let at = old.windows(8).position(|window| window == far[0]).expect("a cell of text");
    let mut scattered = old;
    scattered[at..at + 8].copy_from_slice(far[1]);
    vec![
        ("empty.xlsx", fixture("sheets/empty.xlsx"), "no cell with text"),
        ("locked.xlsx", fixture("sheets/locked.xlsx"), "locked with a password"),
        ("cut off.xlsx", new[..half].to_vec(), "its end is missing"),
        ("bomb.xlsx", zipped(&[("xl/workbook.xml", "<workbook/>"), ("xl/sharedStrings.xml", &" ".repeat(80 << 20))]), "64 MiB"),
        ("scattered.xls", scattered, "scattered over more places"),
        ("empty.xlsb", zipped(&[("xl/workbook.bin", "")]), "no cell with text"),
    ]
}

fn open_formats() -> Vec<Bad> {
    let open = |kind: &str, content: &str, manifest: &str| {
        let kind = format!("application/vnd.oasis.opendocument.{kind}");
        zipped(&[("mimetype", &kind), ("content.xml", content), ("META-INF/manifest.xml", manifest)])
    };
    let key = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let root = "<ofd:OFD><ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>";
    let page = "<ofd:Document><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"P.xml\"/></ofd:Pages></ofd:Document>";
    let picture = "<ofd:Page><ofd:Content><ofd:Layer><ofd:ImageObject ID=\"4\" Boundary=\"0 0 210 297\"/></ofd:Layer></ofd:Content></ofd:Page>";
    vec![
        ("locked.odt", open("text", "", key), "locked with a password"),
        ("broken.odt", open("text", "<a><b>", ""), "damaged"),
        ("drawing.odg", open("graphics", "<a/>", ""), "not a text file"),
        ("empty.ods", open("spreadsheet", "<document-content/>", ""), "no cell with text"),
        ("without pages.ofd", zipped(&[("OFD.xml", root), ("D.xml", "<ofd:Document/>")]), "damaged"),
        ("locked.ofd", zipped(&[("OFD.xml", root), ("Encryptions.xml", "")]), "locked with a password"),
        ("scan.ofd", zipped(&[("OFD.xml", root), ("D.xml", page), ("P.xml", picture)]), "without a text layer"),
    ]
}

fn pages() -> Vec<Bad> {
    let archive = fixture("web/yibin-2017.mht");
    let half = archive.len() / 2;
    let without = "From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\n\r\n--x--\r\n";
    vec![
        ("frame.html", "<html><body><iframe src=plan.pdf></iframe></body></html>".into(), "holds no text"),
        ("deep.html", format!("<html>{}公开", "<div>".repeat(100_000)).into(), "nests elements deeper"),
        ("elements.html", format!("<html>{}公开", "<b></b>".repeat(1_600_000)).into(), "more than a million and a half elements"),
        ("cut off.mht", archive[..half].to_vec(), "is cut off"),
        ("without a page.mht", without.into(), "holds no page"),
    ]
}

fn pdf() -> Vec<Bad> {
    let whole = fixture("pdf/yibin-2017.reportlab.pdf");
    let half = whole.len() / 2;
    let (mut kids, mut objects) = (String::new(), String::new());
    for number in 3..2_103 {
        write!(kids, "{number} 0 R ").expect("written");
        write!(objects, "{number} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n").expect("written");
    }
    // Its index is where no index is, so that the objects are found by searching.
    let many = format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 2100 /Kids [{kids}] >>\nendobj\n\
         {objects}trailer\n<< /Size 2103 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
    );
    vec![
        ("mark.pdf", b"%PDF-1.7".to_vec(), "damaged"),
        ("cut off.pdf", whole[..half].to_vec(), "damaged"),
        ("scan.pdf", fixture("pdf/hard/scan.pdf"), "scan"),
        ("locked.pdf", fixture("pdf/hard/locked.pdf"), "locked with a password"),
        ("without unicode.pdf", fixture("pdf/hard/no-unicode.pdf"), "Unicode map"),
        ("bomb.pdf", fixture("pdf/hard/bomb.pdf"), "damaged"),
        ("many pages.pdf", many.into(), "2100 pages"),
    ]
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(root().join("tests/fixtures").join(name)).expect("a fixture")
}

fn unpacked(name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(fixture(name))).expect("a zip");
    let mut bytes = Vec::new();
    archive.by_index(0).expect("a file").read_to_end(&mut bytes).expect("a file");
    bytes
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

/// A compound file with streams of zeros.
fn compound(streams: &[&str]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    for name in streams {
        file.create_stream(name).expect("a stream").write_all(&[0; 5000]).expect("a stream");
    }
    file.into_inner().into_inner()
}

/// Writes over bytes of the stream that holds the text of a document.
fn patched(document: &[u8], at: usize, with: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::open(Cursor::new(document.to_vec())).expect("a container");
    let mut text = Vec::new();
    file.open_stream("/WordDocument").expect("a stream").read_to_end(&mut text).expect("read");
    text[at..at + with.len()].copy_from_slice(with);
    file.create_stream("/WordDocument").expect("a stream").write_all(&text).expect("written");
    file.into_inner().into_inner()
}
