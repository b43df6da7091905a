#!/usr/bin/env bash
# citeproc-py 0.11.1, pypandoc_binary 1.17 (pandoc 3.9) (PyPI): a Chinese name gets the full stop of an initial, in a Chinese list too.
# Styles that shorten given names (APA, IEEE) ask for initials with a stop. Chinese has no initials, and citeproc 2.4.63 (npm), the reference,
# leaves 王某 whole. pandoc sets the stop behind the name; citeproc-py takes the name apart and has a stop before the given name and behind it.
# Seen:
#   citeproc-py: 王, . 某 .：政务公开研究
#   pandoc: 王某.：政务公开研究
#   citeproc: 王某：政务公开研究
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install -q citeproc-py==0.11.1 pypandoc_binary==1.17
npm install --silent --no-fund --no-audit citeproc@2.4.63
cat >style.csl <<'CSL'
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>list</title><id>list</id><updated>2026-11-01T00:00:00Z</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout>
<names variable="author"><name initialize-with=". " name-as-sort-order="all"/></names><text variable="title" prefix="："/>
</layout></bibliography></style>
CSL
cat >list.json <<'JSON'
[{"id": "a", "type": "article-journal", "title": "政务公开研究", "language": "zh-CN", "author": [{"family": "王", "given": "某"}]}]
JSON
seen=$(
    v/bin/python -W ignore - <<'PY'
import json

import pypandoc
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

style = CitationStylesStyle("style.csl", validate=False, locale="zh-CN")
works = CitationStylesBibliography(style, CiteProcJSON(json.load(open("list.json"))), formatter.plain)
works.register(Citation([CitationItem("a")]))
print("citeproc-py:", works.bibliography()[0])
page = "---\nbibliography: list.json\ncsl: style.csl\nlang: zh-CN\nnocite: '@*'\n---\n"
print("pandoc:", pypandoc.convert_text(page, "plain", format="markdown", extra_args=["--citeproc"]).strip())
PY
    node -e '
const { readFileSync } = require("fs");
const CSL = require("citeproc");
const terms = "<term name=\"et-al\">等</term><term name=\"and\">和</term>";
const locale = `<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="zh-CN"><terms>${terms}</terms></locale>`;
const [work] = JSON.parse(readFileSync("list.json"));
const engine = new CSL.Engine({ retrieveLocale: () => locale, retrieveItem: () => work }, readFileSync("style.csl", "utf8"), "zh-CN");
engine.setOutputFormat("text");
engine.updateItems(["a"]);
console.log("citeproc:", engine.makeBibliography()[1][0].trim());
'
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
