#!/usr/bin/env bash
# recognizers-text-date-time 1.0.2a2 (PyPI, with emoji 1.7.0): in Chinese, the first half of the year is all of the year before.
# 上半年 of a report of March 2017 means January to June of 2017. A quarter is read well where the year stands with it. A deadline (以前, 前)
# is found, and is the same as the day itself: that something is due before it is not said.
# Seen:
#   上半年: 2016-01-01 to 2017-01-01
#   2017年第一季度: 2017-01-01 to 2017-04-01
#   2017年6月30日前: 2017-06-30
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install -q recognizers-text-date-time==1.0.2a2 emoji==1.7.0
seen=$(v/bin/python - <<'PY'
import datetime

from recognizers_date_time import Culture, recognize_datetime

for text in ["上半年", "2017年第一季度", "2017年6月30日前"]:
    found = recognize_datetime(text, Culture.Chinese, reference=datetime.datetime(2017, 3, 15))[0].resolution["values"][0]
    print(f"{text}:", found.get("value") or f"{found['start']} to {found['end']}")
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
