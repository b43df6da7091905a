#!/usr/bin/env bash
# docx2txt 0.9, docx2python 3.7.1, python-docx 1.2.0 (PyPI): a sentence that was moved while changes were kept stands there twice, or not at all.
# Word keeps what is moved in both places, as moved from (w:moveFrom) and to (w:moveTo), with its text, where what is deleted has its text under
# another name. The first two print both, so that a plan has a task twice; python-docx prints neither, and one task is lost. pandoc 3.9 and
# mammoth 1.13.0 have it once, where it is now.
# Seen:
#   docx2txt: 公开预算。公开决算。公开预算。
#   docx2python: 公开预算。公开决算。公开预算。
#   python-docx: 公开决算。
#   pandoc: 公开决算。公开预算。
#   mammoth: 公开决算。公开预算。
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

WHO = 'w:author="a" w:date="2017-05-31T00:00:00Z"'
document = docx.Document()
document.element.body.insert(0, parse_xml(
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    f'<w:moveFromRangeStart w:id="1" {WHO} w:name="move1"/><w:moveFrom w:id="2" {WHO}><w:r><w:t>公开预算。</w:t></w:r></w:moveFrom>'
    '<w:moveFromRangeEnd w:id="1"/><w:r><w:t>公开决算。</w:t></w:r>'
    f'<w:moveToRangeStart w:id="3" {WHO} w:name="move1"/><w:moveTo w:id="4" {WHO}><w:r><w:t>公开预算。</w:t></w:r></w:moveTo>'
    '<w:moveToRangeEnd w:id="3"/></w:p>'))
document.save("plan.docx")
print("docx2txt:", docx2txt.process("plan.docx").strip())
print("docx2python:", docx2python("plan.docx").text.strip())
print("python-docx:", docx.Document("plan.docx").paragraphs[0].text)
print("pandoc:", pypandoc.convert_file("plan.docx", "plain").strip())
print("mammoth:", mammoth.extract_raw_text(open("plan.docx", "rb")).value.strip())
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
