#!/usr/bin/env bash
# pypandoc_binary 1.17 (pandoc 3.9), striprtf 0.0.35 (PyPI): a rare character of a name is lost when Rich Text is read.
# RTF counts characters in units of 16 bits, so that one beyond the first 65,536 stands there as two numbers (\u-10158?\u-8331?), as Word
# and WPS write it. pandoc makes two signs of what is unknown of it; striprtf leaves two halves that no file in UTF-8 can hold.
# Seen:
#   pandoc: U+FFFD U+FFFD U+53BF
#   striprtf: U+D852 U+DF75 U+53BF
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install -q pypandoc_binary==1.17 striprtf==0.0.35
seen=$(v/bin/python - <<'PY'
import pypandoc
from striprtf.striprtf import rtf_to_text

text = r"{\rtf1\ansi\uc1 \u-10158?\u-8331?\u21439?\par}"
for name, read in [("pandoc", pypandoc.convert_text(text, "plain", format="rtf")), ("striprtf", rtf_to_text(text))]:
    print(f"{name}:", *(f"U+{ord(character):04X}" for character in read.strip()))
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
