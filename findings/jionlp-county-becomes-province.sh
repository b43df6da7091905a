#!/usr/bin/env bash
# jionlp 1.5.31 (PyPI): a county and a prefecture of Qinghai become provinces of the same name.
# 河南县 is what offices call a county of Qinghai (河南蒙古族自治县), 海南州 a prefecture there. Without the province in front the first is read as
# the province 河南 and its 县 is in no part of the answer; the second as the province 海南. Other counties are found by such names.
# Seen:
#   河南县公开预算 -> 河南省 None None 公开预算
#   海南州公开预算 -> 海南省 None None 州公开预算
#   青海省河南县公开预算 -> 青海省 黄南藏族自治州 河南蒙古族自治县 公开预算
#   青海省海南州公开预算 -> 青海省 海南藏族自治州 None 公开预算
#   互助县公开预算 -> 青海省 海东市 互助土族自治县 公开预算
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/v"
"$dir/v/bin/pip" install -q jionlp==1.5.31
seen=$("$dir/v/bin/python" - <<'PY' | grep -- '->'
import jionlp

for text in ["河南县", "海南州", "青海省河南县", "青海省海南州", "互助县"]:
    found = jionlp.parse_location(text + "公开预算")
    print(text + "公开预算", "->", found["province"], found["city"], found["county"], found["detail"])
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
