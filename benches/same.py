#!/usr/bin/env python3
"""Do two builds say the same? Compares every CSV, JSON and JSONL form byte for byte, on 1, 2 and 4 threads.

    python3 benches/same.py OLD NEW FOLDER...

OLD and NEW are programs, FOLDER holds plans. The new build must also give the same bytes on every number of threads.
Forms of which the old build gives other bytes are named, and the exit code is 1.
"""
import os
import subprocess
import sys
import tempfile

FORMS = [
    ["parse", "--format", "json"],
    ["map", "--format", "jsonl"],
    ["map", "--format", "csv"],
    ["compare", "--format", "csv"],
    ["compare", "--format", "json"],
    ["compare", "--rows", "elements", "--format", "csv"],
    ["compare", "--rows", "departments", "--format", "csv"],
    ["compare", "--rows", "standing", "--format", "csv"],
    ["compare", "--only", "dropped", "--format", "csv"],
    ["rank", "--format", "csv"],
    ["rank", "--format", "json"],
    ["departments", "--format", "csv"],
    ["graph", "--format", "json"],
]


def run(program, form, folder, threads):
    """Exit code and output of one command."""
    command = [program, form[0], folder, *form[1:], "--lang", "zh", "--no-progress", "--quiet"]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "RAYON_NUM_THREADS": str(threads)}, check=False)
    return done.returncode, done.stdout


def report(program, folder, threads):
    """The tables and JSON of a report set."""
    with tempfile.TemporaryDirectory() as out:
        command = [program, "report", folder, "--format", "csv,json", "--out", out, "--lang", "zh", "--no-progress", "--quiet"]
        done = subprocess.run(command, capture_output=True, env={**os.environ, "RAYON_NUM_THREADS": str(threads)}, check=False)
        names = sorted(name for name in os.listdir(out) if name.endswith((".csv", ".json")))
        return done.returncode, b"".join(open(os.path.join(out, name), "rb").read() for name in names)


def main():
    """Runs all forms of all folders and says which differ."""
    old, new, folders = sys.argv[1], sys.argv[2], sys.argv[3:]
    differ = 0
    for folder in folders:
        for form in [*FORMS, None]:
            say = " ".join(form) if form else "report --format csv,json"
            one = (lambda program, threads: run(program, form, folder, threads)) if form else (
                lambda program, threads: report(program, folder, threads)
            )
            before = one(old, 2)
            after = {threads: one(new, threads) for threads in (1, 2, 4)}
            threads_differ = any(result != after[1] for result in after.values())
            same = before == after[1]
            differ += not same or threads_differ
            what = "same" if same and not threads_differ else "DIFFERS" + (" by threads" if threads_differ else " from the old build")
            print(f"{what:8} {len(after[1][1]):>11} bytes  {folder} {say}", flush=True)
    sys.exit(1 if differ else 0)


main()
