#!/usr/bin/env bash
# pypandoc_binary 1.17 (pandoc 3.9), mammoth 1.13.0, docx2txt 0.9 (PyPI): a character with its reading above it is lost, or doubled.
# Rare characters of names of places are set with their reading (phonetic guide, w:ruby). pandoc leaves out the character with the
# reading, so does mammoth, which says so in a message; docx2txt puts the reading into the word. The base alone would be 䶮县.
# Seen:
#   pandoc: 南县人民政府
#   mammoth: 南县人民政府
#   docx2txt: 南yǎn䶮县人民政府
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install -q python-docx==1.2.0 pypandoc_binary==1.17 mammoth==1.13.0 docx2txt==0.9
seen=$(v/bin/python - <<'PY'
import docx
import docx2txt
import mammoth
import pypandoc
from docx.oxml import parse_xml

document = docx.Document()
document.element.body.insert(0, parse_xml(
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:t>南</w:t></w:r><w:r><w:ruby><w:rubyPr>'
    '<w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/><w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/>'
    '</w:rubyPr><w:rt><w:r><w:t>yǎn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>䶮</w:t></w:r></w:rubyBase></w:ruby></w:r>'
    '<w:r><w:t>县人民政府</w:t></w:r></w:p>'))
document.save("plan.docx")
print("pandoc:", pypandoc.convert_file("plan.docx", "plain").strip())
print("mammoth:", mammoth.extract_raw_text(open("plan.docx", "rb")).value.strip())
print("docx2txt:", docx2txt.process("plan.docx").strip())
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
