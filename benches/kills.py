#!/usr/bin/env python3
"""Ends `duibiao report` at any moment, and disturbs it, while it puts a set of files in place of another one.

    python3 benches/kills.py PROGRAM [--kills 250] [--seed 1]

PROGRAM may be a debug build. Most kills (SIGKILL) come at random moments, fifty when the files change places: at a single call of the system
where strace is there, else as soon as the list of the new set is written. A fifth of all runs write among files of somebody else, where
files are renamed one by one. After each kill the set must be the old or the new one as a whole (among files of others: with a record of
what is meant), and after the next run nothing may be left beside it. Ten kinds of disturbance follow. Prints counts; the exit code is 1 at any mix.
"""
import argparse
import collections
import contextlib
import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

AIMED = 50
# Calls by which files come to the disk, change places and go.
CALLS = ["fsync", "renameat2", "rename", "link", "linkat", "unlink", "unlinkat", "rmdir", "mkdir", "flock", "fchmod", "chmod"]
PLAN = "{place}2017年政务公开工作要点\n一、重点任务\n（一）公开部门预算。{more}（责任单位：县财政局）\n（二）做好政策解读。{more}\n"
THEIRS = {"theirs.txt": b"theirs"}


class World:
    """A folder with two sources of plans, the sets that come of them, and the set that is looked at."""

    def __init__(self, program, root):
        self.program, self.root = program, root
        self.place = os.path.join(root, "place")
        self.out = os.path.join(self.place, "out")
        os.mkdir(self.place)
        self.sources = [os.path.join(root, "甲"), os.path.join(root, "乙")]
        for source, places, more in zip(self.sources, ["甲乙丙丁", "丙丁戊"], ["", "每季度公布。"]):
            os.mkdir(source)
            for place in places:
                with open(os.path.join(source, place + "县.txt"), "w", encoding="utf-8") as out:
                    out.write(PLAN.format(place=place + "县", more=more))
        self.whole, times = [], []
        for source in self.sources:
            begun = time.monotonic()
            self.run(source)
            times.append(time.monotonic() - begun)
            self.whole.append(files(self.out))
        self.run(self.sources[0])
        if files(self.out) != self.whole[0] or self.whole[0] == self.whole[1]:
            sys.exit("the two sets are not what they should be: the same each time, and different")
        self.time = max(times)

    def command(self, source, out=None):
        """The command that writes a set."""
        return [self.program, "report", source, "--out", out or self.out, "--format", "md,csv,json,html", "--lang", "zh", "--quiet"]

    def start(self, source, out=None, before=(), **more):
        """Begins a run."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "start_new_session": True}
        return subprocess.Popen([*before, *self.command(source, out)], **quiet, **more)

    def run(self, source):
        """A run that nobody disturbs."""
        run = self.start(source)
        said = run.communicate()[1].decode()
        if run.returncode != 0:
            raise Mix(f"an undisturbed run ends with {run.returncode}: {said}")

    def which(self, theirs=()):
        """Which of the two sets is there: 0, 1, or None for neither."""
        found = {name: bytes_ for name, bytes_ in files(self.out).items() if name not in theirs}
        return self.whole.index(found) if found in self.whole else None

    def left(self):
        """Names of what is left of dead runs."""
        names = os.listdir(self.place) + (os.listdir(self.out) if os.path.isdir(self.out) else [])
        return [name for name in names if name.startswith(".duibiao-")]

    def settle(self, at, theirs=()):
        """The next run: afterwards its set is there as a whole, what others put there too, and nothing is left over."""
        self.run(self.sources[at])
        if self.which(theirs) != at or self.left() or not listed(self.out):
            raise Mix(f"after the next run: {sorted(files(self.out))}, left {self.left()}")
        for name, content in theirs.items() if theirs else ():
            if files(self.out).get(name) != content:
                raise Mix(f"{name} of somebody else is gone")


class Mix(Exception):
    """A set that is neither the old nor the new one, or something that was left over."""


def files(folder):
    """The files of a folder, by name."""
    found = {}
    for name in os.listdir(folder) if os.path.isdir(folder) else []:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            with open(path, "rb") as file:
                found[name] = file.read()
    return found


def listed(folder):
    """Whether all files of a set are as its own list says."""
    found = files(folder)
    lines = found.get("duibiao.sha256", b"").decode().splitlines()
    return bool(lines) and all(hashlib.sha256(found.get(line[66:], b"")).hexdigest() == line[:64] for line in lines)


def is_recorded(world):
    """Whether a record says what is meant by a set that is on its way."""
    for name in world.left():
        for folder in (world.place, world.out):
            if any(os.path.isdir(os.path.join(folder, name, record)) for record in ("commit", "backup")):
                return True
    return False


def end(run, with_signal=signal.SIGKILL):
    """Ends a run with all that it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(run.pid, with_signal)
    run.communicate()


def at_random(world, source, chance):
    """Kills at any moment."""
    run = world.start(source)
    time.sleep(chance.uniform(0, world.time * 1.1))
    end(run)


def at_the_end(world, source, chance):
    """Kills shortly after the list of the new set is written."""
    run = world.start(source)
    while run.poll() is None and not any(
        os.path.exists(os.path.join(folder, name, "set", "duibiao.sha256"))
        for folder in (world.place, world.out) for name in world.left()
    ):
        time.sleep(0.0005)
    time.sleep(chance.choice([0, chance.uniform(0, 0.01), chance.uniform(0, 0.15)]))
    end(run)


def at_a_call(world, source, chance):
    """Kills at a call of the system."""
    call, count = chance.choice(CALLS), chance.choice([1, 2, 3, chance.randint(1, 25)])
    trace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={count}"]
    run = world.start(source, before=trace)
    run.communicate()


def kill(world, kills, chance, count):
    """All kills."""
    with_strace = shutil.which("strace") is not None
    was = 0
    for number in range(kills):
        theirs = THEIRS if chance.random() < 0.2 else {}
        for name, content in theirs.items():
            with open(os.path.join(world.out, name), "wb") as out:
                out.write(content)
        source = world.sources[1 - was]
        how = at_random if number % max(1, kills // AIMED) else at_a_call if with_strace and number % 2 else at_the_end
        how(world, source, chance)
        which = world.which(theirs)
        if which is None and not (theirs and is_recorded(world)):
            raise Mix(f"kill {number} ({how.__name__}): {sorted(files(world.out))}, left {world.left()}")
        count[how.__name__, {was: "old", None: "on its way, with a record"}.get(which, "new")] += 1
        count["left over by a kill", "" if world.left() else "nothing"] += 1
        was = chance.randint(0, 1)
        world.settle(was, theirs)
        for name in theirs:
            os.remove(os.path.join(world.out, name))


def waiting(run, world):
    """Waits until a run makes its files."""
    while run.poll() is None and not world.left():
        time.sleep(0.0005)
    return run


def disturbed(world, said):
    """Disturbances: each gives what became of the run, and leaves a world in which the next run does well."""
    world.settle(0)
    old, new = world.sources
    expect = {"old": (0,), "either": (0, 1), "new": (1,)}

    def check(name, run, wanted="either", theirs=()):
        text = run.communicate()[1].decode()
        which = world.which(theirs)
        if which not in expect[wanted] or run.returncode == 101 or (run.returncode == 0) != (which == 1) and run.returncode > 0:
            raise Mix(f"{name}: ends with {run.returncode} and the set {which}: {text}\n{sorted(files(world.out))}")
        said(name, run.returncode, ["old", "new"][which], text)

    for sent in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        run = waiting(world.start(new), world)
        run.send_signal(sent)
        check(sent.name, run)
        if world.left():
            raise Mix(f"{sent.name} leaves {world.left()}")
        world.settle(0)

    # Whoever is root may write into any folder.
    as_other = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
    if as_other:
        for path in [world.root, world.place, world.out, *(os.path.join(world.out, name) for name in os.listdir(world.out))]:
            os.chown(path, 65534, 65534)
    for name, path in (("the folder becomes read-only", world.out), ("the folder above becomes read-only", world.place)):
        run = waiting(world.start(new, **as_other), world)
        os.chmod(path, 0o555)
        check(name, run)
        os.chmod(path, 0o755)
        world.settle(0)
    for path in [world.root, world.place, world.out] if as_other else []:
        os.chown(path, 0, 0)
    world.settle(0)

    # A file that both sets have becomes a folder: neither is put over the other.
    both = sorted(name for name in world.whole[0] if name in world.whole[1] and name.endswith(".csv"))[0]
    run = waiting(world.start(new), world)
    path = os.path.join(world.out, both)
    os.remove(path)
    os.mkdir(path)
    text = run.communicate()[1].decode()
    found, kept = files(world.out), {name: content for name, content in world.whole[0].items() if name != both}
    if found != kept or run.returncode != 2:
        raise Mix(f"a folder in place of a file: ends with {run.returncode}: {text}")
    said("a file becomes a folder", run.returncode, "old", text)
    os.rmdir(path)
    world.settle(0)

    run = waiting(world.start(new), world)
    with open(path, "ab") as out:
        out.write(b"edited")
    text = run.communicate()[1].decode()
    if files(world.out) != {**world.whole[0], both: world.whole[0][both] + b"edited"} or run.returncode != 2:
        raise Mix(f"a file that was edited in the midst: ends with {run.returncode}: {text}")
    said("a file is edited", run.returncode, "old", text)
    os.remove(path)
    world.settle(0)

    with open(path, "rb"):
        check("a file is open elsewhere", world.start(new), "new")
    world.settle(0)

    run = waiting(world.start(new), world)
    with open(os.path.join(world.out, "theirs.txt"), "wb") as out:
        out.write(b"theirs")
    check("somebody adds a file", run, "new", THEIRS)
    world.settle(0, THEIRS)
    os.remove(os.path.join(world.out, "theirs.txt"))

    run = waiting(world.start(new), world)
    while not removed(world.out):
        # The run had put its set in place before the folder was gone.
        run.communicate()
        world.settle(0)
        run = waiting(world.start(new), world)
    check("the folder is removed", run, "new")
    world.settle(0)

    runs = [world.start(source) for source in (old, new, old, new)]
    codes = [(run.communicate()[1], run.returncode)[1] for run in runs]
    if world.which() is None or any(codes) or world.left():
        raise Mix(f"four runs at once: end with {codes}, {sorted(files(world.out))}, left {world.left()}")
    said("four runs at once", codes, ["old", "new"][world.which()], "")
    world.settle(0)

    def limited():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    check("no file may be long", world.start(new, preexec_fn=limited), "old")
    world.settle(0)
    full_disk(world, said)


def removed(folder):
    """Takes a folder out of the way at once; tells whether what went was all of it and no newer one came between."""
    aside = folder + ".removed"
    inode = os.stat(folder).st_ino
    os.rename(folder, aside)
    same = os.stat(aside).st_ino == inode and not os.path.exists(folder)
    shutil.rmtree(aside)
    return same


def full_disk(world, said):
    """The same on a disk that has no room for two sets."""
    disk = os.path.join(world.root, "disk")
    os.mkdir(disk)
    size = sum(map(len, world.whole[0].values()))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size * 3 // 2 // 1024}k", "tmpfs", disk]
    if subprocess.run(mount, stderr=subprocess.DEVNULL, check=False).returncode:
        return said("a full disk", "", "not tried: nothing can be mounted here", "")
    try:
        out = os.path.join(disk, "out")
        first = world.start(world.sources[0], out)
        text = first.communicate()[1].decode()
        if first.returncode or files(out) != world.whole[0]:
            raise Mix(f"a small disk takes no set: {text}")
        run = world.start(world.sources[1], out)
        text = run.communicate()[1].decode()
        left = [name for name in os.listdir(disk) if name != "out"]
        if files(out) != world.whole[0] or run.returncode != 2 or left:
            raise Mix(f"a full disk: ends with {run.returncode}, left {left}: {text}")
        return said("a full disk", run.returncode, "old", text)
    finally:
        subprocess.run(["umount", disk], check=False)


def main():
    """Prints counts of kills and a row for each disturbance."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--kills", type=int, default=250)
    arguments.add_argument("--seed", type=int, default=1)
    asked = arguments.parse_args()
    count = collections.Counter()

    def said(name, code, what, text):
        print(f"{name}: exit {code}, the set is {what}{'; ' + text.splitlines()[0] if text.strip() else ''}", flush=True)

    with tempfile.TemporaryDirectory() as root:
        try:
            world = World(os.path.abspath(asked.program), root)
            print(f"a run takes {world.time:.2f} s, the sets have {len(world.whole[0])} and {len(world.whole[1])} files", flush=True)
            kill(world, asked.kills, random.Random(asked.seed), count)
            for (how, what), number in sorted(count.items()):
                print(f"{number:5} {how}: {what or 'something'}")
            disturbed(world, said)
        except Mix as mix:
            for (how, what), number in sorted(count.items()):
                print(f"{number:5} {how}: {what or 'something'}")
            print(f"MIX: {mix}")
            sys.exit(1)
    print("no mix")


main()
