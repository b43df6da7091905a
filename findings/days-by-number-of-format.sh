#!/usr/bin/env bash
# openpyxl 3.1.5 (PyPI), exceljs 4.4.0 and xlsx 0.18.5 (npm): a day in a format that is built into Excel in Chinese is a number.
# Formats 27 to 36 and 50 to 58 are built in as 0 to 22 are, and a workbook need not write them out: in Chinese 31 is yyyy"年"m"月"d"日" and 57
# yyyy"年"m"月" (ECMA-376, 18.8.30). Two read a day in them as a number, as they read an amount; xlsx shows a day, in the American order, under
# 57 too, which shows a month. 14, which is built in for all languages, is a day in each.
# Seen:
#   openpyxl: 14 2017-05-31 31 42886 57 42886
#   exceljs: 14 2017-05-31 31 42886 57 42886
#   xlsx: 14 5/31/17 31 5/31/17 57 5/31/17
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install -q openpyxl==3.1.5
npm install --silent --no-fund --no-audit exceljs@4.4.0 xlsx@0.18.5 >/dev/null 2>&1
seen=$(
    v/bin/python - <<'PY'
import zipfile

import openpyxl

book = openpyxl.Workbook()
for column, form in enumerate(['yyyy"x"', 'yyyy"y"', 'yyyy"z"'], 1):
    book.active.cell(1, column, 42886).number_format = form
book.save("own.xlsx")
with zipfile.ZipFile("own.xlsx") as own, zipfile.ZipFile("days.xlsx", "w") as days:
    for name in own.namelist():
        part = own.read(name)
        if name == "xl/styles.xml":
            start, end = part.index(b"<numFmts"), part.index(b"</numFmts>") + len(b"</numFmts>")
            part = part[:start] + part[end:]
            for number, built in [(b"164", b"14"), (b"165", b"31"), (b"166", b"57")]:
                part = part.replace(b'numFmtId="%s"' % number, b'numFmtId="%s"' % built)
        days.writestr(name, part)
row = openpyxl.load_workbook("days.xlsx").active[1]
print("openpyxl:", *(f"{number} {str(cell.value).split()[0]}" for number, cell in zip([14, 31, 57], row)))
PY
    node -e '
const places = [["A1", 14], ["B1", 31], ["C1", 57]];
(async () => {
    const book = new (require("exceljs").Workbook)();
    await book.xlsx.readFile("days.xlsx");
    const value = place => book.worksheets[0].getCell(place).value;
    const shown = place => (value(place) instanceof Date ? value(place).toISOString().slice(0, 10) : value(place));
    console.log("exceljs:", ...places.map(([place, number]) => `${number} ${shown(place)}`));
    const [sheet] = Object.values(require("xlsx").readFile("days.xlsx").Sheets);
    console.log("xlsx:", ...places.map(([place, number]) => `${number} ${sheet[place].w}`));
})();'
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
