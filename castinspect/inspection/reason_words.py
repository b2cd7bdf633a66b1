"""Why a part was not simply OK, in a few words: what tables and charts say in place of a reason's code."""

from __future__ import annotations

from castinspect.language import marked, say

_WORDS = {
    "between-cuts": marked("score between the cuts"),
    "unlike-training": marked("unlike the training pictures"),
    "score-not-finite": marked("no usable score"),
    "not-guarded": marked("model without a gate"),
    "too-dark": marked("too dark"),
    "too-bright": marked("too bright"),
    "too-flat": marked("too little contrast"),
    "too-few-levels": marked("too few grey levels"),
    "out-of-focus": marked("out of focus"),
    "too-small": marked("too small"),
    "picture-incomplete": marked("lines of the picture missing"),
    "picture-torn": marked("picture torn"),
    "picture-holed": marked("hole in the picture"),
    "too-noisy": marked("too noisy"),
    "too-smooth": marked("too smooth"),
    "structure-unexpected": marked("unexpected structure"),
    "area-too-dark": marked("an area too dark"),
    "area-too-bright": marked("an area too bright"),
    "unevenly-sharp": marked("unevenly sharp"),
    "colour-unexpected": marked("unexpected colour"),
    "shape-unexpected": marked("unexpected size or shape"),
    "camera-frozen": marked("camera frozen"),
    "picture-gone": marked("picture taken away"),
    "masters-missing": marked("masters not shown yet"),
    "masters-failed": marked("check of masters failed"),
    "store-full": marked("record's disk full"),
    "store-busy": marked("record locked"),
    "store-corrupt": marked("record damaged"),
    "store-not-written": marked("record not written"),
    "store-away": marked("server away"),
    "store-failed": marked("record not usable"),
    "engine-too-slow": marked("network hung"),
    "image-too-slow": marked("reading hung"),
    "image-missing": marked("file missing"),
    "image-folder-unreadable": marked("folder cannot be read"),
    "image-unreadable": marked("file cannot be read"),
    "image-still-written": marked("file was still written"),
    "image-empty": marked("file empty"),
    "image-not-a-picture": marked("not a picture"),
    "image-damaged": marked("picture damaged"),
    "image-incomplete": marked("picture incomplete"),
    "image-too-large": marked("picture too large"),
    "image-file-too-large": marked("file too large"),
    "image-several-pages": marked("several pages"),
    "image-float": marked("values of unknown scale"),
    "image-mode": marked("kind of pixels not read"),
    "image-transparent": marked("partly transparent"),
    "image-too-costly": marked("too much memory needed"),
    "image-out-of-memory": marked("memory not enough"),
    "image-depth-unknown": marked("bit depth unknown"),
    "image-beyond-white": marked("values beyond white"),
    "image-is-folder": marked("a folder, no picture"),
    "image-no-file": marked("no ordinary file"),
    "unexpected": marked("unexpected error"),
}


def reason_word(code: str) -> str:
    """What a reason is called in the language that is spoken; its code where it has no name, as of a newer version."""
    return say(_WORDS[code]) if code in _WORDS else code
