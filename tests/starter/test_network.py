"""Turned pictures keep their maps; the network learns."""

from __future__ import annotations

import torch

from castinspect.starter.castings import draw_castings
from castinspect.starter.network import StarterNetwork, augmented, losses, pictures_of
from castinspect.synthetic.defects import DefectKind


def test_augmentation_turns_pictures_and_maps_alike():
    pixels = torch.full((32, 64, 64), 40, dtype=torch.uint8)
    maps = torch.zeros((32, len(DefectKind), 8, 8), dtype=torch.bool)
    pixels[:, 8:16, 40:48] = 220
    maps[:, 2, 1, 5] = True
    lit, turned = augmented(pixels, maps, torch.Generator().manual_seed(0))
    brightest = torch.nn.functional.avg_pool2d(lit[:, None], 8)[:, 0].flatten(1).argmax(1)
    assert torch.equal(turned[:, 2].flatten(1).argmax(1), brightest)
    assert len(brightest.unique()) == 8
    assert len({round(float(p.min()), 3) for p in lit}) > 20


def test_network_learns_a_batch():
    torch.manual_seed(0)
    castings = draw_castings(0, 0, 4, 64, 1.0)
    pictures, maps = pictures_of(torch.from_numpy(castings.pixels)), torch.from_numpy(castings.maps).float()
    network = StarterNetwork()
    optimiser = torch.optim.SGD(network.parameters(), lr=0.02)
    values = []
    for _ in range(6):
        loss = sum(losses(network(pictures), maps, 10.0))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        values.append(loss.item())
    assert values[-1] < 0.9 * values[0]
