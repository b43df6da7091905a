#!/usr/bin/env bash
# odt2txt 0.5 (Debian 12): what was deleted from a text of OpenDocument is printed, at its head, and remarks are printed within its words.
# With changes kept, what is deleted stands before the text (text:tracked-changes), with who did it and when; all of it is printed, the old
# deadline first. A remark, with its writer and day, stands where it is fixed, without a mark. pandoc 3.9 (PyPI, pypandoc_binary 1.17) prints
# neither of them.
# Seen:
#   odt2txt: 甲2017-05-31T00:00:006月底前。 / 公开预算甲2017-05-31T00:00:00请核实 / ，9月底前。
#   pandoc: 公开预算，9月底前。
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
command -v odt2txt >/dev/null || apt-get install -y -qq odt2txt='0.5-*' >/dev/null
odt2txt --version | grep -q '0\.5'
python3 -m venv v
v/bin/pip install -q pypandoc_binary==1.17
v/bin/python - <<'PY'
import zipfile

NAMES = "urn:oasis:names:tc:opendocument:xmlns"
HEAD = f'office:version="1.2" xmlns:office="{NAMES}:office:1.0" xmlns:text="{NAMES}:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
KIND = "application/vnd.oasis.opendocument.text"
WHO = "<dc:creator>甲</dc:creator><dc:date>2017-05-31T00:00:00</dc:date>"
parts = {
    "mimetype": KIND,
    "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{NAMES}:manifest:1.0" manifest:version="1.2">' + "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in [("/", KIND), ("content.xml", "text/xml"), ("styles.xml", "text/xml")]) + "</manifest:manifest>",
    "styles.xml": f"<office:document-styles {HEAD}><office:styles/></office:document-styles>",
    "content.xml": f'<office:document-content {HEAD}><office:body><office:text><text:tracked-changes><text:changed-region text:id="c1">'
    f"<text:deletion><office:change-info>{WHO}</office:change-info><text:p>6月底前。</text:p></text:deletion></text:changed-region>"
    f"</text:tracked-changes><text:p>公开预算<office:annotation>{WHO}<text:p>请核实</text:p></office:annotation>，"
    '<text:change text:change-id="c1"/>9月底前。</text:p></office:text></office:body></office:document-content>',
}
with zipfile.ZipFile("plan.odt", "w") as document:
    for name, part in parts.items():
        document.writestr(name, part)
PY
lines() { sed '/^$/d' | paste -sd'|' | sed 's/|/ \/ /g'; }
seen=$(
    echo "odt2txt: $(odt2txt --encoding=UTF-8 --width=-1 plan.odt | lines)"
    echo "pandoc: $(v/bin/python -c 'import pypandoc; print(pypandoc.convert_file("plan.odt", "plain"))' | lines)"
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
