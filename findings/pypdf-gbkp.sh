#!/usr/bin/env bash
# pypdf 7.1.1 (PyPI): text in a font of the encoding GBKp-EUC-H comes out as other characters.
# It is one of the encodings that PDF names in advance for simplified Chinese; the others are read well. This one is read two bytes at
# a time as Unicode: Hangul and letters that nobody wrote, without an error. pdfminer.six 20260107 reads it.
# Seen:
#   GBK-EUC-H pypdf 政务公开2017年 pdfminer 政务公开2017年
#   GBKp-EUC-H pypdf 헾컱릫뾪㈰ㄷ쓪 pdfminer 政务公开2017年
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/v"
"$dir/v/bin/pip" install -q pypdf==7.1.1 pdfminer.six==20260107
seen=$("$dir/v/bin/python" -W ignore - <<'PY'
import io
import logging

import pypdf
from pdfminer.high_level import extract_text

logging.disable(logging.CRITICAL)


def page(encoding, text):
    show = b"BT /F 20 Tf 50 700 Td <" + text.encode("gbk").hex().encode() + b"> Tj ET"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(show), show),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/%s/DescendantFonts[6 0 R]>>" % encoding.encode(),
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/FontDescriptor 7 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880"
        b"/Descent -120/CapHeight 880/StemV 93>>",
    ]
    out, places = b"%PDF-1.5\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 8/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 8\n0000000000 65535 f \n" + table + end


for encoding in ["GBK-EUC-H", "GBKp-EUC-H"]:
    data = page(encoding, "政务公开2017年")
    read = pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
    print(encoding, "pypdf", read, "pdfminer", extract_text(io.BytesIO(data)).strip())
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
