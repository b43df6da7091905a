#!/usr/bin/env bash
# python-stdnum 2.2 (PyPI): the number of a person is wrong when the city of its first six digits is younger than the person.
# The digits (GB 11643) are the code (GB/T 2260) of where somebody was registered when the number was given, not of the place at birth:
# numbers came in the eighties, and all who lived then have a city of then. Here its year is held against the year of birth. With three
# cities that go on to this day, the invented numbers of those born in 1980 are refused, and those of 1995 are sound.
# Seen:
#   441900 1980 InvalidComponent
#   441900 1995 东莞市
#   429004 1980 InvalidComponent
#   429004 1995 仙桃市
#   440305 1980 InvalidComponent
#   440305 1995 南山区
set -euo pipefail
self=$(realpath "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/v"
"$dir/v/bin/pip" install -q python-stdnum==2.2
seen=$("$dir/v/bin/python" - <<'PY'
from stdnum.cn import ric
from stdnum.exceptions import ValidationError

for code in ["441900", "429004", "440305"]:
    for year in [1980, 1995]:
        number = f"{code}{year}0101001"
        number += ric.calc_check_digit(number + "0")
        try:
            print(code, year, ric.get_birth_place(ric.validate(number))["county"])
        except ValidationError as error:
            print(code, year, type(error).__name__)
PY
)
diff <(sed -n 's/^#   //p' "$self") <(echo "$seen")
