#!/usr/bin/env bash
# html2text 2025.4.15, markdownify 1.2.3 (PyPI): below a cell that is merged over two rows, the others move under the wrong heads.
# Task tables of offices merge the number and the unit over the tasks that belong together. Of the second row 公开部门决算 | 9月底 the task comes
# to stand under 序号 and its deadline under 任务, in a table that looks sound. pandas 3.1.1 repeats the merged cells.
# Seen:
#   html2text: 公开部门决算 / 9月底
#   markdownify: 公开部门决算 / 9月底
#   pandas: 1 / 公开部门决算 / 县财政局 / 9月底
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/v"
"$dir/v/bin/pip" install -q html2text==2025.4.15 markdownify==1.2.3 pandas==3.1.1 lxml==6.1.3
seen=$("$dir/v/bin/python" - <<'PY'
import io

import html2text
import markdownify
import pandas

TABLE = """<table><tr><th>序号</th><th>任务</th><th>责任单位</th><th>时限</th></tr>
<tr><td rowspan="2">1</td><td>公开部门预算</td><td rowspan="2">县财政局</td><td>6月底</td></tr>
<tr><td>公开部门决算</td><td>9月底</td></tr></table>"""


def second(text):
    row = [line for line in text.splitlines() if "决算" in line][0]
    return " / ".join(cell.strip() for cell in row.strip("| ").split("|"))


print("html2text:", second(html2text.html2text(TABLE)))
print("markdownify:", second(markdownify.markdownify(TABLE)))
print("pandas:", " / ".join(str(cell) for cell in pandas.read_html(io.StringIO(TABLE))[0].iloc[1]))
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
