#!/usr/bin/env bash
# pypandoc_binary 1.17 (pandoc 3.9), docx2python 3.7.1 (PyPI): headings that Word numbers in Chinese lose their kind of number.
# A list of the format chineseCounting with the text “（%1）” shows （九）, （十）. pandoc keeps the value and writes 9. and 10., so that a
# heading of the second rank cannot be told from one of the third; docx2python writes -- for every one, with a warning.
# Seen:
#   pandoc: 9. 公开预算 / 10. 公开决算
#   docx2python: -- 公开预算 / -- 公开决算
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install -q python-docx==1.2.0 pypandoc_binary==1.17 docx2python==3.7.1
seen=$(v/bin/python -W ignore - <<'PY'
import docx
import pypandoc
from docx.oxml import parse_xml
from docx2python import docx2python

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
document = docx.Document()
numbering = document.part.numbering_part.element
numbering.insert(0, parse_xml(
    f'<w:abstractNum {NS} w:abstractNumId="900"><w:lvl w:ilvl="0"><w:start w:val="9"/><w:numFmt w:val="chineseCounting"/>'
    '<w:suff w:val="nothing"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum>'))
numbering.append(parse_xml(f'<w:num {NS} w:numId="900"><w:abstractNumId w:val="900"/></w:num>'))
for at, text in enumerate(["公开预算", "公开决算"]):
    document.element.body.insert(at, parse_xml(
        f'<w:p {NS}><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="900"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'))
document.save("plan.docx")
def lines(text):
    return " / ".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
print("pandoc:", lines(pypandoc.convert_file("plan.docx", "plain")))
print("docx2python:", lines(docx2python("plan.docx").text))
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
