#!/usr/bin/env python3
"""How long the program takes to read one line, from its start to its end, beside a peer that only starts.

    startup.py PROGRAM PEER_PYTHON      wall-clock milliseconds of 40 runs each, alternating: median and best
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

program, python = sys.argv[1:3]
with tempfile.TemporaryDirectory() as folder:
    line = os.path.join(folder, "line.txt")
    with open(line, "w", encoding="utf-8") as file:
        file.write("Ryabkov said on Monday that Russia would keep its moratorium.\n")
    commands = {"extract, one line": [program, "extract", line], "--version": [program, "--version"]}
    if os.path.exists(python):
        commands["spaCy, imported"] = [python, "-c", "import spacy"]
    times = {name: [] for name in commands}
    for run in range(41):
        for name, command in commands.items():
            # A peer of seconds needs no forty runs.
            if command[0] == python and run > 5:
                continue
            began = time.perf_counter()
            done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            took = (time.perf_counter() - began) * 1000
            if done.returncode != 0:
                sys.exit(f"{' '.join(command)}: {done.stderr.decode()}")
            if run > 0:  # The first fills the caches.
                times[name].append(took)
    for name, found in times.items():
        print(f"start-up: {name:18s} median {statistics.median(found):6.1f} ms, best {min(found):6.1f} ms")
