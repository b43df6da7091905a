#!/usr/bin/env bash
# exceljs 4.4.0 (npm) and xlsx2csv 0.8.6 (PyPI): a cell with 拼音 above its characters is lost, or has them behind its text.
# Excel keeps the readings (Start > Font > Phonetic guide) beside the text, as rPh, where the text stands once for all cells or in the cell
# itself, as programs write it that stream a workbook. In the cell exceljs gives no value at all, and xlsx2csv sets the reading
# behind the name, with exit code 0; where the text is shared both are right. openpyxl 3.1.5 is right in both.
# Seen:
#   exceljs: 李某|(nothing)
#   openpyxl: 李某|王某
#   xlsx2csv: 李某|王某wáng mǒu
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install -q openpyxl==3.1.5 xlsx2csv==0.8.6
npm install --silent --no-fund --no-audit exceljs@4.4.0 >/dev/null 2>&1
v/bin/python - <<'PY'
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
types = "".join(f'<Override PartName="/xl/{part}.xml" ContentType="{KIND}.{kind}+xml"/>'
                for part, kind in [("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("sharedStrings", "sharedStrings")])
parts = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{REL}/worksheet" '
    f'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" count="1" uniqueCount="1"><si><t>李某</t><rPh sb="0" eb="2"><t>lǐ mǒu</t></rPh></si></sst>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr">'
    '<is><t>王某</t><rPh sb="0" eb="2"><t>wáng mǒu</t></rPh></is></c></row></sheetData></worksheet>',
}
with zipfile.ZipFile("names.xlsx", "w") as book:
    for name, text in parts.items():
        book.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
PY
seen=$(
    node -e '
const { Workbook } = require("exceljs");
const book = new Workbook();
book.xlsx.readFile("names.xlsx").then(() => {
    const row = book.worksheets[0].getRow(1);
    console.log("exceljs:", [1, 2].map(at => row.getCell(at).value ?? "(nothing)").join("|"));
});
'
    v/bin/python - <<'PY'
import csv

import openpyxl
import xlsx2csv

print("openpyxl:", "|".join(cell.value for cell in openpyxl.load_workbook("names.xlsx").active[1]))
xlsx2csv.Xlsx2csv("names.xlsx").convert("names.csv")
with open("names.csv", encoding="utf-8", newline="") as rows:
    print("xlsx2csv:", "|".join(next(csv.reader(rows))))
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
