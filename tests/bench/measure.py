"""Running programs and counting what they take: CPU time and peak memory of whole processes."""

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass
class Usage:
    cpu: float  # seconds, user and system, all threads
    wall: float
    peak_mb: float


def run(command, cwd=None):
    """One run; its output is thrown away. The peak is the process's own as long as this one stays small: a child begins with
    the peak of the process that started it."""
    command = [str(part) for part in command]
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=cwd)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit {process.returncode}: {said.decode(errors='replace')[-500:]}")
    return Usage(usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024)


def in_turn(rounds, runs):
    """A, B, A, B: {name: [Usage]} of {name: function giving a Usage}, so that a busy hour meets all alike."""
    results = {name: [] for name in runs}
    for _ in range(rounds):
        for name, function in runs.items():
            results[name].append(function())
    return results


def median(values):
    return statistics.median(values)


def rates(results, startup, amount):
    """Amount a CPU second, start-up taken off."""
    return [amount / max(result.cpu - startup, 1e-3) for result in results]


def show(name, results, startup, amount, unit, documents):
    each = rates(results, startup, amount)
    print(
        f"  {name:<38}{median(each):9.1f} {unit} ({min(each):.1f} to {max(each):.1f});"
        f" {1000 * (median([r.cpu for r in results]) - startup) / documents:.2f} ms CPU a document; start-up"
        f" {startup:.2f} s; peak memory {max(r.peak_mb for r in results):.0f} MB; wall"
        f" {median([r.wall for r in results]):.1f} s",
        flush=True,
    )
    return median(each)


def show_ratio(ours, theirs):
    """Round by round: both of a round met the same hour."""
    each = [a / b for a, b in zip(ours, theirs)]
    print(f"  ratio {median(each):.1f} ({min(each):.1f} to {max(each):.1f})", flush=True)
