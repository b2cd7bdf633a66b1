"""Weights come with their hash, from the network, a file or the app itself, or the sentence says what to do."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import http.server
import sys
import threading
from types import SimpleNamespace

import pytest
import torch
from safetensors.torch import save_file

from castinspect.devices.torchvision_guard import import_torchvision
from castinspect.errors import WeightsError
from castinspect.models.backbones import BACKBONES, build_imagenet_model
from castinspect.models.weights import (
    ChosenWeights,
    build_started_model,
    choose_weights,
    download_imagenet,
    imagenet_at_hand,
    imagenet_file,
    import_imagenet,
    load_weights,
    starter_at_hand,
)
from castinspect.paths import cache_dir, weights_dir

RESNET = BACKBONES["resnet18"]
POSITIONS = "encoder.pos_embedding"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A file that a server could publish as ResNet-18's weights, and the backbone that names it."""
    torch.manual_seed(1)
    path = tmp_path_factory.mktemp("published") / "weights.pth"
    torch.save(build_imagenet_model(RESNET).state_dict(), path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    backbone = dataclasses.replace(RESNET, weights_url=f"http://127.0.0.1:9/resnet18-{digest[:8]}.pth")
    return SimpleNamespace(path=path, backbone=backbone)


@pytest.fixture
def server():
    """A loopback server whose answer a test sets; it ends with the test."""
    answer = SimpleNamespace(status=200, body=b"", length=None)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(answer.status)
            self.send_header("Content-Length", str(len(answer.body) if answer.length is None else answer.length))
            self.end_headers()
            with contextlib.suppress(ConnectionError):  # the client may go away, as when it cancels
                self.wfile.write(answer.body)

        def log_message(self, *_arguments):
            pass

    running = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    answer.url = f"http://127.0.0.1:{running.server_port}/"
    yield answer
    running.shutdown()
    thread.join()
    running.server_close()


def at(server, published):
    name = published.backbone.weights_url.rpartition("/")[2]
    return dataclasses.replace(published.backbone, weights_url=server.url + name)


@pytest.mark.parametrize("backbone", BACKBONES.values(), ids=BACKBONES)
def test_every_published_file_carries_its_hash(backbone):
    assert len(imagenet_file(backbone).sha256) == (64 if backbone.weights_package else 8)


def test_download_tells_its_progress_and_checks_the_hash(server, published):
    server.body = published.path.read_bytes()
    backbone = at(server, published)
    steps = list(download_imagenet(backbone))
    assert steps[0].received_bytes == 0
    assert steps[-1].received_bytes == steps[-1].total_bytes == len(server.body)
    assert imagenet_at_hand(backbone).read_bytes() == server.body


def test_wrong_content_is_refused_and_leaves_nothing(server, published):
    server.body = b"something else"
    with pytest.raises(WeightsError) as caught:
        list(download_imagenet(at(server, published)))
    assert caught.value.code == "weights-wrong-hash"
    assert list(weights_dir().iterdir()) == []


@pytest.mark.parametrize("fault", ["error", "cut"])
def test_a_failing_server_is_told_with_what_to_do(server, published, fault):
    if fault == "error":
        server.status = 503
    else:
        server.body, server.length = published.path.read_bytes()[:1000], 10_000_000
    backbone = at(server, published)
    with pytest.raises(WeightsError) as caught:
        list(download_imagenet(backbone))
    for hint in (imagenet_file(backbone).name, backbone.weights_url, str(weights_dir()), "weights import"):
        assert hint in str(caught.value)
    assert list(weights_dir().iterdir()) == []


def test_without_a_network_the_sentence_says_what_to_get(published):
    with pytest.raises(WeightsError, match="another machine"):
        list(download_imagenet(published.backbone))


def test_ceasing_to_iterate_cancels_and_leaves_nothing(server, published):
    server.body = published.path.read_bytes()
    download = download_imagenet(at(server, published))
    next(download)
    next(download)
    download.close()
    assert list(weights_dir().iterdir()) == []


def test_import_takes_the_published_file_under_its_name(published, tmp_path):
    renamed = tmp_path / "from_usb_stick.pth"
    renamed.write_bytes(published.path.read_bytes())
    target = import_imagenet(published.backbone, renamed)
    assert target.name == imagenet_file(published.backbone).name
    assert choose_weights(published.backbone, "auto").path == target


def test_import_refuses_another_file(published, tmp_path):
    (tmp_path / "other.pth").write_bytes(b"other")
    with pytest.raises(WeightsError, match="SHA-256"):
        import_imagenet(published.backbone, tmp_path / "other.pth")
    with pytest.raises(WeightsError, match="no weights file"):
        import_imagenet(published.backbone, tmp_path / "nowhere.pth")


def test_imported_weights_fill_the_feature_extractor_and_the_head_is_new(published):
    path = import_imagenet(published.backbone, published.path)
    model = build_started_model(published.backbone, 2, 224, ChosenWeights("imagenet", "imagenet", path))
    expected = torch.load(published.path, weights_only=True)
    assert torch.equal(model.state_dict()["layer4.1.conv2.weight"], expected["layer4.1.conv2.weight"])
    assert model.state_dict()["fc.1.weight"].shape == (2, RESNET.features)


def test_a_file_spoilt_after_its_import_is_refused_at_loading(published):
    path = import_imagenet(published.backbone, published.path)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(WeightsError, match="SHA-256"):
        load_weights(build_imagenet_model(RESNET), published.backbone, ChosenWeights("imagenet", "imagenet", path))


def test_weights_of_another_backbone_do_not_fit(tmp_path):
    path = tmp_path / "weights.pth"
    torch.save({"conv1.weight": torch.zeros(64, 3, 7, 7)}, path)
    prefix = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
    backbone = dataclasses.replace(RESNET, weights_url=f"http://127.0.0.1:9/resnet18-{prefix}.pth")
    with pytest.raises(WeightsError, match="do not fit"):
        load_weights(build_imagenet_model(RESNET), backbone, ChosenWeights("imagenet", "imagenet", path))


def test_starter_fills_the_feature_extractor():
    backbone = BACKBONES["efficientnet_b0"]
    chosen = choose_weights(backbone, "starter")
    torch.manual_seed(0)
    before = build_imagenet_model(backbone).state_dict()
    torch.manual_seed(0)
    model = build_imagenet_model(backbone)
    load_weights(model, backbone, chosen)
    after = model.state_dict()
    assert not torch.equal(after["features.0.0.weight"], before["features.0.0.weight"])
    assert torch.equal(after["classifier.1.weight"], before["classifier.1.weight"])
    assert all(tensor.dtype != torch.float16 for tensor in after.values())


def test_of_one_backbone_the_starter_is_taken_where_imagenet_weights_are_absent():
    assert choose_weights(BACKBONES["efficientnet_b0"], "auto").kind == "starter"


def test_lite0s_imagenet_weights_come_with_the_app_and_are_converted_once():
    lite = BACKBONES["efficientnet_lite0"]
    chosen = choose_weights(lite, "imagenet")
    assert not chosen.needs_download
    first = build_started_model(lite, 2, 64, chosen).state_dict()
    converted = cache_dir() / "efficientnet_lite0_imagenet.safetensors"
    written = converted.stat().st_mtime_ns
    second = build_started_model(lite, 2, 64, chosen).state_dict()
    assert converted.stat().st_mtime_ns == written
    assert all(torch.equal(first[name], second[name]) for name in first if not name.startswith("classifier."))


def test_a_conversion_of_lite0_that_was_damaged_is_made_anew():
    lite = BACKBONES["efficientnet_lite0"]
    chosen = choose_weights(lite, "imagenet")
    expected = build_started_model(lite, 2, 64, chosen).state_dict()["features.0.1.weight"]
    converted = cache_dir() / "efficientnet_lite0_imagenet.safetensors"
    content = bytearray(converted.read_bytes())
    content[-1] ^= 1
    converted.write_bytes(content)
    assert torch.equal(build_started_model(lite, 2, 64, chosen).state_dict()["features.0.1.weight"], expected)
    assert converted.read_bytes() != bytes(content)


def test_another_file_is_not_taken_for_lite0s(tmp_path):
    path = tmp_path / "weights.pth"
    torch.save({"_conv_stem.weight": torch.zeros(32, 3, 3, 3)}, path)
    with pytest.raises(WeightsError, match="SHA-256"):
        load_weights(
            build_imagenet_model(BACKBONES["efficientnet_lite0"]), BACKBONES["efficientnet_lite0"],
            ChosenWeights("imagenet", "imagenet", path),
        )  # fmt: skip


@pytest.mark.parametrize("name", ["resnet18", "resnet50", "efficientnet_b7", "vit_b_16"])
def test_other_backbones_say_that_they_have_no_starter_and_what_the_choices_are(name):
    assert starter_at_hand(BACKBONES[name]) is None
    with pytest.raises(WeightsError, match=r"no starter.*ImageNet weights.*none"):
        choose_weights(BACKBONES[name], "starter")


def test_positions_of_vit_are_interpolated_as_torchvision_does(tmp_path):
    backbone = BACKBONES["vit_b_16"]
    with torch.device("meta"):
        small, large = build_imagenet_model(backbone, 64), build_imagenet_model(backbone, 96)
    positions = torch.randn(1, 17, 768, generator=torch.Generator().manual_seed(0))
    state = {name: torch.zeros(1).expand(tensor.shape) for name, tensor in small.state_dict().items()}
    torch.save(state | {POSITIONS: positions}, tmp_path / "vit.pth")
    prefix = hashlib.sha256((tmp_path / "vit.pth").read_bytes()).hexdigest()[:8]
    ours = dataclasses.replace(backbone, weights_url=f"http://127.0.0.1:9/vit_b_16-{prefix}.pth")
    large.to_empty(device="cpu")
    load_weights(large, ours, ChosenWeights("imagenet", "imagenet", tmp_path / "vit.pth"))
    theirs = import_torchvision().models.vision_transformer.interpolate_embeddings(96, 16, {POSITIONS: positions})
    assert large.state_dict()[POSITIONS].shape == (1, 37, 768)
    torch.testing.assert_close(large.state_dict()[POSITIONS], theirs[POSITIONS])


def test_a_folder_that_cannot_be_written_is_told_as_that(server, published):
    server.body = published.path.read_bytes()
    weights_dir().parent.mkdir(parents=True)
    weights_dir().write_text("in the way")
    for store in (
        lambda: list(download_imagenet(at(server, published))),
        lambda: import_imagenet(published.backbone, published.path),
    ):
        with pytest.raises(WeightsError) as caught:
            store()
        assert caught.value.code == "weights-not-stored"
        assert str(weights_dir()) in str(caught.value)


def test_a_proxy_that_needs_a_further_package_is_told_with_what_to_do(published, monkeypatch):
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")
    monkeypatch.setitem(sys.modules, "socksio", None)  # as if it were not installed
    with pytest.raises(WeightsError, match="another machine"):
        list(download_imagenet(published.backbone))


def test_a_damaged_starter_is_told(tmp_path):
    path = tmp_path / "resnet18_starter.safetensors"
    path.write_bytes(b"not weights")
    with pytest.raises(WeightsError, match="damaged"):
        load_weights(build_imagenet_model(RESNET), RESNET, ChosenWeights("starter", "starter", path))


def test_a_starter_that_lacks_a_tensor_does_not_fit(tmp_path):
    model = build_imagenet_model(RESNET)
    state = {name: tensor for name, tensor in model.state_dict().items() if not name.startswith("fc.")}
    del state["layer4.1.conv2.weight"]
    path = tmp_path / "resnet18_starter.safetensors"
    save_file(state, path)
    with pytest.raises(WeightsError, match="do not fit"):
        load_weights(model, RESNET, ChosenWeights("starter", "starter", path))


def test_no_weights_leave_the_network_as_it_was_built():
    chosen = choose_weights(RESNET, "none")
    assert (chosen.kind, chosen.path, chosen.needs_download) == ("none", None, False)
    model = build_imagenet_model(RESNET)
    before = model.state_dict()["conv1.weight"].clone()
    load_weights(model, RESNET, chosen)
    assert torch.equal(model.state_dict()["conv1.weight"], before)


def test_imagenet_weights_that_are_not_at_hand_are_to_be_fetched():
    chosen = choose_weights(RESNET, "imagenet")
    assert chosen.needs_download
    with pytest.raises(WeightsError, match=r"resnet18-f37072fd\.pth"):
        load_weights(build_imagenet_model(RESNET), RESNET, chosen)


def test_a_published_file_that_is_no_plain_state_dict_never_runs_code(tmp_path):
    class Spy:
        def __reduce__(self):
            return (open, (str(tmp_path / "ran"), "w"))

    path = tmp_path / "weights.pth"
    torch.save({"conv1.weight": Spy()}, path)
    prefix = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
    backbone = dataclasses.replace(RESNET, weights_url=f"http://127.0.0.1:9/resnet18-{prefix}.pth")
    with pytest.raises(WeightsError, match="do not fit"):
        load_weights(build_imagenet_model(RESNET), backbone, ChosenWeights("imagenet", "imagenet", path))
    assert not (tmp_path / "ran").exists()
