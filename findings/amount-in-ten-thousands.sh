#!/usr/bin/env bash
# xlsx 0.18.5, numfmt 4.0.1 (npm), libreoffice-calc-nogui 7.4.7 (Debian 12): an amount in 万元 is shown ten or ten thousand times too large.
# Excel has no scale for 万. In Chinese the point is set as a character between the digits, by the sign ! for the next character: 123456 under
# 0!.0,"万元" shows 12.3万元. All three read ! as a sign to be shown, and the point behind it as the decimal one, so that the number is not
# divided. With a backslash in place of ! xlsx and LibreOffice show what Excel does.
# Seen, of 123456:
#   xlsx: 0!.0,"万元" 123!.5万元 0!.0000"万元" 123456!.0000万元 0\.0000"万元" 12.3456万元
#   numfmt: 0!.0,"万元" 123!.5万元 0!.0000"万元" 123456!.0000万元 0\.0000"万元" 12.3456万元
#   LibreOffice: 0!.0,"万元" 123!.5万元 0!.0000"万元" 123456!.0000万元 0\.0000"万元" 12.3456万元
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
command -v soffice >/dev/null || apt-get install -y -qq libreoffice-calc-nogui='4:7.4.7*' >/dev/null
soffice -env:UserInstallation="file://$dir/p" --version | grep -q '7\.4\.7'
python3 -m venv v
v/bin/pip install -q openpyxl==3.1.5
npm install --silent --no-fund --no-audit xlsx@0.18.5 numfmt@4.0.1 >/dev/null 2>&1
v/bin/python - <<'PY'
import openpyxl

book = openpyxl.Workbook()
for column, form in enumerate(['0!.0,"万元"', '0!.0000"万元"', '0\\.0000"万元"'], 1):
    book.active.cell(1, column, 123456).number_format = form
book.save("amounts.xlsx")
PY
LC_ALL=C.UTF-8 soffice -env:UserInstallation="file://$dir/p" --headless --convert-to html amounts.xlsx >/dev/null 2>&1
seen=$(
    cat >show.mjs <<'JS'
import { readFileSync } from "fs";
import { format } from "numfmt";
import xlsx from "xlsx";

const forms = ['0!.0,"万元"', '0!.0000"万元"', '0\\.0000"万元"'];
console.log("xlsx:", ...forms.map(form => `${form} ${xlsx.SSF.format(form, 123456)}`));
console.log("numfmt:", ...forms.map(form => `${form} ${format(form, 123456)}`));
const cells = [...readFileSync("amounts.html", "utf8").matchAll(/<td.*?<\/td>/gs)].map(([cell]) => cell.replace(/<[^>]+>/g, "").trim());
console.log("LibreOffice:", ...forms.map((form, at) => `${form} ${cells[at]}`));
JS
    node show.mjs
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
