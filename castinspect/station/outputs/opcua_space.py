"""What an OPC UA client finds below the station: names of OPC 40100-1, values of the present."""

from __future__ import annotations

import asyncio
import json
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from castinspect import __version__
from castinspect.station.outputs.present import Present, PresentState
from castinspect.station.outputs.report import Report, Validity, report_as_dict

if TYPE_CHECKING:
    from asyncua.common.node import Node
    from asyncua.server.event_generator import EventGenerator
    from asyncua.server.server import Server

NAMESPACE = "urn:castinspect:station"
REFRESH_SECONDS = 0.5
_COMPLETED, _FAILED = 1, 4  # ResultState of OPC 40100-1
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)

# Where each value stands and what it is before the first part; the type follows from it. An int is an Int32.
_BEFORE: dict[str, Any] = {
    "Heartbeat": 0,
    "IsReady": False,
    "Reason": "",
    "VisionStateMachine/CurrentState": "Preoperational",
    "VisionStateMachine/AutomaticModeStateMachine/CurrentState": "Initialized",
    "RecipeManagement/InternalRecipeId": "",
    "ResultManagement/Result/ResultId": "",
    "ResultManagement/Result/ResultState": 0,
    "ResultManagement/Result/IsPartial": False,
    "ResultManagement/Result/IsSimulated": False,
    "ResultManagement/Result/HasTransferableDataOnFile": False,
    "ResultManagement/Result/CreationTime": _NO_TIME,
    "ResultManagement/Result/InternalRecipeId": "",
    "ResultManagement/Result/PartId": "",
    "ResultManagement/Result/JobId": "",
    "ResultManagement/Result/Cavity": "",
    "ResultManagement/Result/Heat": "",
    "ResultManagement/Result/Camera": "",
    "ResultManagement/Result/ResultContent": "",
    "ResultManagement/Result/DefectProbability": float("nan"),
    "ResultManagement/Result/Verdict": "",
    "ResultManagement/Result/VerdictNumber": 0,
    "ResultManagement/Result/Sequence": 0,
    "ResultManagement/Result/Validity": str(Validity.NOT_READY),
}
_VALIDITY = "ResultManagement/Result/Validity"
_EVENT_FIELDS = ("ResultId", "PartId", "JobId", "InternalRecipeId", "Verdict", "Validity")


def values_of(present: Present) -> dict[str, Any]:
    """The value of each variable by its path below the station."""
    values = _BEFORE | {
        "Heartbeat": present.heartbeat & 0x7FFFFFFF,
        "IsReady": present.is_ready,
        "Reason": present.reason,
        "VisionStateMachine/CurrentState": "Operational" if present.is_ready else "Halted",
        "VisionStateMachine/AutomaticModeStateMachine/CurrentState": (
            "ContinuousExecution" if present.is_ready else "Initialized"
        ),
    }
    if present.report:
        result = _result_values(present.report)
        values |= {f"ResultManagement/Result/{name}": value for name, value in result.items()}
        values["RecipeManagement/InternalRecipeId"] = present.report.checkpoint
    shown = {"Verdict": present.verdict or "", "VerdictNumber": present.verdict_number, "Validity": present.validity}
    if not present.is_ready:  # whatever the part was, nobody is to act on it now
        shown["ResultContent"] = ""
    return values | {
        f"ResultManagement/Result/{name}": str(value) if not isinstance(value, int) else value
        for name, value in shown.items()
    }


def _result_values(report: Report) -> dict[str, Any]:
    has_score = report.defect_probability is not None
    return {
        "ResultId": f"{report.station}-{report.sequence}",
        "ResultState": _FAILED if report.validity is Validity.INVALID else _COMPLETED,
        "CreationTime": report.inspected,
        "InternalRecipeId": report.checkpoint,
        "PartId": report.identity.part,
        "JobId": report.identity.lot,
        "Cavity": report.identity.cavity,
        "Heat": report.identity.heat,
        "Camera": report.identity.camera,
        "ResultContent": json.dumps(report_as_dict(report), ensure_ascii=False),
        "DefectProbability": float(report.defect_probability) if has_score else float("nan"),  # type: ignore[arg-type]
        "Sequence": report.sequence & 0x7FFFFFFF,
    }


class AddressSpace:
    """The server with its nodes; everything here runs in the server's thread.

    Args:
        server: Listens already.
        nodes: Variables by their path below the station.
        events: Tells results as events.
        present: Says what is to be shown.
    """

    def __init__(self, server: Server, nodes: dict[str, Node], events: EventGenerator, present: PresentState) -> None:
        self._server, self._nodes, self._events = server, nodes, events
        self._present = present
        self._shown: dict[str, Any] = dict(_BEFORE)
        self._writing = asyncio.Lock()
        self._refreshing = asyncio.get_running_loop().create_task(self._keep_fresh())

    @classmethod
    async def started(cls, endpoint: str, station: str, present: PresentState) -> AddressSpace:
        """Build the nodes and listen."""
        server = await _quiet_server(endpoint)
        index = await server.register_namespace(NAMESPACE)
        system = await server.nodes.objects.add_object(index, station)
        nodes = await _add_variables(system, index)
        fields = [(name, _variant("").VariantType) for name in _EVENT_FIELDS]
        kind = await server.create_custom_event_type(index, "ResultReadyEventType", properties=fields)
        events = await server.get_event_generator(kind, emitting_node=system.nodeid)
        await server.start()
        return cls(server, nodes, events, present)

    async def refresh(self, told: Report | None = None) -> None:
        """Write what has changed, with the validity taken away first and given back last; then tell the event."""
        async with self._writing:
            values = values_of(self._present.now())
            changed = {path: value for path, value in values.items() if not _same(value, self._shown[path])}
            if any(path.startswith("ResultManagement/") for path in changed):
                await self._write(_VALIDITY, str(Validity.NOT_READY))
                changed[_VALIDITY] = changed.pop(_VALIDITY, values[_VALIDITY])
            for path, value in changed.items():
                await self._write(path, value)
        if told is not None:
            await self._tell(told)

    async def stop(self) -> None:
        """Show that nothing is judged any more, then close."""
        self._refreshing.cancel()
        await asyncio.gather(self._refreshing, return_exceptions=True)
        await self.refresh()
        await self._server.stop()

    async def _keep_fresh(self) -> None:
        """Take the verdict away by itself when the line falls silent."""
        while True:
            await asyncio.sleep(REFRESH_SECONDS)
            await self.refresh()

    async def _write(self, path: str, value: Any) -> None:
        await self._nodes[path].write_value(_variant(value))
        self._shown[path] = value

    async def _tell(self, report: Report) -> None:
        values = _result_values(report) | {"Verdict": str(report.verdict), "Validity": str(report.validity)}
        for name in _EVENT_FIELDS:
            setattr(self._events.event, name, values[name])
        await self._events.trigger(message=f"{values['ResultId']} {values['Verdict']}")


async def state_at(endpoint: str) -> str:
    """The state that a client reads."""
    from asyncua.client.client import Client

    async with Client(endpoint, timeout=5) as client:
        index = await client.get_namespace_index(NAMESPACE)
        (system,) = [
            node for node in await client.nodes.objects.get_children()
            if (await node.read_browse_name()).NamespaceIndex == index
        ]  # fmt: skip
        node = await system.get_child([f"{index}:VisionStateMachine", f"{index}:CurrentState"])
        return str(await node.read_value())


async def _quiet_server(endpoint: str) -> Server:
    """A server that anybody may read and nobody may change."""
    from asyncua import ua
    from asyncua.server.server import Server

    logging.getLogger("asyncua").setLevel(logging.ERROR)
    server = Server()
    await server.init()
    server.set_endpoint(endpoint)
    server.set_server_name("CastInspect")
    server.set_security_policy([ua.SecurityPolicyType.NoSecurity])
    server.set_identity_tokens([ua.AnonymousIdentityToken])
    server.allow_remote_admin(False)
    await server.set_application_uri(NAMESPACE)
    await server.set_build_info(NAMESPACE, "CastInspect", "CastInspect", __version__, "", datetime.now(UTC))
    return server


async def _add_variables(system: Node, index: int) -> dict[str, Node]:
    objects, nodes = {"": system}, {}
    for path, value in _BEFORE.items():
        *folders, name = path.split("/")
        for depth in range(len(folders)):
            above, here = "/".join(folders[:depth]), "/".join(folders[: depth + 1])
            if here not in objects:
                objects[here] = await objects[above].add_object(index, folders[depth])
        nodes[path] = await objects["/".join(folders)].add_variable(index, name, _variant(value))
    return nodes


def _variant(value: Any) -> Any:
    from asyncua import ua

    kinds = {
        bool: ua.VariantType.Boolean, int: ua.VariantType.Int32, float: ua.VariantType.Double,
        str: ua.VariantType.String, datetime: ua.VariantType.DateTime,
    }  # fmt: skip
    return ua.Variant(value, kinds[type(value)])


def _same(one: Any, other: Any) -> bool:
    return bool(one == other) or (one != one and other != other)  # two NaN are the same here
