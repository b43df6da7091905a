#!/usr/bin/env python3
"""Measures two builds side by side on a generated country and prints the table of docs/performance.md.

    python3 benches/performance.py OLD NEW COUNTRY [--runs N]

OLD and NEW are programs, COUNTRY is a folder that `cargo run --release --example country` wrote. CPU seconds are user and system together;
of several runs the least is kept. Peak memory is what the system saw resident.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

COMMANDS = [
    ("parse --format json", ["parse", "{plans}", "--format", "json"]),
    ("map --format jsonl", ["map", "{plans}", "--format", "jsonl"]),
    ("compare --format csv", ["compare", "{plans}", "--format", "csv"]),
    ("rank --format csv", ["rank", "{plans}", "--format", "csv"]),
    ("graph --format json", ["graph", "{plans}", "--format", "json"]),
    ("report html,md,csv,json", ["report", "{plans}", "--format", "html,md,csv,json", "--out", "{out}"]),
]


def measure(program, command, plans):
    """Wall and CPU seconds, peak MB and MB of output of one run."""
    out = tempfile.mkdtemp()
    target = os.path.join(out, "set")
    words = [word.format(plans=plans, out=target) for word in command]
    began = time.monotonic()
    with open(os.path.join(out, "stdout"), "wb") as stdout:
        process = subprocess.Popen([program, *words, "--no-progress", "--quiet"], stdout=stdout)
        _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - began
    size = sum(os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(out) for name in names)
    shutil.rmtree(out)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{program} {' '.join(words)} failed")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, size / 1e6


def main():
    """Prints one row a command."""
    old, new, country = sys.argv[1:4]
    runs = int(sys.argv[5]) if "--runs" in sys.argv else 1
    plans = os.path.join(country, "plans")
    count = len(os.listdir(plans))
    print(f"| {count} plans | CPU s before | after | of before | peak MB before | after | of before | wall s before | after | output MB |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name, command in COMMANDS:
        figures = []
        for program in (old, new):
            made = [measure(program, command, plans) for _ in range(runs)]
            figures.append([min(one[at] for one in made) for at in range(4)])
        (wall, cpu, peak, _), (wall_now, cpu_now, peak_now, size) = figures
        print(
            f"| {name} | {cpu:.1f} | {cpu_now:.1f} | {cpu_now / cpu:.2f} | {peak:,.0f} | {peak_now:,.0f} | {peak_now / peak:.2f} "
            f"| {wall:.1f} | {wall_now:.1f} | {size:,.0f} |",
            flush=True,
        )


main()
