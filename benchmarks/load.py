"""Load from wrk, and the processes that answer it, each on its own core."""

import os
import re
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

# The core of the servers and the database, and the core of the load.
SERVER_CORE, LOAD_CORE = "0", "1"
CONNECTIONS = 16
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
FAILED = re.compile(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.+)")
# Asks for the addresses of a file in turn.
SCRIPT = """
local paths, number = {{}}, 0
for line in io.lines("{file}") do paths[#paths + 1] = line end
request = function()
  number = number % #paths + 1
  return wrk.format("GET", paths[number], {headers})
end
"""


def on_server_core(command):
    """Return a command that runs on the core of the servers, with its children."""
    return ["taskset", "-c", SERVER_CORE, *command]


class Target:
    """Addresses of a server to ask for in turn, with headers."""

    def __init__(self, name, port, paths, warm_up=2, **headers):
        self.name, self.port, self.paths, self.warm_up = name, port, list(paths), warm_up
        self.headers = {"Host": f"127.0.0.1:{port}", "Accept-Encoding": "gzip, br"}
        self.headers |= {name.replace("_", "-"): value for name, value in headers.items()}
        self.rates = []

    def measure(self, seconds):
        """Measure requests a second once."""
        folder = Path(tempfile.mkdtemp(prefix="newsroom-load-"))
        (folder / "paths").write_text("\n".join(self.paths) + "\n")
        lines = ", ".join(f'["{name}"] = {quoted(value)}' for name, value in self.headers.items())
        (folder / "load.lua").write_text(SCRIPT.format(file=folder / "paths", headers="{" + lines + "}"))
        command = ["taskset", "-c", LOAD_CORE, "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s"]
        command += ["-s", str(folder / "load.lua"), f"http://127.0.0.1:{self.port}"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        shutil.rmtree(folder)
        if failed := FAILED.search(said):
            raise SystemExit(f"{self.name}: {failed[0]}")
        self.rates.append(float(RATE.search(said)[1]))

    @property
    def rate(self):
        """The median of all measurements, in requests a second."""
        return statistics.median(self.rates)

    @property
    def spread(self):
        """How far the measurements are apart, as a part of the median."""
        return (max(self.rates) - min(self.rates)) / self.rate


def quoted(value):
    """Return a text as Lua writes it."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def alternate(targets, *, rounds, seconds):
    """Measure all targets in turn, round after round, so that a slow moment concerns all."""
    for target in targets:
        # Until everything that is made once has been made.
        target.measure(target.warm_up)
        target.rates.clear()
    for _round in range(rounds):
        for target in targets:
            target.measure(seconds)


def memory_of(pids):
    """Return the memory of processes in MB, with shared pages divided among those that share them (PSS)."""
    total = 0
    for pid in pids:
        with open(f"/proc/{pid}/smaps_rollup") as file:
            total += next(int(line.split()[1]) for line in file if line.startswith("Pss:"))
    return total / 1024 / max(1, len(pids))


def processors():
    """Return how many cores there are. Two are needed."""
    return len(os.sched_getaffinity(0))
