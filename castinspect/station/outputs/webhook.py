"""A web service that each judged part is told to: hosts that are allowed, no redirects, a time limit."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from castinspect.errors import StationError
from castinspect.messages import Message
from castinspect.station.outputs.output import Output, OutputDownError, ReportRefusedError
from castinspect.station.outputs.report import Report, example_report, report_as_dict
from castinspect.station.outputs.secrets import read_secret

if TYPE_CHECKING:
    import httpx

_BUSY = frozenset({408, 425, 429})
"""Answers that mean "later", as all from 500 on do."""


class WebhookOutput(Output):
    """Posts each report as JSON. An answer of 200 to 299 means taken; its body is not read.

    The header `Idempotency-Key` is the same each time that a report is sent again.

    Args:
        url: `https://` or `http://`, of an allowed host.
        hosts: Names of the hosts that may be spoken to.
        token_file: File that holds a bearer token alone; None for none.
        seconds: How long connecting, and the answer, may take.

    Raises:
        StationError: The address is none, or its host is not allowed.
    """

    def __init__(
        self, url: str, hosts: Collection[str], *, token_file: Path | None = None, seconds: float = 10.0
    ) -> None:
        self.url = url
        self._host = allowed_host(url, hosts)
        self._token_file = token_file
        self._seconds = seconds
        self._client: httpx.Client | None = None

    def send(self, report: Report) -> None:
        """Post one report as JSON."""
        import httpx

        body = json.dumps(report_as_dict(report), ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json", "Idempotency-Key": _key(report)}
        token = read_secret(self._token_file)
        if token:
            headers["Authorization"] = f"Bearer {token}"
        try:
            with self._opened().stream("POST", self.url, content=body, headers=headers) as response:
                self._require_taken(response.status_code)
        except httpx.TimeoutException as error:
            raise OutputDownError("webhook-slow", host=self._host, seconds=self._seconds) from error
        except (httpx.HTTPError, httpx.StreamError, UnicodeError) as error:
            raise OutputDownError("webhook-down", host=self._host, detail=error) from error

    def test(self, station: str) -> Message:
        """Post a HOLD of no part."""
        self.send(example_report(station))
        return Message("webhook-works", {"host": self._host})

    def close(self) -> None:
        """Close the connection to the server."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _opened(self) -> httpx.Client:
        import httpx

        if self._client is None:
            # no proxies or passwords out of the environment: the connection goes to the host that was allowed
            self._client = httpx.Client(timeout=self._seconds, follow_redirects=False, trust_env=False)
        return self._client

    def _require_taken(self, status: int) -> None:
        if 200 <= status < 300:
            return
        if 300 <= status < 400:
            raise OutputDownError("webhook-redirects", host=self._host)
        if status >= 500 or status in _BUSY:
            raise OutputDownError("webhook-busy", host=self._host, status=status)
        raise ReportRefusedError("webhook-refused", host=self._host, status=status)


def allowed_host(url: str, hosts: Collection[str]) -> str:
    """The host of an address.

    Raises:
        StationError: The address is none that can be posted to, or its host is not among `hosts`.
    """
    try:
        parts = urlsplit(url)
        host, _ = (parts.hostname or "").lower(), parts.port
    except ValueError as error:
        raise StationError("webhook-url-invalid", url=url) from error
    if parts.scheme not in {"http", "https"} or not host or parts.username is not None:
        raise StationError("webhook-url-invalid", url=url)
    if host not in {allowed.lower() for allowed in hosts}:
        raise StationError("webhook-host-not-allowed", host=host, hosts=", ".join(sorted(hosts)) or "-")
    return host


def _key(report: Report) -> str:
    station = "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in report.station)
    return f"{station}-{report.sequence}-{report.sha256[:16]}"
