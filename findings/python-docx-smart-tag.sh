#!/usr/bin/env bash
# python-docx 1.2.0 (PyPI): the text of a paragraph lacks what Word marked as a date.
# Chinese Word up to 2010 wraps dates in a smart tag (w:smartTag, in the transitional part of ISO/IEC 29500). `Paragraph.text` steps over
# it, so that a deadline reads as none. The text of a hyperlink, which is nested as well, is there.
# Seen:
#   python-docx: 各部门要于前公开部门预算。
#   docx2txt: 各部门要于2017年6月30日前公开部门预算。
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install -q python-docx==1.2.0 docx2txt==0.9
seen=$(v/bin/python - <<'PY'
import docx
import docx2txt
from docx.oxml import parse_xml

document = docx.Document()
document.element.body.insert(0, parse_xml(
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:t>各部门要于</w:t></w:r>'
    '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="chsdate">'
    '<w:r><w:t>2017年6月30日</w:t></w:r></w:smartTag><w:r><w:t>前公开部门预算。</w:t></w:r></w:p>'))
document.save("plan.docx")
print("python-docx:", docx.Document("plan.docx").paragraphs[0].text)
print("docx2txt:", docx2txt.process("plan.docx").strip())
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
