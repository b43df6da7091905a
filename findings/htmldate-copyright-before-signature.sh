#!/usr/bin/env bash
# htmldate 1.11.0 (PyPI): a page that is dated only by its signature, 2017年5月31日, gets 1 January of the year of the site's copyright.
# With an ISO date behind 发布日期 it is right; the same date in Chinese digits is not seen, nor the day under the signature, and the number in
# the foot of the page wins. original_date=True gives 1 January of the right year, without the day that stands there.
# Seen:
#   发布日期：2017-06-08 -> 2017-06-08 2017-06-08
#   发布日期：二〇一七年六月八日 -> 2024-01-01 2017-01-01
#   浏览次数：20 -> 2024-01-01 2017-01-01
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install -q htmldate==1.11.0
seen=$(v/bin/python - <<'PY'
from htmldate import find_date

for line in ["发布日期：2017-06-08", "发布日期：二〇一七年六月八日", "浏览次数：20"]:
    page = (f"<html><head><title>某县工作要点</title></head><body><p>{line}</p><p>各部门要及时公开预算和决算，做好解读工作。</p>"
            "<p>某县人民政府办公室</p><p>2017年5月31日</p><p>版权所有 2024 某县人民政府</p></body></html>")
    print(line, "->", find_date(page), find_date(page, original_date=True))
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
