#!/usr/bin/env bash
# pandas 3.1.1 with odfpy 1.4.1 (PyPI): a cell of OpenDocument that is true is read as False, when it shows another word than TRUE.
# The truth of a cell stands in the file for programs (office:boolean-value="true"), and beside it what is shown, by the format or the
# language: 是, WAHR. Here the word is asked, so that all tasks of a table are not done. python-calamine 0.9.1 and pyexcel-ods3 0.6.1 ask the
# value.
# Seen:
#   pandas: 是 False WAHR False TRUE True
#   calamine: 是 True WAHR True TRUE True
#   pyexcel-ods3: 是 True WAHR True TRUE True
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install -q pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1 pyexcel-ods3==0.6.1
seen=$(v/bin/python -W ignore - <<'PY'
import pandas
import pyexcel_ods3
import python_calamine
from odf import opendocument, table, text

WORDS = ["是", "WAHR", "TRUE"]
document = opendocument.OpenDocumentSpreadsheet()
sheet, row = table.Table(name="a"), table.TableRow()
for word in WORDS:
    cell = table.TableCell(valuetype="boolean", booleanvalue="true")
    cell.addElement(text.P(text=word))
    row.addElement(cell)
sheet.addElement(row)
document.spreadsheet.addElement(sheet)
document.save("done.ods")
for name, values in [
    ("pandas", pandas.read_excel("done.ods", engine="odf", header=None).iloc[0]),
    ("calamine", python_calamine.CalamineWorkbook.from_path("done.ods").get_sheet_by_index(0).to_python()[0]),
    ("pyexcel-ods3", pyexcel_ods3.get_data("done.ods")["a"][0]),
]:
    print(f"{name}:", *(f"{word} {value}" for word, value in zip(WORDS, values)))
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
