"""Sections of the settings that a station reads: outputs, routing, part identity, shifts."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


OutputName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_as_list), Field(min_length=1)]
Port = Annotated[int, Field(ge=1, le=65535)]
Seconds = Annotated[float, Field(gt=0, le=600)]
VerdictName = Literal["OK", "DEFECT", "REVIEW", "HOLD"]


class Section(BaseModel):
    """A part of the settings. A key that is misspelt is an error: an output must not run otherwise than was meant."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class OutputSection(Section):
    """What all outputs share; `enabled` switches one off without forgetting it."""

    enabled: bool = True


class CsvSection(OutputSection):
    """A CSV file a shift."""

    kind: Literal["csv"] = "csv"
    folder: Path


class JsonSection(OutputSection):
    """A JSON file for each picture; without a folder, beside it."""

    kind: Literal["json"] = "json"
    folder: Path | None = None


class WebhookSection(OutputSection):
    """A web service; `hosts` are those that may be spoken to."""

    kind: Literal["webhook"] = "webhook"
    url: Text
    hosts: Texts
    token_file: Path | None = None
    seconds: Seconds = 10.0


class MqttSection(OutputSection):
    """Settings of an output to an MQTT broker."""

    kind: Literal["mqtt"] = "mqtt"
    host: Text
    port: Port = 1883
    user: str = ""
    password_file: Path | None = None
    tls: bool = False
    ca_file: Path | None = None
    prefix: Text = "castinspect"
    seconds: Seconds = 10.0


class OpcUaSection(OutputSection):
    """An OPC UA server of this station; at 127.0.0.1 only programs of this computer reach it."""

    kind: Literal["opcua"] = "opcua"
    host: Text = "127.0.0.1"
    port: Port = 4840


class ModbusSection(OutputSection):
    """A Modbus TCP server of this station; at 127.0.0.1 only programs of this computer reach it."""

    kind: Literal["modbus"] = "modbus"
    host: Text = "127.0.0.1"
    port: Port = 5020
    address: int = Field(0, ge=0, le=60000)
    unit: int = Field(0, ge=0, le=247)


class CommandSection(OutputSection):
    """A program and its arguments; no shell takes them apart."""

    kind: Literal["command"] = "command"
    arguments: Texts
    seconds: Seconds = 10.0


AnyOutput = Annotated[
    CsvSection | JsonSection | WebhookSection | MqttSection | OpcUaSection | ModbusSection | CommandSection,
    Field(discriminator="kind"),
]
OUTPUT_KINDS: dict[str, type[OutputSection]] = {
    "csv": CsvSection, "json": JsonSection, "webhook": WebhookSection, "mqtt": MqttSection, "opcua": OpcUaSection,
    "modbus": ModbusSection, "command": CommandSection,
}  # fmt: skip


class RoutingSection(Section):
    """Where pictures go once they are judged; without a folder they stay where they are.

    Attributes:
        folder: Verdict folders lie below it.
        action: What becomes of the source.
        by: What the folders below a verdict's are named after.
        keep_days: How long routed pictures are kept, by verdict; a verdict that is not named is kept for ever.
        keep_free_gb: The oldest of those go when less is free; 0 never.
    """

    folder: Path | None = None
    action: Literal["copy", "move"] = "copy"
    by: Literal["date", "lot", "nothing"] = "date"
    keep_days: dict[VerdictName, Annotated[int, Field(ge=1, le=36500)]] = Field(default_factory=dict)
    keep_free_gb: float = Field(0.0, ge=0, le=1e6)


class IdentitySection(Section):
    """How it is known which part a picture shows.

    Attributes:
        pattern: A regular expression with named groups over the path below the watched folder; empty for none.
        codes: Whether bar codes and data matrix codes in the pictures are read.
    """

    pattern: str = Field("", max_length=500)
    codes: bool = False


class ChartSection(Section):
    """A process chart that the station watches while it judges: limits that were taken from an earlier period.

    Attributes:
        by: What makes a point.
        kind: Which chart.
        mean: Share, or good parts between two defective ones, that the limits stand about.
        spread: Laney's sigma z; 1 of other charts.
        centre: What runs are counted about.
        since: Inspections with a higher number are charted.
        points: So many points gave the limits.
    """

    by: Literal["day", "week", "lot"]
    kind: Literal["p", "p'", "g"]
    mean: float = Field(ge=0, allow_inf_nan=False)
    spread: float = Field(1.0, ge=0, allow_inf_nan=False)
    centre: float = Field(ge=0, allow_inf_nan=False)
    since: int = Field(0, ge=0)
    points: int = Field(ge=2)


WatchedMeasure = Literal["defective", "review", "novel", "gate"]


class ShiftSection(Section):
    """When shifts begin, and which known parts each begins with.

    Attributes:
        starts: Time of the day by name of the shift; none means one a day.
        masters: The verdict that each master part must get, by its part number; none means no check.
    """

    starts: dict[Text, time] = Field(default_factory=dict)
    masters: dict[Text, VerdictName] = Field(default_factory=dict)
