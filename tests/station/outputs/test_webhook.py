"""A web service is told each part: only allowed hosts, no redirects, and what it answers decides."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from castinspect.errors import StationError
from castinspect.inspection.verdict import Verdict
from castinspect.station.outputs.output import OutputDownError, ReportRefusedError
from castinspect.station.outputs.webhook import WebhookOutput, allowed_host
from tests.helpers.network import free_port
from tests.helpers.reports import report


class Service(ThreadingHTTPServer):
    """Answers each post with the next of `statuses`, or not at all (None); keeps what came."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.statuses, self.got, self.let_go = [], [], threading.Event()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}/verdicts"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((dict(self.headers), json.loads(body)))
        status = self.server.statuses.pop(0) if self.server.statuses else 204
        if status is None:
            self.server.let_go.wait(30)
            return
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", self.server.url + "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def service():
    made = Service()
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    yield made
    made.let_go.set()
    made.shutdown()
    thread.join()
    made.server_close()


@pytest.fixture
def output(service):
    made = WebhookOutput(service.url, ["127.0.0.1"])
    yield made
    made.close()


def test_the_report_arrives_with_what_counts(service, output):
    output.send(report(7, Verdict.HOLD))
    headers, told = service.got[0]
    assert (told["verdict"], told["validity"], told["sequence"], told["heartbeat"]) == ("HOLD", "INVALID", 7, 47)
    assert told["identity"]["part"] == "0007"
    assert headers["Content-Type"] == "application/json"


def test_sent_again_it_has_the_same_key(service, output):
    for _ in range(2):
        output.send(report(7))
    output.send(report(8))
    first, again, other = (headers["Idempotency-Key"] for headers, _ in service.got)
    assert first == again != other


@pytest.mark.parametrize("status", [500, 503, 429, 408])
def test_a_busy_service_makes_all_wait(service, output, status):
    service.statuses = [status]
    with pytest.raises(OutputDownError, match=str(status)):
        output.send(report())


@pytest.mark.parametrize("status", [400, 401, 404, 422])
def test_a_refusal_concerns_one_report(service, output, status):
    service.statuses = [status]
    with pytest.raises(ReportRefusedError, match=str(status)):
        output.send(report())


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(service, output, status):
    service.statuses = [status]
    with pytest.raises(OutputDownError, match="not followed"):
        output.send(report())
    assert len(service.got) == 1


def test_a_service_that_does_not_answer_has_a_time_limit(service):
    service.statuses = [None]
    output = WebhookOutput(service.url, ["127.0.0.1"], seconds=0.2)
    with pytest.raises(OutputDownError, match="did not answer"):
        output.send(report())
    output.close()


def test_nobody_there_is_said():
    output = WebhookOutput(f"http://127.0.0.1:{free_port()}/", ["127.0.0.1"])
    with pytest.raises(OutputDownError, match="cannot be reached"):
        output.send(report())
    output.close()


def test_a_proxy_of_the_environment_is_not_asked(service, output, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{free_port()}")
    output.send(report())
    assert len(service.got) == 1


def test_a_token_comes_from_a_file(service, tmp_path):
    (tmp_path / "token").write_text("s3cret\n")
    output = WebhookOutput(service.url, ["127.0.0.1"], token_file=tmp_path / "token")
    assert output.test("s").code == "webhook-works"
    headers, told = service.got[0]
    assert headers["Authorization"] == "Bearer s3cret"
    assert (told["is_test"], told["verdict"]) == (True, "HOLD")
    output.close()


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://other.example/x", "webhook-host-not-allowed"),
        ("http://mes.example.evil.example/", "webhook-host-not-allowed"),
        ("http://mes.example@evil.example/", "webhook-url-invalid"),
        ("file:///etc/passwd", "webhook-url-invalid"),
        ("mes.example/x", "webhook-url-invalid"),
        ("http://[::1", "webhook-url-invalid"),
        ("http://mes.example:port/", "webhook-url-invalid"),
    ],
)
def test_an_address_that_is_not_allowed_is_refused_at_once(url, code):
    with pytest.raises(StationError) as caught:
        WebhookOutput(url, ["mes.example"])
    assert caught.value.code == code


def test_hosts_compare_without_case():
    assert allowed_host("https://MES.example:8443/x", ["mes.Example"]) == "mes.example"
