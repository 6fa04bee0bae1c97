"""Runs the tasks of the Swift benchmark on the peers and prints the times as ratios.

    python3 -m venv /elsewhere/venv && /elsewhere/venv/bin/pip install numpy scipy geographiclib pyproj
    swift run -c release --package-path Benchmarks/verification Benchmark > ours.jsonl
    /elsewhere/venv/bin/python Benchmarks/verification/compare.py ours.jsonl

Times are seconds of processor time for one turn, the least of several rounds, in one run on one
machine. The figure that each task comes to is compared, so that both do the same work.
"""

import json
import sys
import time

import numpy
from geographiclib.geodesic import Geodesic
from pyproj import Geod
from scipy.stats import hypergeom

LATITUDE, LONGITUDE, RADIUS = 52.2, 21.0, 5_500_000.0
PROJ = Geod(ellps="WGS84")
KARNEY = Geodesic.WGS84


def measure(turn):
    figure = turn()
    best = float("inf")
    for _ in range(5):
        turns, start = 0, time.process_time()
        spent = 0.0
        while spent < 0.05:
            turn()
            turns += 1
            spent = time.process_time() - start
        best = min(best, spent / turns)
    return best, figure


def ring_proj(count=360):
    azimuths = numpy.arange(count) * 360.0 / count
    same = numpy.ones(count)
    lon, lat, _ = PROJ.fwd(LONGITUDE * same, LATITUDE * same, azimuths, RADIUS * same)
    return lon, lat


def ring_python(count=360):
    mask = Geodesic.LATITUDE | Geodesic.LONGITUDE
    return [
        KARNEY.Direct(LATITUDE, LONGITUDE, 360.0 * i / count, RADIUS, mask)["lat2"]
        for i in range(count)
    ]


LON1000, LAT1000 = ring_proj(1000)
LON360, LAT360 = ring_proj(360)


def inverse_proj():
    same = numpy.ones(1000)
    return PROJ.inv(LONGITUDE * same, LATITUDE * same, LON1000, LAT1000)[2].sum()


def inverse_python():
    return sum(
        KARNEY.Inverse(LATITUDE, LONGITUDE, a, b, Geodesic.DISTANCE)["s12"]
        for a, b in zip(LAT1000, LON1000)
    )


def area_proj():
    return abs(PROJ.polygon_area_perimeter(LON360, LAT360)[0])


def sample_size(population, irregular, risk=0.05):
    """Least n with P(X = 0) <= risk, by bisection over SciPy's distribution."""

    def miss(n):
        return hypergeom.pmf(0, population, irregular, n)

    low, high = 0, population - irregular + 1
    while high - low > 1:
        middle = (low + high) // 2
        if miss(middle) <= risk:
            high = middle
        else:
            low = middle
    return high


def detect_scipy():
    samples = numpy.arange(20, 20_020, 20)
    return float((1 - hypergeom.pmf(0, 1_000_000, 100, samples)).sum())


def upper_bound():
    low, high = 2, 1_000_000 - 998
    while low < high:
        middle = (low + high + 1) // 2
        if hypergeom.cdf(2, 1_000_000, middle, 1000) > 0.05:
            low = middle
        else:
            high = middle - 1
    return low


PEERS = {
    "ring-360-vertices": [
        ("PROJ, arrays", lambda: ring_proj()[1].sum()),
        ("GeographicLib, Python", lambda: sum(ring_python())),
    ],
    "inverse-1000": [
        ("PROJ, arrays", inverse_proj),
        ("GeographicLib, Python", inverse_python),
    ],
    "polygon-area-360": [("PROJ, arrays", area_proj)],
    "sample-size-1000000-10": [("SciPy", lambda: sample_size(1_000_000, 10))],
    "sample-size-1000000-1000": [("SciPy", lambda: sample_size(1_000_000, 1000))],
    "sample-size-1000000-100000": [("SciPy", lambda: sample_size(1_000_000, 100_000))],
    "detect-1000": [("SciPy, arrays", detect_scipy)],
    "upper-bound-1000000": [("SciPy", upper_bound)],
}

print("task                          ours        peer                    its time    its/ours  same figure")
for line in open(sys.argv[1]):
    if not line.startswith("{"):
        continue
    ours = json.loads(line)
    for name, turn in PEERS.get(ours["task"], []):
        seconds, figure = measure(turn)
        same = abs(figure - ours["figure"]) <= 1e-9 * abs(figure)
        print(
            f"{ours['task']:28}  {ours['seconds'] * 1e3:8.4f} ms  {name:22}  "
            f"{seconds * 1e3:8.3f} ms  {seconds / ours['seconds']:8.2f}  {'yes' if same else 'NO'}"
        )
