#!/usr/bin/env bash
# pypandoc_binary 1.17 (pandoc 3.9), odfdo 3.27.3 (PyPI): a date that was inserted as a field is missing from a text of OpenDocument.
# LibreOffice and WPS write such a date with what is shown inside (text:date), as other fields. Both step over it without a word, so that a
# deadline reads as none. odfdo leaves out the number of an article as well (text:sequence), which pandoc has. odfpy 1.4.1 has all of it.
# Seen:
#   pandoc: 第三条 各部门要于前公开预算。
#   odfdo: 第条 各部门要于前公开预算。
#   odfpy: 第三条 各部门要于2017年6月30日前公开预算。
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install -q pypandoc_binary==1.17 odfdo==3.27.3 odfpy==1.4.1
seen=$(v/bin/python - <<'PY'
import odfdo
import pypandoc
from odf import opendocument, teletype, text
from odf.element import Element
from odf.namespaces import TEXTNS

document = opendocument.OpenDocumentText()
paragraph = text.P(text="第")
number = Element(qname=(TEXTNS, "sequence"), check_grammar=False)
number.setAttrNS(TEXTNS, "name", "条")
number.setAttrNS(TEXTNS, "formula", "条+1")
number.addText("三", check_grammar=False)
paragraph.addElement(number, check_grammar=False)
paragraph.addText("条 各部门要于")
paragraph.addElement(text.Date(datevalue="2017-06-30", fixed="true", text="2017年6月30日"))
paragraph.addText("前公开预算。")
document.text.addElement(paragraph)
document.save("plan.odt")
print("pandoc:", pypandoc.convert_file("plan.odt", "plain").strip())
print("odfdo:", odfdo.Document("plan.odt").get_formatted_text().strip())
print("odfpy:", teletype.extractText(opendocument.load("plan.odt").getElementsByType(text.P)[0]))
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
