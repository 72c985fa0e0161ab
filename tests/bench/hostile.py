#!/usr/bin/env python3
"""Runs kgingest over input that is made to break it, and says what it did.

    tests/bench/hostile.py [--bin build/release/bin] [--full] [--only WORD] [--list]

Each case (hostile_makers.py) is made in a temporary folder and stored with `kgingest --db`, under a limit of address space
and of time. Printed: wall time, CPU time, seconds of CPU a MB of file, peak memory, exit code, what kgingest said. Exits 1 if
a case crashes, hangs, takes more CPU time than its allowance or more than 1.5 GB, or ends without a word. --full adds the
10 GB zip and archives of a million members, which take minutes to make.
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


def complaints(code, cpu, peak, allowance, said):
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
    if not said:
        yield "not a word"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(ROOT / "build/release/bin"))
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--only", default="", help="cases whose name holds this")
    parser.add_argument("--list", action="store_true", help="print the names of the cases")
    parser.add_argument("--make", nargs=2, metavar=("CASE", "FILE"), help="make the file of one case and stop")
    arguments = parser.parse_args()
    cases = {**hostile_makers.CASES, **hostile_makers.FULL_CASES}
    if arguments.make:
        cases[arguments.make[0]][2](pathlib.Path(arguments.make[1]))
        return
    if not arguments.full:
        cases = hostile_makers.CASES
    cases = {name: case for name, case in cases.items() if arguments.only in name}
    if arguments.list:
        print("\n".join(cases))
        return
    kgingest = pathlib.Path(arguments.bin) / "kgingest"
    if not kgingest.exists():
        sys.exit(f"{kgingest}: not there; run tools/build first")
    failed = 0
    print(f"{'case':<34}{'wall s':>8}{'CPU s':>8}{'s/MB':>8}{'peak MB':>9}{'exit':>6}  said")
    for name, (file_name, allowance, _) in cases.items():
        with tempfile.TemporaryDirectory() as temporary:
            folder = pathlib.Path(temporary)
            path = folder / file_name
            make(name, path)
            size = path.stat().st_size / hostile_makers.MB
            wall, cpu, peak, code, said = run(kgingest, folder, path, allowance)
        wrong = list(complaints(code, cpu, peak, allowance, said))
        failed += bool(wrong)
        print(
            f"{name:<34}{wall:8.2f}{cpu:8.2f}{cpu / size:8.2f}{peak:9.0f}{code:>6}  "
            f"{'; '.join(line.replace(temporary + '/', '').removeprefix('kgingest: ') for line in said)[:200]}",
            flush=True,
        )
        for complaint in wrong:
            print(f"    BAD: {complaint}")
    print(f"{len(cases)} cases, {failed} bad")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
