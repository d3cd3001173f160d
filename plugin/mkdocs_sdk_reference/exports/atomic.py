"""Replaces a file whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

_FLAGS = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def replace_file(path: Path, data: bytes) -> None:
    """Put other bytes in a file's place; its mode and owner stay, as far as we may set them.

    The new bytes are written beside it and take its name once they are all on the disk. What a
    run that was killed left there is taken away by the next. A file that isn't there is made.
    Raises OSError, and leaves what was there as it was.
    """
    temporary = path.with_name(f".{_temporary(path.name)}")
    with suppress(FileNotFoundError):
        os.unlink(temporary)
    descriptor = os.open(temporary, _FLAGS, 0o666)
    try:
        with open(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(FileNotFoundError):
            status = os.stat(path, follow_symlinks=False)
            with suppress(OSError, AttributeError):
                os.chown(temporary, status.st_uid, status.st_gid)
            os.chmod(temporary, status.st_mode & 0o7777)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that takes its name once it is whole; until then what was there stays.

    Unlike `replace_file` it doesn't wait for the disk, and its folder is made if need be. What a
    run that was killed left isn't hidden, so that a host which empties the folder takes it away.
    Raises OSError, and leaves nothing of the new file.
    """
    temporary = path.with_name(_temporary(path.name))
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with temporary.open("wb") as stream:
            yield stream
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _temporary(name: str) -> str:
    """A name of a fixed length: the file's own may be as long as the disk takes."""
    digest = hashlib.sha256(os.fsencode(name)).hexdigest()[:16]
    return f"sdk-reference-{digest}.tmp"
