"""Pictures of a data set, read on all cores in their order: decoded, described, or told why not."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from castinspect.data.likeness import pack, signature
from castinspect.data.signature_store import Described, SignatureStore
from castinspect.errors import ImageError
from castinspect.files import sha256_of
from castinspect.imaging.loading import Picture, load_image
from castinspect.messages import Message
from castinspect.progress import PicturesRead

_MOST_THREADS = 8
_AHEAD = 4  # pictures per thread that may lie decoded and not yet asked for

Argument = TypeVar("Argument")
Result = TypeVar("Result")
Resize = Callable[[NDArray[np.uint8]], NDArray[np.uint8]]


@dataclass(frozen=True)
class Look:
    """One picture as it was found.

    Attributes:
        path: Where it lies.
        sha256: Of the file; empty where it cannot be read.
        described: Its size and signature; None where it cannot be read.
        pixels: As the caller's `resize` made them; None where nothing was asked for.
        problem: Why it cannot be read.
    """

    path: Path
    sha256: str = ""
    described: Described | None = None
    pixels: NDArray[np.uint8] | None = None
    problem: Message | None = None


def look_at(
    paths: Sequence[Path],
    resize: Resize | None = None,
    *,
    load: Callable[[Path], Picture] = load_image,
    store: SignatureStore | None = None,
) -> Generator[Look, None, None]:
    """Read pictures in their order; decoding and describing release the interpreter, so threads help.

    Pictures that were described before are not described again, and without `resize` not even decoded. What was
    described is kept even if the rest is given up.

    Args:
        paths: Of the pictures.
        resize: What to keep of the pixels; None keeps nothing.
        load: How to read one; a run reads as an inspection will, with `Preprocessing.load`.
        store: Of the signatures; None takes the app's cache.
    """
    store = store or SignatureStore()
    known = store.load()
    new: dict[str, Described] = {}

    def look(path: Path) -> Look:
        try:
            if resize is None and known:
                sha256 = sha256_of(path)
                if sha256 in known:
                    return Look(path, sha256, known[sha256])
            picture = load(path)
        except ImageError as error:
            return Look(path, problem=error.message)
        except OSError as error:
            values = {"path": path, "detail": error.strerror or error}
            return Look(path, problem=Message("image-unreadable", values))
        described = known.get(picture.sha256)
        if described is None:
            packed = pack(signature(picture.pixels)[None])[0]
            described = new.setdefault(picture.sha256, Described((picture.width, picture.height), packed))
        return Look(path, picture.sha256, described, resize(picture.pixels) if resize else None)

    try:
        yield from in_order(look, paths)
    finally:
        store.add(new)


def looked_at(
    paths: Sequence[Path], load: Callable[[Path], Picture] = load_image
) -> Generator[PicturesRead, None, list[Look]]:
    """Look at pictures for their hashes and signatures alone, and tell of each."""
    looks: list[Look] = []
    with closing(look_at(paths, load=load)) as looking:
        for look in looking:
            looks.append(look)
            yield PicturesRead(len(looks), len(paths))
    return looks


def in_order(function: Callable[[Argument], Result], arguments: Iterable[Argument]) -> Generator[Result, None, None]:
    """Apply a function on all cores and yield its results in order; only a few of them are ahead of the caller."""
    threads = min(_MOST_THREADS, os.cpu_count() or 1)
    waiting = iter(arguments)
    pool = ThreadPoolExecutor(threads, thread_name_prefix="reading")
    try:
        ahead: deque[Future[Result]] = deque(pool.submit(function, a) for a in islice(waiting, threads * _AHEAD))
        while ahead:
            result = ahead.popleft().result()
            ahead.extend(pool.submit(function, argument) for argument in islice(waiting, 1))
            yield result
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def spread_over(paths: Sequence[Path], most: int) -> list[Path]:
    """So many of some pictures at most, evenly spread over them, the first and the last among them."""
    return [paths[index] for index in np.linspace(0, len(paths) - 1, min(len(paths), most)).astype(int)]
