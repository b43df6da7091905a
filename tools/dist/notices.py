"""The licences of the crates that one program is made of, which whoever hands it out has to hand out too."""

import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("licen", "copying", "copyright", "notice", "unlicense")

HEAD = """duibiao is made of the crates below, each under the licence that is named. It also holds the standard library of Rust
(MIT OR Apache-2.0) and, in the programs for Linux, the C library musl (MIT).
"""


def packages(target):
    """The crates that the program holds; those that only build or test it are left out."""
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target]
    found = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    nodes = {node["id"]: node for node in found["resolve"]["nodes"]}
    # What makes code while this program is built is not in it, nor is what that rests on.
    held = {package["id"] for package in found["packages"] if not any("proc-macro" in part["kind"] for part in package["targets"])}
    wanted, left = set(), [found["resolve"]["root"]]
    while left:
        for dependency in nodes[left.pop()]["deps"]:
            is_in_it = dependency["pkg"] in held and any(kind["kind"] is None for kind in dependency["dep_kinds"])
            if is_in_it and dependency["pkg"] not in wanted:
                wanted.add(dependency["pkg"])
                left.append(dependency["pkg"])
    chosen = [package for package in found["packages"] if package["id"] in wanted]
    return sorted(chosen, key=lambda package: (package["name"], package["version"]))


def texts(folder):
    """The texts of licences in a crate, and in the C that it brings."""
    found = (path for depth in ("*", "*/*", "*/*/*") for path in folder.glob(depth))
    named = [path for path in found if path.is_file() and path.name.lower().startswith(NAMES)]
    read = [path.read_text("utf-8", "replace").strip() for path in sorted(named) if path.suffix not in (".rs", ".toml", ".h", ".c")]
    return list(dict.fromkeys(read))


def of(target):
    """One text with every crate, and every licence once with the crates that have it."""
    chosen, users = packages(target), {}
    for package in chosen:
        for text in texts(Path(package["manifest_path"]).parent):
            users.setdefault(text, []).append(f"{package['name']} {package['version']}")
    lines = [f"{package['name']} {package['version']}: {package['license'] or 'see below'}" for package in chosen]
    parts = [HEAD, "\n".join(lines), *(f"{'=' * 80}\n{', '.join(names)}\n\n{text}" for text, names in users.items())]
    return "\n\n".join(parts) + "\n"
