#!/usr/bin/env python3
"""Packs one program with what an office needs beside it: `python3 tools/dist/pack.py TARGET PROGRAM PACKAGE PAGE OUT`.

PACKAGE is what `make package` writes, PAGE what `make page` writes. The archive is OUT/duibiao-vVERSION-TARGET, `.zip` for Windows and `.tar.gz` for others. The
same files give the same bytes: names are sorted, every time is that of the commit (or SOURCE_DATE_EPOCH), every owner is 0.
"""

import gzip
import io
import os
import re
import subprocess
import sys
import tarfile
import time
import zipfile
from pathlib import Path

import notices

ROOT = Path(__file__).resolve().parents[2]
# How to begin, for whoever opens the archive.
START = "开始使用.txt"
# Beside the program, for every system.
TEXTS = ["README.md", "README.zh-CN.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"]


def version():
    return re.search(r'^version = "(.+)"$', (ROOT / "Cargo.toml").read_text("utf-8"), re.M).group(1)


def moment():
    """Seconds since 1970 that every file of the archive gets."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    return int(told or subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, check=True, capture_output=True).stdout)


def start(is_windows):
    """How to begin. Editors of Windows know the encoding by its first bytes, and old ones want both signs at the end of a line."""
    text = (ROOT / "tools/dist/start.txt").read_text("utf-8")
    return text.replace("\n", "\r\n").encode("utf-8-sig") if is_windows else text.encode()


def contents(target, program, package, page):
    """The files by name, each with its bytes and whether it can be run."""
    is_windows = "windows" in target
    files = {f"duibiao{'.exe' if is_windows else ''}": (program.read_bytes(), True)}
    beside = [ROOT / name for name in TEXTS] + sorted((ROOT / "seeds").iterdir())
    for path in beside:
        files[path.relative_to(ROOT).as_posix()] = (path.read_bytes(), False)
    # Windows has no `man`, and of the shells PowerShell alone.
    made = ["completions/*.ps1"] if is_windows else ["man/*", "completions/*"]
    for path in sorted(path for pattern in made for path in package.glob(pattern)):
        files[path.relative_to(package).as_posix()] = (path.read_bytes(), False)
    files["duibiao.html"] = (page.read_bytes(), False)
    files[START] = (start(is_windows), False)
    files["LICENSES-OF-CRATES.txt"] = (notices.of(target).encode(), False)
    return dict(sorted(files.items()))


def zipped(folder, files, when):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, (data, can_run) in files.items():
            entry = zipfile.ZipInfo(f"{folder}/{name}", time.gmtime(when)[:6])
            entry.create_system, entry.compress_type = 3, zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100755 if can_run else 0o100644) << 16
            archive.writestr(entry, data)
    return out.getvalue()


def tarred(folder, files, when):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, (data, can_run) in files.items():
            entry = tarfile.TarInfo(f"{folder}/{name}")
            entry.size, entry.mtime, entry.mode = len(data), when, 0o755 if can_run else 0o644
            archive.addfile(entry, io.BytesIO(data))
    return gzip.compress(out.getvalue(), 9, mtime=0)


def main():
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    target, program, package, page, out = sys.argv[1], *map(Path, sys.argv[2:])
    folder = f"duibiao-v{version()}-{target}"
    write, ending = (zipped, "zip") if "windows" in target else (tarred, "tar.gz")
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{folder}.{ending}"
    path.write_bytes(write(folder, contents(target, program, package, page), moment()))
    print(path)


if __name__ == "__main__":
    main()
