#!/usr/bin/env bash
# charset-normalizer 3.5.3 (PyPI): a title in GBK is taken for UTF-16 as soon as a year stands in it, and a short one for Korean.
# What comes out is well-formed text of other characters, without an error. chardet 7.7.0 names both right.
# Seen:
#   2017年政务公开工作要点的通知 utf_16_be GB18030
#   某县人民政府 cp949 GB18030
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/v"
"$dir/v/bin/pip" install -q charset-normalizer==3.5.3 chardet==7.7.0
seen=$("$dir/v/bin/python" - <<'PY'
import chardet
import charset_normalizer

for start, text in [("国务院办公厅关于印发", "2017年政务公开工作要点的通知"), ("", "某县人民政府")]:
    data = (start + text).encode("gbk")
    print(text, charset_normalizer.from_bytes(data).best().encoding, chardet.detect(data)["encoding"])
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
