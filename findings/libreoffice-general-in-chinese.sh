#!/usr/bin/env bash
# libreoffice-calc-nogui 7.4.7 (Debian 12): the number of a row is lost, and the rest of its format shown.
# Excel in Chinese writes G/通用格式 for General into its files. Outside a Chinese locale the G is read as the era of a date, which shows
# nothing, and the rest as words: 12 under [DBNum1][$-804]G/通用格式"、", which Excel shows as 十二、, has no number any more. With General in
# its place there is one, by another rule than that of Excel.
# Seen, in an English locale:
#   [DBNum1][$-804]G/通用格式"、" -> /通用格式、
#   [DBNum1][$-804]General"、" -> 一十二、
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
command -v soffice >/dev/null || apt-get install -y -qq libreoffice-calc-nogui='4:7.4.7*' >/dev/null
soffice -env:UserInstallation="file://$dir/p" --version | grep -q '7\.4\.7'
python3 -m venv v
v/bin/pip install -q openpyxl==3.1.5
v/bin/python - <<'PY'
import openpyxl

book = openpyxl.Workbook()
for row, form in enumerate(['[DBNum1][$-804]G/通用格式"、"', '[DBNum1][$-804]General"、"'], 1):
    book.active.cell(row, 1, 12).number_format = form
    book.active.cell(row, 2, form)
book.save("rows.xlsx")
PY
LC_ALL=C.UTF-8 soffice -env:UserInstallation="file://$dir/p" --headless --convert-to html rows.xlsx >/dev/null 2>&1
seen=$(v/bin/python - <<'PY'
import html
import re

cells = [html.unescape(re.sub("<[^>]+>", "", cell)).strip() for cell in re.findall("<td.*?</td>", open("rows.html").read(), re.S)]
for shown, form in zip(cells[::2], cells[1::2]):
    print(form, "->", shown)
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
