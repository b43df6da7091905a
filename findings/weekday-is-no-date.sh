#!/usr/bin/env bash
# openpyxl 3.1.5, python-calamine 0.9.1 (PyPI), exceljs 4.4.0 (npm): a day that a cell shows as 星期三 comes out as a number.
# [$-804]aaaa is what Excel in Chinese offers as the format of a weekday; whether a number is a date is decided by d, m, y, h and s, and
# a is none of them. A date of the same value with year, month and day is a date in all three.
# Seen:
#   openpyxl: 42886 2017-05-31
#   calamine: 42886.0 2017-05-31
#   exceljs: 42886 2017-05-31
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install -q openpyxl==3.1.5 python-calamine==0.9.1
npm install --silent --no-fund --no-audit exceljs@4.4.0
seen=$(v/bin/python - <<'PY'
import openpyxl
import python_calamine

book = openpyxl.Workbook()
for column, form in enumerate(["[$-804]aaaa", 'yyyy"年"m"月"d"日"'], 1):
    book.active.cell(1, column, 42886).number_format = form
book.save("days.xlsx")
print("openpyxl:", *(str(cell.value).split()[0] for cell in openpyxl.load_workbook("days.xlsx").active[1]))
print("calamine:", *python_calamine.CalamineWorkbook.from_path("days.xlsx").get_sheet_by_index(0).to_python()[0])
PY
node -e '
const book = new (require("exceljs").Workbook)();
book.xlsx.readFile("days.xlsx").then(() => {
    const row = book.worksheets[0].getRow(1);
    console.log("exceljs:", row.getCell(1).value, row.getCell(2).value.toISOString().slice(0, 10));
});')
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
