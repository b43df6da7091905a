#!/usr/bin/env bash
# pypandoc_binary 1.17 (pandoc 3.9), mammoth 1.13.0, docx2txt 0.9, docx2python 3.7.1 (PyPI): text that Word hides comes out as text.
# A note to the typist is hidden by a paragraph style, a draft of a sentence by the font of a run, a remark by a character style: w:vanish, and
# none of them is on paper or on the screen. All four print all three, between the sentences that a reader sees, and say nothing of it.
# Seen:
#   pandoc: 公开预算。 排版说明 初稿公开决算。 公开目录。批注
#   mammoth: 公开预算。 排版说明 初稿公开决算。 公开目录。批注
#   docx2txt: 公开预算。 排版说明 初稿公开决算。 公开目录。批注
#   docx2python: 公开预算。 排版说明 初稿公开决算。 公开目录。批注
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install -q python-docx==1.2.0 pypandoc_binary==1.17 mammoth==1.13.0 docx2txt==0.9 docx2python==3.7.1
seen=$(v/bin/python - <<'PY'
import docx
import docx2txt
import mammoth
import pypandoc
from docx.enum.style import WD_STYLE_TYPE
from docx2python import docx2python

document = docx.Document()
document.styles.add_style("Typist", WD_STYLE_TYPE.PARAGRAPH).font.hidden = True
document.styles.add_style("Remark", WD_STYLE_TYPE.CHARACTER).font.hidden = True
document.add_paragraph("公开预算。")
document.add_paragraph("排版说明", style="Typist")
paragraph = document.add_paragraph()
paragraph.add_run("初稿").font.hidden = True
paragraph.add_run("公开决算。")
document.add_paragraph("公开目录。").add_run("批注", style="Remark")
document.save("plan.docx")


def line(text):
    return " ".join(text.split())


print("pandoc:", line(pypandoc.convert_file("plan.docx", "plain")))
print("mammoth:", line(mammoth.extract_raw_text(open("plan.docx", "rb")).value))
print("docx2txt:", line(docx2txt.process("plan.docx")))
print("docx2python:", line(docx2python("plan.docx").text))
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
