"""The licences of the crates that one program is made of, which whoever hands it out has to hand out too."""

import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LICENCES = Path(__file__).resolve().parent / "licences"
NAMES = ("licen", "copying", "copyright", "notice", "unlicense")

HEAD = """duibiao is made of the crates below, each under the licence that is named. It also holds the standard library of Rust
(MIT OR Apache-2.0) and {runtime}.
"""
# What a linker adds, and the file with its notice, which no crate brings.
RUNTIMES = {
    "musl": ("the C library musl (MIT)", "musl.txt"),
    "windows": (
        "the runtime of mingw-w64 (its notice is below) with parts of libgcc (GPL-3.0-or-later WITH GCC-exception-3.1)",
        "mingw-w64.txt",
    ),
    "": ("what the compiler of its system adds", None),
}
# Beside the text of a licence in a crate; not its code, and not data of tests.
TEXTS = ("", ".txt", ".md", ".mit", ".apache")


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
    """The texts of licences in a crate, and in the C and the data that it brings."""
    found = (path for path in folder.rglob("*") if "tests" not in path.relative_to(folder).parts)
    named = [path for path in found if path.is_file() and path.name.lower().startswith(NAMES)]
    kept = (path for path in sorted(named) if path.suffix.lower() in TEXTS or path.stem.lower().startswith("license-"))
    return list(dict.fromkeys(path.read_text("utf-8", "replace").strip() for path in kept))


def of(target):
    """One text with every crate, and every licence once with the crates that have it."""
    chosen, users = packages(target), {}
    for package in chosen:
        name = f"{package['name']} {package['version']}"
        own = texts(Path(package["manifest_path"]).parent)
        if not own:
            # Its text is of nobody in particular, so that one serves all of them.
            if "Apache-2.0" not in (package["license"] or ""):
                raise SystemExit(f"{name} brings no text of its licence ({package['license']}); add it to tools/dist/licences")
            own = [(ROOT / "LICENSE-APACHE").read_text("utf-8").strip()]
        for text in own:
            users.setdefault(text, []).append(name)
    runtime, notice = next(known for part, known in RUNTIMES.items() if part in target)
    if notice:
        users[(LICENCES / notice).read_text("utf-8").strip()] = [runtime]
    lines = [f"{package['name']} {package['version']}: {package['license'] or 'see below'}" for package in chosen]
    parts = [HEAD.format(runtime=runtime), "\n".join(lines), *(f"{'=' * 80}\n{', '.join(names)}\n\n{text}" for text, names in users.items())]
    return "\n\n".join(parts) + "\n"
