"""Measures what the plugin costs: builds generated docs with and without it, in turn.

``python -m scripts.bench`` prints the table; ``--write`` also puts it into docs/benchmark.md.
Ratios compare the medians of one run; absolute figures depend on the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from .generated_tree import generate
from .preview_time import edits_on_screen

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "benchmark.md"
_PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "mkdocs-sdk-reference")
_WITH = "plugins: [search, sdk-reference]\n"
_SAME_PAGES = "plugins: [search]\nnot_in_nav: |\n  *.md\n  !README.md\n"
_DEFAULT = "plugins: [search]\n"
_MOST_IN_DEFAULT_NAVIGATION = 700
"""Maximum number of pages; with more, MkDocs' own navigation takes minutes (quadratic time)."""
_EDITS = 12
_BEGIN, _END = "<!-- figures -->\n", "<!-- end of figures -->\n"
"""The marks around the figures on the page."""


@dataclass(frozen=True, slots=True)
class Run:
    """The cost of one build, or of several combined: seconds and megabytes."""

    cpu: float
    wall: float
    memory: float
    site: float


def build(docs: Path, settings: str) -> Run:
    """Build a site in a separate process.

    Raises:
        CalledProcessError: The build fails.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = _configure(folder, docs, settings)
        start = time.monotonic()
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(  # noqa: S603 (our own command)
                [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)],
                stdout=log, stderr=log, env=_environment(),
            )  # fmt: skip
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        if status:
            raise subprocess.CalledProcessError(status, "mkdocs", (folder / "log").read_text())
        size = sum(path.stat().st_size for path in (folder / "site").rglob("*") if path.is_file())
    cpu = usage.ru_utime + usage.ru_stime
    return Run(cpu, wall, usage.ru_maxrss / 1024, size / 1e6)


def stages(docs: Path, times: int) -> dict[str, float]:
    """Return the median CPU seconds of the plugin's own work by stage, the longest first."""
    runs = [_stages_once(docs) for _ in range(times)]
    medians = {stage: statistics.median(run[stage] for run in runs) for stage in runs[0]}
    return dict(sorted(medians.items(), key=lambda found: -found[1]))


def _stages_once(docs: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as name:
        config = _configure(Path(name), docs, _WITH)
        done = subprocess.run(  # noqa: S603 (our own command)
            [sys.executable, str(ROOT / "scripts" / "timed_build.py"), str(config)],
            capture_output=True, text=True, check=True, env=_environment(),
        )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def preview(docs: Path) -> list[float]:
    """Return the seconds until an edit of a model page is on screen, for each of several edits."""
    models = sorted(docs.glob("models/*/*.md"))
    page = models[len(models) // 2]
    with tempfile.TemporaryDirectory() as name:
        config = _configure(Path(name), docs, _WITH)
        url = page.relative_to(docs).with_suffix("").as_posix() + "/"
        return edits_on_screen(config, page, url, _environment(), _EDITS)


def _configure(folder: Path, docs: Path, settings: str) -> Path:
    config = folder / "mkdocs.yml"
    config.write_text(
        f"site_name: Benchmark\ndocs_dir: {docs}\ntheme: {{name: material}}\n{settings}"
    )
    return config


def _environment() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}


def in_turn(kinds: Sequence[tuple[Path, str, int]], times: int) -> list[Run]:
    """Return the medians of each kind of build, built in turn, so that noise affects all alike.

    A kind is a docs folder, settings, and the number of consecutive builds whose mean is one
    measurement: machines have fast and slow minutes, and a long build has some of both.
    """
    runs: list[list[Run]] = [[] for _ in kinds]
    for _ in range(times):
        for (docs, settings, in_a_row), of_kind in zip(kinds, runs, strict=True):
            row = [build(docs, settings) for _ in range(in_a_row)]
            of_kind.append(_combined(statistics.mean, row))
    return [_combined(statistics.median, of_kind) for of_kind in runs]


def _combined(how: Callable[[list[float]], float], runs: Sequence[Run]) -> Run:
    names = ("cpu", "wall", "memory", "site")
    return Run(*(how([getattr(run, name) for run in runs]) for name in names))


def report(pages: int, times: int, largest: int, folder: Path) -> Iterator[str]:
    """Yield the lines of the report as soon as they are known."""
    trees = {}
    for count in (_MOST_IN_DEFAULT_NAVIGATION, pages // 4, pages):
        trees[count] = folder / str(count) / "docs"
        generate(count).write(trees[count])
    yield from _machine()
    yield ""
    yield from _costs(trees, pages, times)
    yield ""
    yield from _own_work(trees, pages, times)
    yield ""
    for count in (_MOST_IN_DEFAULT_NAVIGATION, pages):
        yield _on_screen(trees[count], count)
    if largest:
        yield ""
        yield _once(folder / "largest" / "docs", largest)


def _costs(trees: Mapping[int, Path], pages: int, times: int) -> Iterator[str]:
    """What builds cost with the plugin and without, and how that grows."""
    yield "| Pages | Build | CPU s | ratio | Wall s | ratio | Memory MB | ratio | Site MB | ratio |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    few = trees[_MOST_IN_DEFAULT_NAVIGATION]
    default = in_turn([(few, _WITH, 1), (few, _SAME_PAGES, 1), (few, _DEFAULT, 1)], times)
    names = ("with the plugin", "without, same navigation", "without, MkDocs' navigation")
    yield from _rows(_MOST_IN_DEFAULT_NAVIGATION, names, default)
    sizes = (pages // 4, pages)
    kinds = [
        (trees[count], settings, pages // count)
        for count in sizes
        for settings in (_WITH, _SAME_PAGES)
    ]
    found = in_turn(kinds, times)
    small, large = found[:2], found[2:]
    for count, medians in zip(sizes, (small, large), strict=True):
        yield from _rows(count, names[:2], medians)
    growth = [of_large.cpu / of_small.cpu for of_small, of_large in zip(small, large, strict=True)]
    yield ""
    yield (
        f"From {pages // 4:,} to {pages:,} pages, the build with the plugin takes {growth[0]:.2f} "
        f"times the CPU, and the one without {growth[1]:.2f} times."
    )


def _own_work(trees: Mapping[int, Path], pages: int, times: int) -> Iterator[str]:
    """What the plugin's own work costs by stage, and how that grows."""
    yield "| Stage of the plugin's own work | CPU s | ms a page |"
    yield "| --- | --- | --- |"
    own, of_fewer = stages(trees[pages], times), stages(trees[pages // 4], times)
    for stage, seconds in own.items():
        yield f"| {stage} | {seconds:.2f} | {1000 * seconds / pages:.2f} |"
    total = sum(own.values())
    yield f"| all | {total:.2f} | {1000 * total / pages:.2f} |"
    yield ""
    fewer = sum(of_fewer.values())
    yield (
        f"On {pages // 4:,} pages its own work takes {1000 * fewer / (pages // 4):.2f} ms a page: "
        f"four times the pages take {total / fewer:.2f} times the work."
    )


def _on_screen(docs: Path, count: int) -> str:
    """How soon an edit is on screen."""
    took = preview(docs)
    return (
        f"With `mkdocs serve --dirty`, an edit among {count:,} pages is on screen in "
        f"{statistics.mean(took):.2f} s: the mean of {len(took)} edits, which took "
        f"{min(took):.2f} to {max(took):.2f} s."
    )


def _once(docs: Path, count: int) -> str:
    """What one build of that many pages costs, which are written into a docs folder."""
    generate(count).write(docs)
    run = build(docs, _WITH)
    return (
        f"{count:,} pages, built once, with the plugin: {run.cpu:.0f} s of CPU, "
        f"{run.wall:.0f} s in all, {run.memory:.0f} MB of memory, a site of {run.site:,.0f} MB."
    )


def _rows(count: int, names: Sequence[str], medians: Sequence[Run]) -> Iterator[str]:
    base = medians[1]
    for name, one in zip(names, medians, strict=True):
        figures = (
            f"{value:,.1f} | {value / of:.2f}"
            for value, of in (
                (one.cpu, base.cpu),
                (one.wall, base.wall),
                (one.memory, base.memory),
                (one.site, base.site),
            )
        )
        yield f"| {count:,} | {name} | " + " | ".join(figures) + " |"


def _machine() -> Iterator[str]:
    model = next(
        (line.partition(":")[2].strip()
         for line in Path("/proc/cpuinfo").read_text().splitlines()
         if line.startswith("model name")),
        platform.processor(),
    ) if Path("/proc/cpuinfo").exists() else platform.processor()  # fmt: skip
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    yield f"Machine: {model}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}."
    yield f"Python {platform.python_version()}, {packages}."


def main() -> int:
    """Measure, print, and write the page on request."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=11_000, help="pages of the largest tree")
    parser.add_argument("--times", type=int, default=3, help="number of builds of each kind")
    parser.add_argument("--largest", type=int, default=0, help="pages of one more tree, built once")
    parser.add_argument(
        "--write", action="store_true", help="write the figures to docs/benchmark.md"
    )
    given = parser.parse_args()
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for line in report(given.pages, given.times, given.largest, Path(folder)):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
            lines.append(line)
    if given.write:
        head, _, rest = PAGE.read_text(encoding="utf-8").partition(_BEGIN)
        _, _, tail = rest.partition(_END)
        figures = "\n".join(["", *lines, "", ""])
        PAGE.write_text(head + _BEGIN + figures + _END + tail, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
