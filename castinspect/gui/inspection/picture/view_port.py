"""Which piece of a picture is seen: zoom and place, without Qt's widgets."""

from __future__ import annotations

from dataclasses import dataclass, replace

MOST_ZOOM = 16.0


@dataclass(frozen=True)
class ViewPort:
    """A piece of a picture.

    Attributes:
        zoom: 1 shows the whole picture as large as fits.
        x: Middle of the piece, as a share of the picture's width.
        y: Of its height.
    """

    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5

    def zoomed(self, factor: float, x: float = 0.5, y: float = 0.5) -> ViewPort:
        """Nearer or farther, so that the point (x, y) of the picture stays under the pointer."""
        zoom = min(MOST_ZOOM, max(1.0, self.zoom * factor))
        keep = self.zoom / zoom
        return replace(self, zoom=zoom, x=x + (self.x - x) * keep, y=y + (self.y - y) * keep).bounded()

    def moved(self, dx: float, dy: float) -> ViewPort:
        """By shares of the picture."""
        return replace(self, x=self.x + dx, y=self.y + dy).bounded()

    def bounded(self) -> ViewPort:
        """No piece reaches over the picture's edge."""
        half = 0.5 / self.zoom
        return replace(self, x=min(1 - half, max(half, self.x)), y=min(1 - half, max(half, self.y)))

    def target(self, area: tuple[float, float], picture: tuple[float, float]) -> tuple[float, float, float, float]:
        """Where the whole picture lies on an area: left, top, width, height; parts of it may lie outside."""
        scale = min(area[0] / picture[0], area[1] / picture[1]) * self.zoom
        width, height = picture[0] * scale, picture[1] * scale
        return area[0] / 2 - self.x * width, area[1] / 2 - self.y * height, width, height
