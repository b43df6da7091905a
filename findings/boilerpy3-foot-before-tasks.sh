#!/usr/bin/env bash
# boilerpy3 1.0.7 (PyPI): of a page in Chinese the tasks are left out and the foot of the site is kept.
# Blocks are told apart by the number of their words and links, and words by blanks, of which Chinese has none: a task of forty characters
# has few words, and the line of the copyright, which nothing is linked from, is as good as a heading.
# Seen:
#   ArticleExtractor: 第一项 第二项 版权所有
#   DefaultExtractor: 第二项 版权所有
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install -q boilerpy3==1.0.7
seen=$(v/bin/python - <<'PY'
from boilerpy3 import extractors

TASKS = ["（一）第一项，各部门要在6月30日前公开本部门预算，做到内容完整、格式规范，接受社会监督。（县财政局牵头）",
         "（二）第二项，对社会关切的问题及时回应，主动发布权威信息，正确引导舆论，并做好后续跟踪处置工作。"]
PAGE = ("<html><head><title>某县工作要点</title></head><body><div><a href=a>首页</a><a href=b>公开</a><a href=c>机构</a></div>"
        f"<div><h1>某县工作要点</h1><p>一、加强公开</p><p>{TASKS[0]}</p><p>{TASKS[1]}</p></div>"
        "<div>版权所有 某县人民政府</div></body></html>")
for name in ["ArticleExtractor", "DefaultExtractor"]:
    text = getattr(extractors, name)().get_content(PAGE)
    print(f"{name}:", *(part for part in ["工作要点", "加强公开", "第一项", "第二项", "版权所有"] if part in text))
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
