#!/usr/bin/env python3
"""Runs kgingest over input that is made to break it, and says what it did.

    tests/bench/hostile.py [--bin build/release/bin] [--full] [--only WORD] [--list]

Each case (hostile_makers.py) is made in a temporary folder and stored with `kgingest --db`, under a limit of address
space and of time. Printed: wall and CPU time, CPU time a MB as a multiple of that of ordinary news (text or pages, measured
first), peak memory, exit code, what kgingest said. Exits 1 if a case crashes, hangs, takes more CPU time than its allowance,
more than five times the normal time a MB or more than 1.5 GB, or ends without a word. --full adds the 10 GB zip and archives
of a million members, which take minutes to make.
"""

import argparse
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import hostile_makers

ROOT = pathlib.Path(__file__).resolve().parents[2]
PEAK_MB = 1500
MOST_TIMES = 5
ADDRESS_SPACE = 8 << 30
# On a busy machine wall time is many times CPU time; it only ends what hangs.
WALL_PER_CPU = 10


def make(name, path):
    """In a process of its own: what this one has held in memory would count for its children."""
    subprocess.run([sys.executable, __file__, "--make", name, str(path)], check=True)


def run(kgingest, folder, path, allowance):
    """(wall, CPU, peak MB, exit code or what ended it, messages)"""
    database, errors = folder / "db", folder / "stderr"
    command = [
        str(kgingest),
        "--db",
        str(database),
        "--jobs",
        "2",
        "--progress",
        "never",
        "--report",
        str(folder / "report"),
        str(path),
    ]

    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
        resource.setrlimit(resource.RLIMIT_CPU, (allowance * 2, allowance * 2 + 2))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    start, late = time.monotonic(), False
    with open(errors, "wb") as stderr:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=stderr, preexec_fn=limit)
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        if not late and time.monotonic() - start > allowance * WALL_PER_CPU:
            late = True
            os.kill(process.pid, 9)
        time.sleep(0.02)
    process.returncode = code = os.waitstatus_to_exitcode(status)
    shutil.rmtree(database, ignore_errors=True)
    said = errors.read_text(errors="replace").strip().splitlines()
    return (
        time.monotonic() - start,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
        "hangs" if late else code,
        said,
    )


def complaints(code, cpu, peak, allowance, said, normal):
    if code == "hangs":
        yield "ended by the time limit"
    elif code < 0:
        yield f"ended by signal {-code}"
    elif code not in (0, 1):
        yield f"exit {code}"
    if cpu > allowance:
        yield f"{cpu:.0f} s of CPU, {allowance} allowed"
    if peak > PEAK_MB:
        yield f"{peak:.0f} MB, {PEAK_MB} allowed"
    if normal > MOST_TIMES:
        yield f"{normal:.1f} times the normal time a MB, {MOST_TIMES} allowed"
    if not said:
        yield "not a word"


class Hostile:
    def __init__(self, kgingest):
        self.kgingest = kgingest
        self.failed = 0
        controls = {name: self._one(case, name) for name, case in hostile_makers.CONTROLS.items()}
        self.start = controls["a short text"][1]
        self.normal = {}  # seconds a MB
        for suffix, name in ((".txt", "news text"), (".html", "news pages")):
            size, cpu = controls[name][:2]
            self.normal[suffix] = max(cpu - self.start, 0.01) / size
            print(f"normal: {name} at {self.normal[suffix]:.3f} s CPU a MB")
        print(f"start-up: {self.start:.2f} s CPU")
        print(f"{'case':<34}{'wall s':>8}{'CPU s':>8}{'x normal':>9}{'peak MB':>9}{'exit':>6}  said")

    def _one(self, case, name):
        """(MB, CPU, wall, peak MB, code, messages)"""
        file_name, allowance, _ = case
        with tempfile.TemporaryDirectory() as temporary:
            folder = pathlib.Path(temporary)
            make(name, folder / file_name)
            size = (folder / file_name).stat().st_size / hostile_makers.MB
            wall, cpu, peak, code, said = run(self.kgingest, folder, folder / file_name, allowance)
        said = [line.replace(temporary + "/", "").removeprefix("kgingest: ") for line in said]
        return size, cpu, wall, peak, code, said

    def try_case(self, name, case):
        size, cpu, wall, peak, code, said = self._one(case, name)
        normal = self.normal.get(pathlib.Path(case[0]).suffix, 0.0)
        # Below a MB, and within a second, start-up and the clock's ticks decide.
        times = (cpu - self.start) / size / normal if normal and size > 0.9 and cpu - self.start > 1 else 0.0
        wrong = list(complaints(code, cpu, peak, case[1], said, times))
        self.failed += bool(wrong)
        shown = f"{times:9.1f}" if times else " " * 9
        print(f"{name:<34}{wall:8.2f}{cpu:8.2f}{shown}{peak:9.0f}{code:>6}  {'; '.join(said[:1] + said[1:][-1:])[:200]}", flush=True)
        for complaint in wrong:
            print(f"    BAD: {complaint}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(ROOT / "build/release/bin"))
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--only", default="", help="cases whose name holds this")
    parser.add_argument("--list", action="store_true", help="print the names of the cases")
    parser.add_argument("--make", nargs=2, metavar=("CASE", "FILE"), help="make the file of one case and stop")
    arguments = parser.parse_args()
    cases = {**hostile_makers.CONTROLS, **hostile_makers.CASES, **hostile_makers.FULL_CASES}
    if arguments.make:
        cases[arguments.make[0]][2](pathlib.Path(arguments.make[1]))
        return
    cases = {**hostile_makers.CASES, **(hostile_makers.FULL_CASES if arguments.full else {})}
    cases = {name: case for name, case in cases.items() if arguments.only in name}
    if arguments.list:
        print("\n".join(cases))
        return
    kgingest = pathlib.Path(arguments.bin) / "kgingest"
    if not kgingest.exists():
        sys.exit(f"{kgingest}: not there; run tools/build first")
    hostile = Hostile(kgingest)
    for name, case in cases.items():
        hostile.try_case(name, case)
    print(f"{len(cases)} cases, {hostile.failed} bad")
    sys.exit(1 if hostile.failed else 0)


if __name__ == "__main__":
    main()
