#!/usr/bin/env python3
"""Makes files that are far larger than plans, or unpack to far more, and prints what the program takes of memory to read or refuse each.

    python3 benches/memory.py PROGRAM [NAME...]

PROGRAM may be a debug build. A name is a part of a row's name; without names, all are measured. The bar is 300 MB for a single file:
what takes more is marked, and the exit code is 1. Files are made anew each time and are the same every time.
"""
import base64
import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib

import office97

BAR = 300
MB = 1 << 20
OFFICE = "http://schemas.openxmlformats.org"


def words():
    """Sentences without end that pack like texts of people, about 20 characters each."""
    chance = random.Random(1)
    letters = "公开预算决算政务信息重点领域财政资金项目建设监督管理服务群众解读回应关切完善制度落实责任推进工作加强组织领导"
    while True:
        yield "".join(chance.choice(letters) for _ in range(19)) + "。"


def repeated(size, piece):
    """Pieces with sentences in them, of so many bytes of UTF-8 together."""
    made, length = [], 0
    for sentence in words():
        made.append(piece.format(sentence))
        length += len(made[-1].encode())
        if length >= size:
            return "".join(made)


def encoded(name):
    """The function that gives a text in an encoding."""
    return lambda text: text.encode(name)


def page(body, head=""):
    """A web page."""
    return f"<html><head>{head}<title>工作要点</title></head><body>{body}</body></html>"


def zipped(parts):
    """A package of parts, given by name."""
    def write(path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
            for name, part in parts.items():
                out.writestr(name, part)
    return write


def docx(size, piece):
    """A Word document whose main part has so many bytes."""
    main = f'<w:document xmlns:w="{OFFICE}/wordprocessingml/2006/main"><w:body>{repeated(size, piece)}</w:body></w:document>'
    relations = f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r" Type="{OFFICE}/officeDocument/2006/' \
        'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    return zipped({"_rels/.rels": relations, "word/document.xml": main})


def cells(count, cell):
    """Rows of ten cells; the number of a cell and a sentence fill `cell`."""
    sentences = words()
    return [[cell.format(number, next(sentences)) for number in range(at, at + 10)] for at in range(0, count, 10)]


def xlsx(count, cell, shared=False):
    """A workbook with one sheet of so many cells."""
    rows = "".join(f'<row r="{at + 1}">{"".join(row)}</row>' for at, row in enumerate(cells(count, cell)))
    main = f"{OFFICE}/spreadsheetml/2006/main"
    of_book = f"{OFFICE}/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{OFFICE}/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r" Type="{of_book}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{of_book}"><sheets><sheet name="a" sheetId="1" r:id="s"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="s" '
        f'Type="{of_book}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="{of_book}/sharedStrings" '
        'Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    if shared:
        sentences = words()
        strings = "".join(f"<si><t>{next(sentences)}</t></si>" for _ in range(count))
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{strings}</sst>'
    return zipped(parts)


def xlsb(count):
    """A binary workbook with one sheet of so many cells."""
    book, sheet = office97.xlsb_parts(words(), count)
    kind = f"{OFFICE}/officeDocument/2006/relationships/worksheet"
    return zipped({
        "xl/workbook.bin": book, "xl/worksheets/sheet1.bin": sheet,
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="s" Type="{kind}" '
        'Target="worksheets/sheet1.bin"/></Relationships>'})


def open_document(kind, content):
    """An OpenDocument file."""
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": f"<document-content><body>{content}</body></document-content>"})


def ods(count, row="<table-row>{}</table-row>"):
    """An OpenDocument workbook of so many cells."""
    rows = "".join(row.format("".join(row_cells)) for row_cells in cells(count, "<table-cell><p>{1}</p></table-cell>"))
    return open_document("spreadsheet", f'<spreadsheet><table name="a">{rows}</table></spreadsheet>')


def ofd(size):
    """An OFD of one page with so many bytes of text objects."""
    piece = '<TextObject Boundary="10 10 150 5" Size="4"><TextCode X="0" Y="4">{}</TextCode></TextObject>'
    return zipped({
        "OFD.xml": "<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>",
        "D.xml": '<Document><Pages><Page ID="1" BaseLoc="P.xml"/></Pages></Document>',
        "P.xml": f"<Page><Content><Layer>{repeated(size, piece)}</Layer></Content></Page>",
    })


def pdf(streams):
    """A PDF with a page for each content stream; streams are packed, and the same one is stored once."""
    def write(path):
        numbers, objects = {}, ["", ""]
        objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
        for stream in dict.fromkeys(streams):
            packed = zlib.compress(stream, 9)
            numbers[stream] = len(objects) + 1
            objects.append(f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream")
        kids = []
        for stream in streams:
            kids.append(f"{len(objects) + 1} 0 R")
            objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {numbers[stream]} 0 R "
                           "/Resources << /Font << /F 3 0 R >> >> >>")
        objects[0] = "<< /Type /Catalog /Pages 2 0 R >>"
        objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
        with open(path, "wb") as out:
            places = []
            out.write(b"%PDF-1.5\n%\xe4\xe5\n")
            for number, made in enumerate(objects, 1):
                places.append(out.tell())
                out.write(f"{number} 0 obj\n".encode() + (made if isinstance(made, bytes) else made.encode()) + b"\nendobj\n")
            start = out.tell()
            table = "".join(f"{place:010} 00000 n \n" for place in places)
            out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
                      f"startxref\n{start}\n%%EOF\n".encode())
    return write


def mht(body, coding):
    """A web archive."""
    head = 'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n' \
        f'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: {coding}\r\n\r\n'
    return head.encode() + body + b"\r\n--b--\r\n"


def rtf(size):
    """A Rich Text file with characters by their numbers, as WPS writes them."""
    made, length, sentences = [], 0, words()
    while length < size:
        made.append("".join(f"\\u{ord(letter) if ord(letter) < 32768 else ord(letter) - 65536}?" for letter in next(sentences)) + "\\par\n")
        length += len(made[-1])
    return "{\\rtf1\\ansi " + "".join(made) + "}"


TEXT = "<p>{}</p>"
RUN = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
CELL = "<w:tbl><w:tr><w:tc>" + RUN + "</w:tc><w:tc>" + RUN.replace("{}", "局") + "</w:tc></w:tr></w:tbl>"
SHOW = b"BT /F 8 Tf 50 %d Td (Disclose the budget and the accounts.) Tj ET\n"
INLINE = '<c t="inlineStr"><is><t>{1}</t></is></c>'


def files():
    """Name, ending, and what makes the content: bytes, a text, or a function that writes the file."""
    meta = '<meta charset="gb18030">'
    yield "page of paragraphs, 31 MB", "html", lambda: page(repeated(31 * MB, TEXT))
    yield "page of paragraphs, 8 MB of text", "html", lambda: page(repeated(9 * MB, TEXT))
    yield "page of paragraphs, 3.9 MB", "html", lambda: page(repeated(int(3.9 * MB), TEXT))
    yield "page of one text, 31 MB", "html", lambda: page(f"<p>{repeated(31 * MB, '{}')}</p>")
    yield "page of one text, one character after the other by number, 31 MB", "html", lambda: page("&#x516c;" * (31 * MB // 8))
    yield "page of 3 million elements side by side", "html", lambda: page("一、公开。" + "<b></b>" * 3_000_000)
    yield "page of 1.9 million elements with a letter each", "html", lambda: page("一、公开。" + "<b>x</b>" * 950_000)
    yield "page of 3 million elements in groups 400 deep", "html", lambda: page(("<b>" * 400 + "甲" + "</b>" * 400) * 7_500)
    yield "page of elements that are never closed", "html", lambda: page("一、公开。" + "<p>" * 3_000_000)
    yield "page of one element of 31 MB of attributes", "html", lambda: page(
        "<p " + " ".join(f"a{at}=1" for at in range(3 * MB)) + ">一、公开。</p>")
    yield "page of one attribute of 31 MB", "html", lambda: page(f'<p class="{repeated(31 * MB, "{} ")}">一、公开。</p>')
    yield "page of elements with classes and styles, 31 MB", "html", lambda: page(
        "".join(f'<b id="i{at}" class="c" style="color:red" name="n">一</b>' for at in range(31 * MB // 64)))
    yield "page of a table of 1 million cells", "html", lambda: page("<table>" + "<tr>" * 1 + ("<tr>" + "<td>1" * 10) * 100_000 + "</table>")
    yield "page of tables in tables", "html", lambda: page(("<table><tr><td>" * 100 + "公开" + "</table>" * 100) * 4_000)
    yield "page of list items, 31 MB", "html", lambda: page("<ol>" + "<li>一" * (31 * MB // 7) + "</ol>")
    yield "page of scripts, 31 MB", "html", lambda: page(f"<script>{repeated(31 * MB, '{}')}</script><p>一、公开。")
    yield "page of comments, 31 MB", "html", lambda: page("一、公开。<!-- -->" * (31 * MB // 23))
    yield "page with a drawing, 31 MB", "html", lambda: page("<svg><title/><path/></svg>" + repeated(31 * MB, TEXT))
    yield "page in GB18030, 31 MB", "html", lambda: page(repeated(46 * MB, TEXT), meta).encode("gb18030")[:31 * MB]
    yield "page in GB18030 that says UTF-8, 31 MB", "html", lambda: page(
        repeated(46 * MB, TEXT), '<meta charset="utf-8">').encode("gb18030")[:31 * MB]
    yield "page in UTF-16, 31 MB", "html", lambda: page(repeated(38 * MB, TEXT)).encode("utf-16")[:31 * MB]
    yield "page in UTF-16 without a mark, 31 MB", "html", lambda: page(repeated(38 * MB, TEXT)).encode("utf-16-le")[:31 * MB]
    yield "archive of a page, 31 MB", "mht", lambda: mht(page(repeated(31 * MB, TEXT)).encode(), "8bit")
    yield "archive of a page in base64, 31 MB", "mht", lambda: mht(
        base64.encodebytes(page(repeated(22 * MB, TEXT)).encode()), "base64")
    yield "archive of many parts, 31 MB", "mht", lambda: mht(
        b"<p>x</p>" + b"\r\n--b\r\nContent-Type: image/png\r\nContent-Location: a\r\n\r\nx" * (31 * MB // 64), "8bit")
    yield "text, 31 MB", "txt", lambda: repeated(31 * MB, "{}\n")
    yield "text, 3.9 MB", "txt", lambda: repeated(int(3.9 * MB), "{}\n")
    yield "text of numbered tasks, 3.9 MB", "txt", lambda: repeated(int(3.9 * MB), "（一）{}（责任单位：县财政局）\n")
    yield "text of one-letter lines, 3.9 MB", "txt", lambda: "一\n" * (int(3.9 * MB) // 4)
    yield "text of one line, 3.9 MB", "txt", lambda: repeated(int(3.9 * MB), "{}")
    yield "text in GB18030, 15 MB", "txt", lambda: repeated(22 * MB, "{}\n").encode("gb18030")[:15 * MB]
    yield "text in GB18030, 31 MB", "txt", lambda: repeated(46 * MB, "{}\n").encode("gb18030")[:31 * MB]
    yield "text in UTF-16, 31 MB", "txt", lambda: repeated(46 * MB, "{}\n").encode("utf-16")[:31 * MB]
    yield "text with tabs, 31 MB", "txt", lambda: repeated(31 * MB, "1\t{}\t局\n")
    yield "CSV, 31 MB", "csv", lambda: repeated(31 * MB, "1,{},局\n")
    yield "CSV of 1 million cells", "csv", lambda: "序号,任务,单位,备,备,备,备,备,备,备\n" + "1,甲,局,a,b,c,d,e,f,g\n" * 100_000
    yield "Word, 60 MB unpacked", "docx", lambda: docx(60 * MB, RUN)
    yield "Word, 31 MB unpacked", "docx", lambda: docx(31 * MB, RUN)
    yield "Word of tables, 31 MB unpacked", "docx", lambda: docx(31 * MB, CELL)
    yield "Word of runs of one letter, 31 MB unpacked", "docx", lambda: docx(
        31 * MB, "<w:p>" + "<w:r><w:t>一</w:t></w:r>" * 20 + "<w:r><w:t>{}</w:t></w:r></w:p>")
    yield "Word of 1997, 31 MB", "doc", lambda: office97.doc(words(), 31 * MB)
    yield "Word of 1997, of one paragraph, 7 MB", "doc", lambda: office97.doc([repeated(10 * MB, "{}")], 7 * MB)
    yield "Excel of 1997 of 500,000 sentences", "xls", lambda: office97.xls(words(), 500_000)
    yield "Excel of 1997 of 80,000 sentences", "xls", lambda: office97.xls(words(), 80_000)
    yield "binary Excel of 1 million sentences", "xlsb", lambda: xlsb(1_000_000)
    yield "binary Excel of 50,000 sentences", "xlsb", lambda: xlsb(50_000)
    yield "Excel of 1 million numbers", "xlsx", lambda: xlsx(1_000_000, "<c><v>{0}</v></c>")
    yield "Excel of 1 million short texts", "xlsx", lambda: xlsx(1_000_000, '<c t="inlineStr"><is><t>局</t></is></c>')
    yield "Excel of 1 million sentences", "xlsx", lambda: xlsx(1_000_000, INLINE)
    yield "Excel of 1 million shared sentences", "xlsx", lambda: xlsx(1_000_000, '<c t="s"><v>{0}</v></c>', True)
    yield "Excel of 1 million times the same", "xlsx", lambda: xlsx(1_000_000, '<c t="s"><v>0</v></c>', True)
    yield "OpenDocument workbook of 1 million cells", "ods", lambda: ods(1_000_000)
    yield "OpenDocument workbook of 300,000 cells", "ods", lambda: ods(300_000)
    yield "OpenDocument workbook of repeated cells", "ods", lambda: open_document(
        "spreadsheet", '<spreadsheet><table name="a">' + '<table-row number-rows-repeated="1000"><table-cell number-columns-repeated="1000">'
        "<p>公开本级部门预算。</p></table-cell></table-row></table></spreadsheet>")
    yield "OpenDocument text, 31 MB unpacked", "odt", lambda: open_document("text", f"<text>{repeated(31 * MB, TEXT)}</text>")
    yield "OFD, 31 MB unpacked", "ofd", lambda: ofd(31 * MB)
    yield "Rich Text, 31 MB", "rtf", lambda: rtf(31 * MB)
    yield "Rich Text of groups, 31 MB", "rtf", lambda: "{\\rtf1 " + "{\\b a}" * (31 * MB // 6) + "}"
    yield "PDF of 2,000 pages of one stream of 4 MB", "pdf", lambda: pdf([b"%" + b" " * (4 * MB - 200) + b"\n" + SHOW % 700] * 2_000)
    yield "PDF of 2,000 pages of 4,000 strings", "pdf", lambda: pdf([b"".join(SHOW % (at % 780) for at in range(4_000))] * 2_000)
    yield "PDF of 200 pages of 4 MB each", "pdf", lambda: pdf(
        [b"%% %d" % at + b" " * (4 * MB - 200) + b"\n" + SHOW % 700 for at in range(200)])
    yield "PDF of a page of 1 GB", "pdf", lambda: pdf([b" " * (1 << 30)])


def write(make, path):
    """Makes a file in a process of its own: what a process took counts for those that it starts."""
    own = os.fork()
    if own:
        if os.waitpid(own, 0)[1]:
            sys.exit(f"{path} could not be made")
        return
    made = make()
    if callable(made):
        made(path)
    else:
        with open(path, "wb") as out:
            out.write(made.encode() if isinstance(made, str) else made)
    os._exit(0)


def measure(program, path, folder):
    """Peak MB, seconds, exit code and last word of one run."""
    begun = time.monotonic()
    with open(os.path.join(folder, "said"), "wb") as said, open(os.devnull, "wb") as out:
        run = subprocess.Popen([program, "compare", path, "--format", "csv", "--no-progress", "--lang", "en"], stdout=out, stderr=said)
        _, status, used = os.wait4(run.pid, 0)
    with open(os.path.join(folder, "said"), encoding="utf-8") as said:
        words_said = said.read().strip().splitlines() or [""]
    code = os.waitstatus_to_exitcode(status)
    return used.ru_maxrss / 1024, time.monotonic() - begun, code, words_said[-1].replace(path, "")


def main():
    """Prints a row for each file."""
    program, names = sys.argv[1], sys.argv[2:]
    above = 0
    print("| file | MB | peak MB | | s | exit | said |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, ending, make in files():
            if names and not any(part in name for part in names):
                continue
            path = os.path.join(folder, "plan." + ending)
            write(make, path)
            peak, seconds, code, said = measure(program, path, folder)
            size = os.path.getsize(path) / MB
            # A crash is no answer, however little it took.
            is_above = peak > BAR or code not in (0, 2)
            above += is_above
            print(f"| {name} | {size:.1f} | {peak:.0f} | {'**above**' if is_above else ''} | {seconds:.1f} | {code} | {said[:90]} |", flush=True)
    sys.exit(1 if above else 0)


main()
