#!/usr/bin/env bash
# lxml 6.1.3 (PyPI): a page that is labelled gb2312 ends at the first character that GB2312 lacks.
# Pages of Chinese offices carry this label and hold GBK, which the standard for the web takes it to mean. The name of a town that begins
# with such a character is gone, and so is every paragraph behind it; no error is raised. Labelled gbk, the same bytes are read whole.
# Seen:
#   gb2312 [] []
#   gbk ['甪直镇'] ['公开〇号']
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/v"
"$dir/v/bin/pip" install -q lxml==6.1.3
seen=$("$dir/v/bin/python" - <<'PY'
import lxml.html

for label in ["gb2312", "gbk"]:
    page = f'<html><head><meta charset="{label}"><title>甪直镇</title></head><body><p>公开〇号</p></body></html>'
    found = lxml.html.fromstring(page.encode("gbk"))
    print(label, found.xpath("//title/text()"), found.xpath("//p/text()"))
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
