#!/usr/bin/env bash
# pandas 3.1.1, polars 2.1.0, duckdb 2.0.1 (PyPI): codes of offices become other numbers when a CSV is read.
# A unified social credit code (GB 32100) has 18 places, digits and capital letters, E among them. One code with an E before its last digits
# reads as a number with an exponent, and the column as fractions: the codes of the other offices lose their last digits too.
# Seen:
#   pandas: 1.13705000045078e+26 1.13705000045079e+17
#   polars: 1.13705000045078e+26 1.13705000045079e+17
#   duckdb: 1.13705000045078e+26 1.13705000045079e+17
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install -q pandas==3.1.1 polars==2.1.0 duckdb==2.0.1
printf '单位,统一社会信用代码\n甲县财政局,113705000045078E12\n甲县教育局,113705000045079012\n' >codes.csv
seen=$(v/bin/python - <<'PY'
import duckdb
import pandas
import polars

print("pandas:", *pandas.read_csv("codes.csv").iloc[:, 1])
print("polars:", *polars.read_csv("codes.csv").to_series(1))
print("duckdb:", *(row[1] for row in duckdb.sql("from read_csv('codes.csv')").fetchall()))
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
