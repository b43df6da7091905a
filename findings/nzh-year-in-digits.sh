#!/usr/bin/env bash
# nzh 1.0.14 (npm): a number written digit by digit loses its zero, and an old form its tens; no error is raised.
# 二〇一七 is how a year stands in a signature, 廿四 the day of a traditional date. With 千, 百 and 十 numbers are read well.
# Seen:
#   二〇一七 -> 217
#   廿四 -> 4
#   二千〇一十七 -> 2017
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-fund --no-audit nzh@1.0.14
seen=$(node -e '
const nzh = require("nzh").cn;
for (const text of ["二〇一七", "廿四", "二千〇一十七"]) console.log(text, "->", nzh.decodeS(text));
')
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
