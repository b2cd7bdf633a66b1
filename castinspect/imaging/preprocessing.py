"""From a picture's pixels to a network's input; stored in the checkpoint, the same in training and inspection."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pydantic import BaseModel, ConfigDict, Field

from castinspect.imaging.content import read_content
from castinspect.imaging.loading import Decoder, Picture, Wanted, decode_picture

IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_STD = (0.229, 0.224, 0.225)
_PAD_GREY = 128
OVERSAMPLING = 3
"""Of what is trained now: sharpness of a JPEG and of its PNG twin differ by 0.01, where it was 0.1 to 0.25."""

LEAST_CONTRAST = 0.03
"""Standard deviation of brightness, on a scale of 0 to 1, under which a picture's contrast is not raised further."""

Light = tuple[Annotated[float, Field(ge=0, le=1)], Annotated[float, Field(gt=0, le=1)]]
"""Mean and standard deviation of brightness, on a scale of 0 to 1."""


Colour = Literal["rgb", "grey"]


class Preprocessing(BaseModel):
    """How pixels become the network's input. Two equal objects give equal inputs.

    Attributes:
        size: Side of the square input in pixels.
        resize: `fit` keeps the proportions and pads with grey, so nothing is cut off or distorted;
            `stretch` fills the square.
        colour: `grey` turns colour pictures grey and repeats the plane three times; `rgb` keeps colour.
        mean: Subtracted per channel, on a scale of 0 to 1.
        std: Divided by, per channel.
        light: Mean and standard deviation of brightness, on a scale of 0 to 1, that each input is brought to, so that
            exposure and contrast of the camera matter less; None keeps them.
        white_level: The 16-bit value shown as white where the file declares none; 4095 for 12-bit cameras that store
            their values unscaled.
        lean: A JPEG is decoded no further than is needed: its brightness alone where colour is not kept, and not more
            pixels than the size asks for. Format 1 of checkpoints did not know it, so theirs is False.
        decoder: What a JPEG's pixels come from; the default is that of the checkpoints which do not name one.
        oversampling: Times the size that a lean JPEG keeps. Up to format 3 of checkpoints it was 1, so that a JPEG came
            out less sharp than a PNG of the same picture.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int = Field(224, ge=32, le=1024)
    resize: Literal["fit", "stretch"] = "fit"
    colour: Colour = "grey"
    mean: tuple[float, float, float] = IMAGENET_MEAN
    std: tuple[float, float, float] = IMAGENET_STD
    light: Light | None = None
    white_level: int = Field(65535, ge=1, le=65535)
    lean: bool = False
    decoder: Decoder = "pillow"
    oversampling: int = Field(1, ge=1, le=8)

    @property
    def wanted(self) -> Wanted:
        """How a picture is to be decoded."""
        return Wanted(
            white_level=self.white_level,
            grey=self.lean and self.colour == "grey",
            least_side=self.size if self.lean else None,
            decoder=self.decoder,
            oversampling=self.oversampling,
        )

    def load(self, path: Path) -> Picture:
        """Read a picture as it is to be resized.

        Raises:
            ImageError: As `load_image`.
        """
        return self.decode(read_content(path), path)

    def decode(self, content: bytes, path: Path) -> Picture:
        """The same of a file that was read already.

        Raises:
            ImageError: As `decode_picture`.
        """
        return decode_picture(content, path, self.wanted)

    def resized(self, pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Bring pixels to the input's size and colour, still as 8-bit values (what augmentation works on).

        Args:
            pixels: Grey (height, width) or RGB (height, width, 3), as `load_image` gives them.

        Returns:
            Grey (size, size) or RGB (size, size, 3), as `colour` says.
        """
        image = Image.fromarray(pixels)
        image = image.convert("L" if self.colour == "grey" else "RGB")
        width, height = image.size
        scale = self.size / max(width, height)
        fitted = (self.size, self.size)
        if self.resize == "fit":
            fitted = (max(1, round(width * scale)), max(1, round(height * scale)))
        if image.size != fitted:
            image = image.resize(fitted, Image.Resampling.BILINEAR)
        if fitted != (self.size, self.size):
            square = Image.new(image.mode, (self.size, self.size), (_PAD_GREY,) * len(image.getbands()))
            square.paste(image, self.content_box(width, height)[:2])
            image = square
        return np.asarray(image)

    def normalised(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Scale resized pixels to the network's input.

        Args:
            pixels: What `resized` gave.

        Returns:
            float32 (3, size, size).
        """
        planes = pixels[None].repeat(3, axis=0) if pixels.ndim == 2 else pixels.transpose(2, 0, 1)
        mean = np.asarray(self.mean, np.float32)[:, None, None]
        std = np.asarray(self.std, np.float32)[:, None, None]
        scaled = planes.astype(np.float32) / np.float32(255.0)
        if self.light is not None:
            level, contrast = self.light
            scaled = (scaled - scaled.mean()) * (contrast / max(scaled.std(), LEAST_CONTRAST)) + level
        result: NDArray[np.float32] = ((scaled - mean) / std).astype(np.float32)
        return result

    def __call__(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Pixels as `load_image` gives them to float32 (3, size, size)."""
        return self.normalised(self.resized(pixels))

    def content_box(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Where a picture of this size lies in the input square: left, top, right, bottom in input pixels."""
        if self.resize == "stretch":
            return 0, 0, self.size, self.size
        scale = self.size / max(width, height)
        fitted_width, fitted_height = max(1, round(width * scale)), max(1, round(height * scale))
        left, top = (self.size - fitted_width) // 2, (self.size - fitted_height) // 2
        return left, top, left + fitted_width, top + fitted_height
