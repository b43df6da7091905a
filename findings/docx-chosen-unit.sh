#!/usr/bin/env bash
# pypandoc_binary 1.17 (pandoc 3.9), mammoth 1.13.0, docx2txt 0.9, python-docx 1.2.0 (PyPI): the unit that was chosen in a form is not there.
# In forms of Word (legacy form fields) a unit is chosen from a list and a box is ticked. What was chosen stands with the list, as the number
# of its entry (w:ddList, w:result), and not as text. All four leave the unit out; of the boxes mammoth alone tells one from the other in
# HTML, and the others print both answers as if both held. docx2python 3.7.1 has the unit and the boxes.
# Seen:
#   pandoc: 主动公开不予公开 / 责任单位：
#   mammoth: 主动公开不予公开 / 责任单位：
#   docx2txt: 主动公开不予公开 / 责任单位：
#   python-docx: 主动公开不予公开 / 责任单位：
#   docx2python: ☒主动公开☐不予公开 / 责任单位：县教育局
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install -q python-docx==1.2.0 pypandoc_binary==1.17 mammoth==1.13.0 docx2txt==0.9 docx2python==3.7.1
seen=$(v/bin/python -W ignore - <<'PY'
import docx
import docx2txt
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx2python import docx2python


def field(name, data):
    return (f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="a"/><w:enabled/>{data}</w:ffData></w:fldChar></w:r>'
            f'<w:r><w:instrText> {name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>')


def box(ticked):
    return field("FORMCHECKBOX", f'<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked w:val="{ticked}"/></w:checkBox>')


def words(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


UNITS = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="县财政局"/><w:listEntry w:val="县教育局"/></w:ddList>'
document = docx.Document()
for at, content in enumerate([box(1) + words("主动公开") + box(0) + words("不予公开"), words("责任单位：") + field("FORMDROPDOWN", UNITS)]):
    document.element.body.insert(at, parse_xml(
        f'<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{content}</w:p>'))
document.save("form.docx")


def lines(text):
    return " / ".join(text.split())


print("pandoc:", lines(pypandoc.convert_file("form.docx", "plain")))
print("mammoth:", lines(mammoth.extract_raw_text(open("form.docx", "rb")).value))
print("docx2txt:", lines(docx2txt.process("form.docx")))
print("python-docx:", lines("\n".join(paragraph.text for paragraph in docx.Document("form.docx").paragraphs)))
print("docx2python:", lines(docx2python("form.docx").text))
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
