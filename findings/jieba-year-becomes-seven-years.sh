#!/usr/bin/env bash
# jieba 0.42.1 (PyPI), @node-rs/jieba 2.0.3 (npm, jieba-rs): of May 2017 in Chinese digits, “seven years” are left, and a dictionary does not help.
# Text is cut first at all that is not of a list of characters, which lacks 〇 of 二〇一七年, the brackets of document numbers and the rare
# characters of names. The words are looked for between: 七年 is one, “seven years”. A word of one's own with such a character is taken without
# an error and never found; 人民政府工作 is found.
# Seen:
#   jieba: 二 〇 一 七年 五月 | 国 发 〔 2021 〕 14 号 | 南 䶮 县
#   with own words: 二 〇 一 七年 五月 | 国 发 〔 2021 〕 14 号 | 南 䶮 县 | 人民政府工作
#   node-rs: 二 〇 一 七年 五月 | 国 发 〔 2021 〕 14 号 | 南 䶮 县
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install -q jieba==0.42.1 setuptools==65.5.0
npm install --silent --no-fund --no-audit @node-rs/jieba@2.0.3 >/dev/null 2>&1
seen=$(
    v/bin/python -W ignore - <<'PY'
import jieba

jieba.setLogLevel(60)
TEXTS = ["二〇一七年五月", "国发〔2021〕14号", "南䶮县"]
print("jieba:", " | ".join(" ".join(jieba.cut(text)) for text in TEXTS))
for word in ["二〇一七年", *TEXTS, "人民政府工作"]:
    jieba.add_word(word, 1_000_000)
print("with own words:", " | ".join(" ".join(jieba.cut(text)) for text in [*TEXTS, "人民政府工作"]))
PY
    node -e '
const { Jieba } = require("@node-rs/jieba");
const { dict } = require("@node-rs/jieba/dict");
const jieba = Jieba.withDict(dict);
console.log("node-rs:", ["二〇一七年五月", "国发〔2021〕14号", "南䶮县"].map(text => jieba.cut(text, true).join(" ")).join(" | "));
'
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
