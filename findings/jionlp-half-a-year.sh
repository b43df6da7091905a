#!/usr/bin/env bash
# jionlp 1.5.31 (PyPI): a span of months within a year is read as the whole year.
# Reports count from January to June as 1-6月; the span ends on 31 December here, and is called accurate. 上半年 is read well.
# Seen:
#   2017年1-6月 -> accurate 2017-01-01 2017-12-31
#   2017年上半年 -> blur 2017-01-01 2017-06-30
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/v"
"$dir/v/bin/pip" install -q jionlp==1.5.31
seen=$("$dir/v/bin/python" - <<'PY' | grep -- '->'
import time
import jionlp

base = time.mktime((2017, 3, 15, 0, 0, 0, 0, 0, 0))
for text in ["2017年1-6月", "2017年上半年"]:
    found = jionlp.parse_time(text, time_base=base)
    print(text, "->", found["definition"], *(day.split()[0] for day in found["time"]))
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
