#!/usr/bin/env bash
# dateparser 1.5.0 (PyPI): a Chinese deadline is read as a span of time that is past.
# 6月30日前 is “before 30 June”, the usual form of a deadline. 6月30日 is not read; with 前 it is months, and “days ago”: half a year and
# a month back from the day of the document. With the year in front nothing is read at all.
# Seen, from 15 March 2017:
#   2017年6月30日 -> 2017-06-30
#   6月30日 -> None
#   6月30日前 -> 2016-08-16
#   2017年6月30日前 -> None
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/v"
"$dir/v/bin/pip" install -q dateparser==1.5.0
seen=$("$dir/v/bin/python" - <<'PY'
import datetime
import dateparser

day = datetime.datetime(2017, 3, 15)
for text in ["2017年6月30日", "6月30日", "6月30日前", "2017年6月30日前"]:
    found = dateparser.parse(text, languages=["zh"], settings={"RELATIVE_BASE": day})
    print(text, "->", found and found.date())
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
