"""Replaces a file whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

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
    name = hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16]
    temporary = path.with_name(f".sdk-reference-{name}.tmp")
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
