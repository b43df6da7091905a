#!/usr/bin/env bash
# xlsx 0.18.5 (npm, SheetJS): numbers and weekdays in Chinese formats come out with a dollar sign.
# [$-804] says that the language is Chinese. Before a weekday or General it is read as a currency of that sign; before a date it is not.
# So a table saved as CSV has amounts in dollars, where Excel shows capital numerals and 星期三.
# Seen:
#   [DBNum2][$-804]General -> $42886
#   [$-804]aaaa -> $aaaa
#   [$-804]yyyy"年"m"月"d"日" -> 2017年5月31日
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-fund --no-audit xlsx@0.18.5
seen=$(node -e '
const { SSF } = require("xlsx");
for (const form of ["[DBNum2][$-804]General", "[$-804]aaaa", "[$-804]yyyy\"年\"m\"月\"d\"日\""])
    console.log(form, "->", SSF.format(form, 42886));
')
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
