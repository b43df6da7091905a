#!/usr/bin/env bash
# iconv-lite 0.7.3 (npm): GB18030 is read as the standard of 2000 had it, where its letters follow 2005.
# GB18030-2022 gives A6D9 and FE59 their characters in Unicode, ︐ and 龴; here they are private ones that no font shows the same. A8BC is
# ḿ as in 2005. A name with such a character is not the same as in a file that a browser or encoding_rs 0.8.44 (crates.io) reads.
# Seen:
#   a6d9 e78d
#   fe59 e81e
#   a8bc 1e3f
#   84318236 fe10
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-fund --no-audit iconv-lite@0.7.3
seen=$(node -e '
const { decode } = require("iconv-lite");
for (const code of ["a6d9", "fe59", "a8bc", "84318236"])
    console.log(code, decode(Buffer.from(code, "hex"), "gb18030").codePointAt(0).toString(16));
')
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
