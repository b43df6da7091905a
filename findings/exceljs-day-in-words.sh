#!/usr/bin/env bash
# exceljs 4.4.0 (npm): a day that a workbook keeps as 2017-05-31 is read as 9 July 1905; openpyxl 3.1.5 (PyPI) finds no sheet in a strict one.
# A cell of the type d holds a day as ISO 8601 writes it (ISO/IEC 29500), as Excel does in its format “Strict Open XML”. exceljs reads
# the year alone, as the number of a day since 1900, so that every day of 2017 is the same one, and says nothing. openpyxl reads the
# cell, but of a workbook with the namespaces of the strict format it says that it has no sheets. python-calamine 0.9.1 reads both.
# Seen:
#   plain.xlsx: openpyxl 2017-05-31 calamine 2017-05-31
#   strict.xlsx: openpyxl [] calamine 2017-05-31
#   plain.xlsx: exceljs 1905-07-09
#   strict.xlsx: exceljs 1905-07-09
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install -q openpyxl==3.1.5 python-calamine==0.9.1
npm install --silent --no-fund --no-audit exceljs@4.4.0 >/dev/null 2>&1
seen=$(
    v/bin/python -W ignore - <<'PY'
import datetime
import zipfile

import openpyxl
import python_calamine

book = openpyxl.Workbook(iso_dates=True)
book.active["A1"] = datetime.date(2017, 5, 31)
book.save("plain.xlsx")
OPEN, PURL = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
with zipfile.ZipFile("plain.xlsx") as plain, zipfile.ZipFile("strict.xlsx", "w") as strict:
    for name in plain.namelist():
        part = plain.read(name).replace(OPEN + b"spreadsheetml/2006/main", PURL + b"spreadsheetml/main")
        strict.writestr(name, part.replace(OPEN + b"officeDocument/2006/relationships", PURL + b"officeDocument/relationships"))
for name in ["plain.xlsx", "strict.xlsx"]:
    book = openpyxl.load_workbook(name)
    day = book.active["A1"].value if book.sheetnames else book.sheetnames
    print(f"{name}: openpyxl {day} calamine", python_calamine.CalamineWorkbook.from_path(name).get_sheet_by_index(0).to_python()[0][0])
PY
    node -e '
(async () => {
    for (const name of ["plain.xlsx", "strict.xlsx"]) {
        const book = new (require("exceljs").Workbook)();
        await book.xlsx.readFile(name);
        console.log(name + ": exceljs", book.worksheets[0].getCell("A1").value.toISOString().slice(0, 10));
    }
})();'
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
