#!/usr/bin/env bash
# docx2txt 0.9, docx2python 3.7.1 (PyPI): 2016-2020 of a plan of five years becomes the number 20162020.
# So that a line does not end within a span of years, Word sets a hyphen that does not break (Ctrl+Shift+-), which is no character in the
# file, but an element beside the text (w:noBreakHyphen). Both step over it, and a number of days with its parts, 3-5, becomes 35.
# python-docx 1.2.0 has a hyphen there, pandoc 3.9 and mammoth 1.13.0 one that does not break.
# Seen:
#   docx2txt: 20162020年，35个工作日内
#   docx2python: 20162020年，35个工作日内
#   python-docx: 2016-2020年，3-5个工作日内
#   pandoc: 2016‑2020年，3‑5个工作日内
#   mammoth: 2016‑2020年，3‑5个工作日内
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

document = docx.Document()
document.element.body.insert(0, parse_xml(
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:t>2016</w:t><w:noBreakHyphen/>'
    '<w:t>2020年，3</w:t><w:noBreakHyphen/><w:t>5个工作日内</w:t></w:r></w:p>'))
document.save("plan.docx")
print("docx2txt:", docx2txt.process("plan.docx").strip())
print("docx2python:", docx2python("plan.docx").text.strip())
print("python-docx:", docx.Document("plan.docx").paragraphs[0].text)
print("pandoc:", pypandoc.convert_file("plan.docx", "plain").strip())
print("mammoth:", mammoth.extract_raw_text(open("plan.docx", "rb")).value.strip())
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
