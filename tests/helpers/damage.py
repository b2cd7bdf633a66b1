"""Text files and checkpoints, damaged in all the ways that disks, editors and hostile hands know."""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
from safetensors.numpy import save

from castinspect.models.checkpoint import _HASH_KEY, _METADATA_KEY, Arrays, _content_hash

_TOKENS = (
    b'"', b"\n", b"\r", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"{", b"}", b"[", b"]", b",", b";", b"=", b"\\",
    b"\\ud800", b"null", b"1e999", b"-1", b"9" * 5000, b"../../..", b"/etc/passwd", b"nan", b"inf", b"[" * 3000,
    b'{"a":' * 3000, b"\x1b[31m", "부".encode(), "e\u0301".encode(), b"'''", b'"""', b"1979-05-27T07:32:00Z",
    b"true", b"x" * 50_000,
)  # fmt: skip
_VALUES = (
    b"null", b"5", b"true", b"[]", b"{}", b'""', b'"../../x"', b'"/etc/passwd"', b'"\\u0000"', b'"\\ud800"',
    b'"' + b"a" * 300 + b'"', b"1e400", b"[[[]]]",
)  # fmt: skip
_ENCODINGS = ("utf-16", "utf-8-sig", "cp949", "latin-1")

_GONE = object()
_WEIRD = (
    None, True, 0, -1, 2**31, 2**64, 1e308, -0.0, "", "x", "\0", "😀" * 50, [], {}, [[]], {"a": 1}, "../../etc/passwd",
    float("nan"), float("inf"), _GONE,
)  # fmt: skip
_TEXTS = (
    '{"format_version":' + "[" * 50_000 + "]" * 50_000 + "}", '{"format_version":2,"a":' + '{"a":' * 20_000,
    '{"format_version":' + "9" * 10_000 + "}", '{"format_version":"2"}', '{"format_version":99}', "null", "NaN", '"x"',
    '{"format_version":-5}', "[" * 100_000, '{"format_version":1e999}', '{"format_version":3,"format_version":4}',
)  # fmt: skip
_TYPES = ("BF16", "F8_E4M3", "I8", "U64", "BOOL", "F64", "I32", "F32", "XX")


def damaged_texts(whole: bytes, count: int, seed: int) -> Iterator[bytes]:
    """A text file, each time damaged in one way."""
    rng = random.Random(seed)
    ways = (_cut, _flip, _insert, _insert, _replace, _line_twice, _zeros, _shuffle, _recode, _empty, _value, _value)
    for _ in range(count):
        yield bytes(rng.choice(ways)(bytearray(whole), rng))


def _cut(text: bytearray, rng: random.Random) -> bytes:
    return bytes(text[: rng.randrange(len(text))])


def _flip(text: bytearray, rng: random.Random) -> bytes:
    for _ in range(rng.choice([1, 5, 40])):
        text[rng.randrange(len(text))] ^= 1 << rng.randrange(8)
    return bytes(text)


def _insert(text: bytearray, rng: random.Random) -> bytes:
    at = rng.randrange(len(text))
    text[at:at] = rng.choice(_TOKENS)
    return bytes(text)


def _replace(text: bytearray, rng: random.Random) -> bytes:
    at = rng.randrange(len(text))
    text[at : at + rng.choice([1, 4, 20])] = rng.choice(_TOKENS)
    return bytes(text)


def _line_twice(text: bytearray, rng: random.Random) -> bytes:
    lines = bytes(text).splitlines(keepends=True)
    lines.insert(rng.randrange(len(lines)), rng.choice(lines))
    return b"".join(lines)


def _zeros(text: bytearray, rng: random.Random) -> bytes:
    first = rng.randrange(len(text))
    last = min(len(text), first + rng.choice([1, 50, 4096]))
    text[first:last] = bytes(last - first)
    return bytes(text)


def _shuffle(text: bytearray, rng: random.Random) -> bytes:
    lines = bytes(text).splitlines(keepends=True)
    rng.shuffle(lines)
    return b"".join(lines)


def _recode(text: bytearray, rng: random.Random) -> bytes:
    return bytes(text).decode().encode(rng.choice(_ENCODINGS), "replace")


def _empty(_text: bytearray, rng: random.Random) -> bytes:
    return rng.choice([b"", b"\n", b"\0" * 4096, b" "])


def _value(text: bytearray, rng: random.Random) -> bytes:
    found = list(re.finditer(rb'"[^"\n]{0,80}"|\b\d+\b', bytes(text)))
    if found:
        chosen = rng.choice(found)
        text[chosen.start() : chosen.end()] = rng.choice(_VALUES)
    return bytes(text)


# --- checkpoints ---


def sealed(text: str, arrays: Arrays) -> bytes:
    """A checkpoint's file with a content hash that fits."""
    arrays = {name: np.asarray(array, order="C") for name, array in arrays.items()}
    return save(arrays, {_METADATA_KEY: text, _HASH_KEY: _content_hash(text, arrays)})


def damaged_checkpoints(text: str, arrays: Arrays, count: int, seed: int) -> Iterator[bytes]:
    """A checkpoint, each time damaged, or sealed with nonsense in it.

    Args:
        text: The JSON that it says of itself.
        arrays: Its tensors, by the names that stand in the file.
        count: How many.
        seed: The same seed gives the same files.
    """
    rng, whole = random.Random(seed), sealed(text, arrays)
    length = int.from_bytes(whole[:8], "little")
    header, body = json.loads(whole[8 : 8 + length]), whole[8 + length :]
    while count:
        try:
            match rng.randrange(7):
                case 0:
                    made = _flip(bytearray(whole), rng)
                case 1:
                    made = _cut(bytearray(whole), rng)
                case 2:
                    made = rng.choice([0, 1, length - 1, length + 8, 2**32, 2**63]).to_bytes(8, "little") + whole[8:]
                case 3:
                    made = _packed(_odd(header, rng), body)
                case 4:
                    made = sealed(json.dumps(_odd(json.loads(text), rng)), arrays)
                case 5:
                    made = sealed(text, _odd_arrays(arrays, rng))
                case _:
                    made = rng.choice([sealed(rng.choice(_TEXTS), arrays), _other_type(header, body, rng)])
        except (ValueError, TypeError, KeyError, OverflowError):
            continue  # this cannot be written
        count -= 1
        yield made


def _packed(header: Any, body: bytes) -> bytes:
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + body


def _other_type(header: dict[str, Any], body: bytes, rng: random.Random) -> bytes:
    name = rng.choice([name for name in header if name != "__metadata__"])
    return _packed({**header, name: {**header[name], "dtype": rng.choice(_TYPES)}}, body)


def _odd(value: Any, rng: random.Random) -> Any:
    """A JSON value with something else in one place."""
    value = copy.deepcopy(value)
    at = rng.choice(list(_places(value)))
    inner = value
    for key in at[:-1]:
        inner = inner[key]
    new = rng.choice(_WEIRD)
    if new is _GONE:
        del inner[at[-1]]
    else:
        inner[at[-1]] = new
    return value


def _places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if at:
        yield at
    keys = value if isinstance(value, dict) else range(min(len(value), 4)) if isinstance(value, list) else ()
    for key in keys:
        yield from _places(value[key], (*at, key))


def _odd_arrays(arrays: Arrays, rng: random.Random) -> Arrays:
    """One array of other numbers, shape or type, or missing."""
    name = rng.choice(sorted(arrays))
    array = np.asarray(arrays[name])
    ways = (
        lambda: np.full(array.shape, np.nan, np.float32), lambda: np.full(array.shape, np.inf, np.float32),
        lambda: array.reshape(-1)[:0], lambda: np.zeros((0, 5), np.float32), lambda: array.astype(np.float64),
        lambda: array.astype(np.int32), lambda: array.reshape(-1)[:1].reshape(()), lambda: -np.abs(array),
        lambda: array * 0, lambda: np.ones((3, 3, 3, 3, 3), np.float32), lambda: array.astype(np.float16),
    )  # fmt: skip
    changed = arrays | {name: rng.choice(ways)()}
    if rng.random() < 0.3:
        del changed[name]
    return changed
