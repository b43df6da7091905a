#!/usr/bin/env bash
# cpca 0.5.5 (PyPI): words for kinds of places are taken for one place.
# 市县两级 is “at the levels of cities and counties”, 市辖区 “districts of a city”: no place is named. The national list has rows of these
# names that only group other rows, and the text is put under them: the counties of Chongqing, and the districts of Zunyi.
# Seen:
#   市县两级公开 -> 县 None 500200
#   各市辖区公开 -> 遵义市 市辖区 520301
#   营口市西市区公开 -> 营口市 西市区 210803
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/v"
"$dir/v/bin/pip" install -q cpca==0.5.5 setuptools==65.5.0
seen=$("$dir/v/bin/python" -W ignore - <<'PY'
import cpca

for text in ["市县两级公开", "各市辖区公开", "营口市西市区公开"]:
    found = cpca.transform([text]).iloc[0]
    print(text, "->", found["市"], found["区"], found["adcode"])
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
