#!/usr/bin/env bash
# xlsx2csv 0.8.6 (PyPI): a date in the Chinese form of Excel comes out with the quotes of its format.
# yyyy"年"m"月"d"日" is the form that Excel in Chinese offers first; the quotes say that a word is meant, and are not shown. A month or a day
# without a leading zero gets one. Where the month begins with [DBNum1], which shows 六月, the number of the day since 1900 comes out.
# Seen:
#   2017"年"06"月"30"日"
#   06"月"
#   42916
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install -q openpyxl==3.1.5 xlsx2csv==0.8.6
seen=$(v/bin/python - <<'PY'
import csv
import datetime

import openpyxl
import xlsx2csv

book = openpyxl.Workbook()
for row, form in enumerate(['yyyy"年"m"月"d"日"', 'm"月"', '[DBNum1][$-804]m"月"'], 1):
    book.active.cell(row, 1, datetime.datetime(2017, 6, 30)).number_format = form
book.save("days.xlsx")
xlsx2csv.Xlsx2csv("days.xlsx").convert("days.csv")
with open("days.csv", encoding="utf-8", newline="") as rows:
    print("\n".join(row[0] for row in csv.reader(rows)))
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
