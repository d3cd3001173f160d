"""Fuzzes one target after the other, guided by coverage: ``python -m tests.fuzz.run --help``.

Each target runs in a process of its own, since libFuzzer ends with its first finding. What makes
a target fail is written to `.fuzz/<target>/` as ``crash-…`` or ``timeout-…``.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SEEDS = HERE / "seeds"
KEPT = ROOT / ".fuzz"
NAMES = ("reading", "destinations", "types", "links", "sanitiser", "fixing", "cleaning", "page")
LONGEST = {"types": 400, "links": 200}
"""Bytes of a unit where the part reads a cell or an address; elsewhere it is a page."""
SECONDS_A_UNIT = 5


def main() -> int:
    """Run all targets, or those that are named; returns the number of targets that failed."""
    parser = argparse.ArgumentParser(description="Fuzz the plugin's readers of untrusted text.")
    parser.add_argument("targets", nargs="*", help=f"of {', '.join(NAMES)}; all without one")
    parser.add_argument("--seconds", type=int, default=300, help="over all targets (300)")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if unknown := set(options.targets) - set(NAMES):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    targets = options.targets or NAMES
    if options.inside:
        _fuzz(targets[0], options.seconds)
    failed = []
    for name in targets:
        share = max(1, options.seconds // len(targets))
        command = [sys.executable, "-m", "tests.fuzz.run", name, "--inside", f"--seconds={share}"]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "no target failed")
    return len(failed)


def _fuzz(name: str, seconds: int) -> None:
    """Fuzz a target in this process, which ends here."""
    import atheris  # noqa: PLC0415 (what only names the targets needs no fuzzer)

    with atheris.instrument_imports(include=["mkdocs_sdk_reference"]):
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415 (instrumented as it is imported)

    kept = KEPT / name
    corpus = kept / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in SEEDS.glob(f"{name}-*"):
        shutil.copy(seed, corpus)
    arguments = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST.get(name, 2000)}",
        f"-timeout={SECONDS_A_UNIT}",
        f"-dict={HERE / 'markdown.dict'}",
        f"-artifact_prefix={kept}/",
        "-print_final_stats=1",
        str(corpus),
    ]
    atheris.Setup([sys.argv[0], *arguments], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
