#!/usr/bin/env bash
# OpenCC 1.4.2 (PyPI): with words of Taiwan, official words become those of computing.
# 发布 of a notice becomes 釋出 (to release software), 审批程序 (the procedure of approval) becomes 審批程式 (a computer program). The way
# back restores the words, and makes 台帐 of 台帳, where official texts have 台账.
# Seen:
#   发布公告 -> 釋出公告 -> 发布公告
#   审批程序 -> 審批程式 -> 审批程序
#   项目公告 -> 專案公告 -> 项目公告
#   工作台帳 -> 工作台帐
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/v"
"$dir/v/bin/pip" install -q OpenCC==1.4.2
seen=$("$dir/v/bin/python" - <<'PY'
from opencc import OpenCC

there, back = OpenCC("s2twp"), OpenCC("tw2sp")
for text in ["发布公告", "审批程序", "项目公告"]:
    print(text, "->", there.convert(text), "->", back.convert(there.convert(text)))
print("工作台帳", "->", back.convert("工作台帳"))
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
