"""All commands in one table, and the app that is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from castinspect import __version__, language
from castinspect.cli.common.commands import APPEARANCE, Command, LazyGroup
from castinspect.cli.common.running import run_command
from castinspect.cli.window import Language, WindowOpener
from castinspect.process import has_torch

_OF_FULL_APP = (
    "adapt", "agreement", "archive", "backbones", "backtest", "bench", "compare", "dataset", "demo", "evaluate",
    "pretrain", "synth", "train", "weights",
)  # fmt: skip
"""First words of commands that train, score with labels or draw castings: a station's help does not offer them."""

_FIRST_TIME = "First time here?  castinspect demo  shows the whole job once, in about a minute."
_FIRST_TIME_ON_STATION = (
    "A station's CastInspect: what it judges with comes from a full one, by  castinspect models export --converted"
)

TABLE = (
    Command(
        "demo",
        "castinspect.cli.demo:demo",
        "Make synthetic castings, train on them, inspect unseen ones: the whole job once.",
        "Start",
    ),
    Command(
        "doctor",
        "castinspect.cli.doctor:doctor",
        "Show versions, folders and the device, proven by a real computation.",
        "Start",
    ),
    Command("window", "castinspect.cli.window:window", "Open the window; `castinspect` alone does that, too.", "Start"),
    Command(
        "inspect",
        "castinspect.cli.station.inspect:inspect",
        "Judge pictures of parts: OK, DEFECT, REVIEW (a person decides) or HOLD (could not be judged).",
        "Inspect",
        judges=True,
    ),
    Command(
        "watch",
        "castinspect.cli.station.watch:watch",
        "Judge each picture that arrives in a folder, until Ctrl+C.",
        "Inspect",
        judges=True,
    ),
    Command(
        "history search",
        "castinspect.cli.station.history:search",
        "Show inspections, the newest first, or write them into a file with the audit head on it.",
    ),
    Command(
        "history trace",
        "castinspect.cli.station.history:trace",
        "Follow one lot: what judged it and by which cuts, what people said, and where its pictures went.",
    ),
    Command(
        "history verify",
        "castinspect.cli.station.history:verify",
        "Prove that no row was changed, taken out or put in; name each that was, and end with 1.",
    ),
    Command(
        "history backup",
        "castinspect.cli.station.history:backup",
        "Copy the record while the station goes on; the copy is checked before it counts.",
    ),
    Command(
        "history restore",
        "castinspect.cli.station.history:restore",
        "Go on with a backup; the present record is kept beside it, and what is lost is noted.",
    ),
    Command(
        "history decide",
        "castinspect.cli.station.history:decide",
        "Confirm or overrule a verdict, or decide a REVIEW; the verdict stays, the decision stands beside it.",
    ),
    Command(
        "history collect",
        "castinspect.cli.station.history:collect",
        "Copy the parts that people decided into class folders, for the next training.",
    ),
    Command(
        "outputs list",
        "castinspect.cli.station.outputs:list_outputs",
        "List the outputs of this station and how they are set.",
    ),
    Command(
        "outputs add",
        "castinspect.cli.station.outputs:add",
        "Add an output to the settings; `castinspect outputs test NAME` tries it.",
    ),
    Command(
        "outputs test",
        "castinspect.cli.station.outputs:test",
        "Try an output without judging a part: it is sent a HOLD with the number 0, or asked as a client would.",
    ),
    Command(
        "outputs remove",
        "castinspect.cli.station.outputs:remove",
        "Take an output out of the settings; what waits for it in the record is not told any more.",
    ),
    Command(
        "shift",
        "castinspect.cli.station.shift:shift",
        "Show what was judged and decided in the present shift, as a whole and by lot.",
        "Inspect",
    ),
    Command(
        "users list",
        "castinspect.cli.station.users:list_users",
        "List who may log in; without anybody, all may do everything.",
    ),
    Command(
        "users add", "castinspect.cli.station.users:add", "Let somebody log in as operator, engineer or administrator."
    ),
    Command("users remove", "castinspect.cli.station.users:remove", "Let somebody log in no more."),
    Command("users password", "castinspect.cli.station.users:password", "Give somebody another password."),
    Command(
        "train",
        "castinspect.cli.train:train",
        "Train a checkpoint on labelled pictures, in folders named after their class.",
        "Train",
    ),
    Command(
        "evaluate",
        "castinspect.cli.evaluate:evaluate",
        "Score a checkpoint on labelled pictures; those it was trained on, and copies of them, are left out.",
        "Train",
    ),
    Command(
        "compare",
        "castinspect.cli.compare:compare",
        "Run scratch, head, full and gradual on the same parts left out, and show what each is worth and costs.",
        "Train",
    ),
    Command(
        "charts",
        "castinspect.cli.station.charts:charts",
        "Chart the share of defective parts in the record, and say which points are out of the ordinary.",
        "Inspect",
    ),
    Command(
        "backtest",
        "castinspect.cli.backtest:backtest",
        "Replay a version on a suite; exit code 1 where it is worse than the one before by more than the limits.",
        "Models",
    ),
    Command(
        "release check",
        "castinspect.cli.models.release:check",
        "Say whether a version may be promoted, and what stands against it; exit code 1 where something does.",
    ),
    Command(
        "release agree",
        "castinspect.cli.models.release:agree",
        "Agree that a version is promoted, as one of two people.",
    ),
    Command(
        "release note",
        "castinspect.cli.models.release:note",
        "Write what is known of a version as a release note, from facts.",
    ),
    Command(
        "release shadow",
        "castinspect.cli.models.release:shadow",
        "Let a version judge beside the promoted one on the line, or show how far that is and what differs.",
    ),
    Command(
        "release end-shadow",
        "castinspect.cli.models.release:end_shadow",
        "End the trial in shadow; what it found stays.",
    ),
    Command(
        "suites add",
        "castinspect.cli.backtest:add",
        "Copy labelled pictures into a suite, which is made where there is none; they stay as they are now.",
    ),
    Command(
        "suites from-record",
        "castinspect.cli.backtest:from_record",
        "Add what people decided on the line to a suite, with line, cavity and week as groups.",
    ),
    Command("suites show", "castinspect.cli.backtest:show", "List the suites, or the runs on one, side by side."),
    Command(
        "evidence make",
        "castinspect.cli.station.evidence:make",
        "Pack all that is known of a lot, pictures, verdicts, decisions, cuts and bounds, signed by the station's key.",
    ),
    Command(
        "evidence verify",
        "castinspect.cli.station.evidence:verify",
        "Prove that a pack is what its station signed; name each file that is not, and end with 1.",
    ),
    Command(
        "evidence key",
        "castinspect.cli.station.evidence:key",
        "Show the fingerprint of this station's key, for whoever checks its packs.",
    ),
    Command(
        "agreement plan",
        "castinspect.cli.agreement:plan",
        "Make a study: pictures under codes, and a sheet for each appraiser and trial, in an order of its own.",
    ),
    Command(
        "agreement model",
        "castinspect.cli.agreement:model",
        "Let a checkpoint fill in the sheets of one appraiser; what it does not call OK counts as defective.",
    ),
    Command(
        "agreement report",
        "castinspect.cli.agreement:report",
        "Show what a study came to: effectiveness, missed parts and false alarms with exact limits, kappas, grades.",
    ),
    Command(
        "synth",
        "castinspect.cli.synth:synth",
        "Make synthetic castings, sound and defective, to try things on: OUT/ok, OUT/defect.",
        "Train",
    ),
    Command(
        "gate",
        "castinspect.cli.gate:gate",
        "Show between which bounds a checkpoint judges pictures; --widen, --pictures and --anew make a new version.",
        "Train",
    ),
    Command(
        "cuts",
        "castinspect.cli.cuts:cuts",
        "Show what the cuts of a checkpoint risk; with a policy or --set, write a new version with other cuts.",
        "Train",
    ),
    Command(
        "promote",
        "castinspect.cli.station.promote:promote",
        "Make a checkpoint the one that the station judges with, and ready for this computer.",
        "Models",
    ),
    Command(
        "rollback",
        "castinspect.cli.station.rollback:rollback",
        "Judge with the checkpoint again that was promoted before this one.",
        "Models",
    ),
    Command(
        "adapt",
        "castinspect.cli.adapt:adapt",
        "Make a version for a new camera or light, without labels: batch-norm statistics move by what changed.",
        "Models",
    ),
    Command(
        "backbones",
        "castinspect.cli.backbones:backbones",
        "List the backbones and the weights at hand for them; or show what one is made of and what of it learns.",
        "Models",
    ),
    Command(
        "pretrain",
        "castinspect.cli.pretrain:pretrain",
        "Make a starter: pretrain EfficientNet-B0 on synthetic castings with known defects.",
        "Models",
    ),
    Command(
        "bench weights",
        "castinspect.cli.bench.weights:weights",
        "Compare what a backbone starts from: random weights against the starter or ImageNet, by each strategy.",
    ),
    Command(
        "bench window",
        "castinspect.cli.bench.window:window",
        "Measure the window from its start to its first painting and verdict, beside an empty one, and its memory.",
    ),
    Command(
        "bench adapt",
        "castinspect.cli.bench.adapt:adapt",
        "Measure what adaptation brings back under another tone curve, blur, noise and vignetting, and what it costs.",
    ),
    Command(
        "bench grouping",
        "castinspect.cli.bench.grouping:grouping",
        "Draw parts and turned, mirrored, re-encoded copies in other light; group them, and compare with the truth.",
    ),
    Command(
        "bench cuts",
        "castinspect.cli.bench.cuts:cuts",
        "Choose cuts on a random half of the parts, check the promised escape rate on the other half; again and again.",
    ),
    Command(
        "bench inspection",
        "castinspect.cli.bench.inspection:inspection",
        "Measure judging beside a tutorial's loop, a DataLoader and the engine alone, all in one interleaved run.",
    ),
    Command(
        "bench batches",
        "castinspect.cli.bench.inspection:batches",
        "Measure the engine by batch size beside eager PyTorch on the same device, and as a share of its matrix rate.",
    ),
    Command(
        "bench window-inspection",
        "castinspect.cli.bench.inspection:window_inspection",
        "Measure judging in the window beside judging without it, and how long the window ever stood still.",
    ),
    Command(
        "bench parity",
        "castinspect.cli.bench.inspection:parity",
        "Compare OpenVINO with PyTorch on real pictures, for every backbone; exit code 1 where one does not agree.",
    ),
    Command(
        "bench fleet",
        "castinspect.cli.bench.fleet:fleet",
        "Measure many simulated stations that write into one PostgreSQL server at once.",
    ),
    Command(
        "bench archive",
        "castinspect.cli.bench.archive:archive",
        "Score an archive by one process, by several and by Ray in turns: pictures a second, and computing time.",
    ),
    Command(
        "bench ranks",
        "castinspect.cli.bench.ranks:ranks",
        "Train by one process and by several in turns: their scores over the seeds, and the ratio of their times.",
    ),
    Command(
        "bench training",
        "castinspect.cli.bench.training:training",
        "Measure head-only training, cold and warm, gradual and full training against the plain loop of a guide.",
    ),
    Command(
        "bench maps",
        "castinspect.cli.bench.maps:maps",
        "See how often the hottest point of a heat map lies on the defect, on castings with known defects.",
    ),
    Command(
        "bench gate",
        "castinspect.cli.bench.gate:gate",
        "Judge pictures of defective parts as a failing camera or lamp would show them: 0 may become OK.",
    ),
    Command(
        "bench novelty",
        "castinspect.cli.bench.novelty:novelty",
        "Draw wrong parts, blank belts, blur, hands, photographs and patterns, and see whether they are noticed.",
    ),
    Command(
        "bench history",
        "castinspect.cli.bench.history:history",
        "Measure pages of a long history, inspections a second on this disk, and judging with and without the record.",
    ),
    Command(
        "bench soak",
        "castinspect.cli.bench.soak:soak",
        "Watch a folder that very many pictures come into, and see whether memory stays flat.",
    ),
    Command(
        "dataset move",
        "castinspect.cli.dataset.labels:move",
        "Move pictures to their right class; nothing is overwritten, and `undo` moves them back.",
    ),
    Command(
        "dataset exclude",
        "castinspect.cli.dataset.labels:exclude",
        "Take pictures out of all use; they stay where they are, and `include` takes them in again.",
    ),
    Command("dataset include", "castinspect.cli.dataset.labels:include", "Take excluded pictures into use again."),
    Command("dataset undo", "castinspect.cli.dataset.labels:undo", "Take the latest step of labelling back."),
    Command("dataset redo", "castinspect.cli.dataset.labels:redo", "Do the step again that was undone last."),
    Command("dataset journal", "castinspect.cli.dataset.labels:journal", "Show who did what to which picture, when."),
    Command(
        "dataset check",
        "castinspect.cli.dataset.check:check",
        "Find pictures that cannot be read, copies of one part, copies across train and test, odd sizes, wrong labels.",
    ),
    Command(
        "models list",
        "castinspect.cli.models.versions:list_versions",
        "List the versions of this station, the newest first; the promoted one is marked.",
    ),
    Command(
        "models show",
        "castinspect.cli.models.versions:show",
        "Show everything a version says of itself, and what was done to it.",
    ),
    Command("models history", "castinspect.cli.models.versions:history", "Show who did what, when and why."),
    Command(
        "models rename",
        "castinspect.cli.models.versions:rename",
        "Give a version another name; its file stays as it is.",
    ),
    Command("models note", "castinspect.cli.models.versions:note", "Write a note on a version."),
    Command(
        "models export",
        "castinspect.cli.models.versions:export",
        "Copy a version to somewhere else, verified; nothing is overwritten.",
    ),
    Command(
        "models convert",
        "castinspect.cli.models.convert:convert",
        "Convert a version to 8-bit integers, which are faster, or in float32 again; refused where a verdict changes.",
    ),
    Command(
        "models import",
        "castinspect.cli.models.versions:import_version",
        "Take a checkpoint in as a version, verified; it judges only once it is promoted.",
    ),
    Command(
        "models remove",
        "castinspect.cli.models.versions:remove",
        "Put a version into the bin; never the promoted one. `models import` brings it back from there.",
    ),
    Command(
        "models lock",
        "castinspect.cli.models.versions:lock_pictures",
        "Choose the pictures that versions are compared on; without FOLDER, show which they are.",
    ),
    Command(
        "models compare",
        "castinspect.cli.models.compare:compare",
        "Judge the same locked pictures with two versions; or put any number beside each other on the suites.",
    ),
    Command(
        "archive score",
        "castinspect.cli.archive:score",
        "Score all pictures of a folder, shard by shard: one Parquet file a shard, a row a picture.",
    ),
    Command(
        "archive record",
        "castinspect.cli.archive:record",
        "Put a scored archive on record, under a name of its own, so that it is searched with what stations said.",
    ),
    Command(
        "archive compare",
        "castinspect.cli.archive:compare",
        "Compare two scorings of one archive: which verdicts turn into which, and the drift by month.",
    ),
    Command(
        "fleet status",
        "castinspect.cli.station.fleet:status",
        "Show each station: whether it is at work, its version, queue, alarms, today's yield, last sign of life.",
    ),
    Command(
        "fleet push",
        "castinspect.cli.station.fleet:push",
        "Push a version to stations: each verifies it, replays its golden pictures and takes it up at the next pause.",
    ),
    Command(
        "fleet orders",
        "castinspect.cli.station.fleet:orders",
        "List what was pushed to whom, the newest first, and what became of it.",
    ),
    Command(
        "fleet key",
        "castinspect.cli.station.fleet:key",
        "Make an administrator's key to push versions with, and print the half that stations are to trust.",
    ),
    Command(
        "fleet trust",
        "castinspect.cli.station.fleet:trust",
        "Let this station take versions that were signed with a key.",
    ),
    Command(
        "fleet distrust",
        "castinspect.cli.station.fleet:distrust",
        "Take no more versions that were signed with a key.",
    ),
    Command(
        "weights import",
        "castinspect.cli.weights:import_weights",
        "Import a weights file on a machine with no network; its hash is checked.",
    ),
    Command(
        "weights fetch",
        "castinspect.cli.weights:fetch_weights",
        "Download the ImageNet weights of a backbone; their hash is checked.",
    ),
    Command(
        "weights list",
        "castinspect.cli.weights:list_weights",
        "For each backbone, the file, where it comes from and whether it is here.",
    ),
)
"""Every command, in the order in which the help lists them."""


@dataclass(frozen=True)
class Group:
    """Commands that begin with the same word; `usual` is meant where only that word is typed."""

    name: str
    about: str
    panel: str
    usual: str = ""


GROUPS = (
    Group(
        "history",
        "The record: every inspection, what people decided, and the proof that nothing was changed.",
        "Inspect",
        "search",
    ),
    Group(
        "outputs",
        "Where judged parts are told to: list, add, test, remove.",
        "Inspect",
        "list",
    ),
    Group("users", "Who may log in at this station, and what for: list, add, remove, password.", "Inspect", "list"),
    Group("models", "The versions of this station: list, show, compare, name, export, import.", "Models", "list"),
    Group("bench", "Measure on this machine what this project claims.", "Measure"),
    Group("dataset", "Look at labelled pictures before training on them, and correct their labels.", "Train"),
    Group(
        "evidence",
        "All that is known of a lot in one signed file, and the proof that it is as it was signed.",
        "Inspect",
    ),
    Group("suites", "Frozen sets of labelled pictures, on which whole versions are replayed.", "Models"),
    Group("release", "What stands between a version and its promotion: suites, people, a trial in shadow.", "Models"),
    Group("agreement", "People and the model judge the same parts blind: plan a study, evaluate it.", "Train"),
    Group("archive", "Score millions of pictures in shards, and compare two versions on them.", "Scale"),
    Group("fleet", "All stations of a plant: see how they are, push a version to them.", "Scale", "status"),
    Group("weights", "ImageNet weights: see what is at hand, fetch them, or import a file.", "Models"),
)


def make_app() -> LazyGroup:
    """The app with all commands of the table; none of them is loaded."""
    app = typer.Typer(
        name="castinspect",
        cls=LazyGroup,
        help="Inspection station for cast parts. Without arguments the window opens.",
        epilog=_FIRST_TIME if has_torch() else _FIRST_TIME_ON_STATION,
        no_args_is_help=True,
        **APPEARANCE,
    )
    app.callback()(_options)
    root = typer.main.get_command(app)
    assert isinstance(root, LazyGroup)
    root.add(command for command in TABLE if not command.group)
    for group in GROUPS:
        made = LazyGroup(name=group.name, help=group.about, rich_help_panel=group.panel, no_args_is_help=True)
        made.usual = group.usual
        made.add(command for command in TABLE if command.group == group.name)
        root.add_command(made)
    if not has_torch():
        for name in _OF_FULL_APP:
            root.commands[name].hidden = True
    return root


def run(arguments: Sequence[str], open_window: WindowOpener | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 it could not be done, 2 wrong usage.

    Args:
        arguments: What was typed after `castinspect`.
        open_window: What `castinspect window` calls; the command line knows no Qt.
    """
    typed, rest = language.typed(arguments)
    language.use(typed or language.of_settings())

    def open_in(*paths: Any, language: str | None = None, **options: Any) -> int:
        assert open_window is not None, "only the tests have no window"
        return open_window(*paths, language=language or typed, **options)

    return run_command(make_app(), rest, open_in)


def _print_version(is_asked: bool) -> None:
    if is_asked:
        print(f"castinspect {__version__}")
        raise typer.Exit


def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
    _language: Annotated[
        Language | None,
        typer.Option(language.OPTION, help="Speak it instead of the settings' one."),
    ] = None,
    _self_test: Annotated[
        bool, typer.Option("--self-test", help="Prove that this installation works, each part by using it.")
    ] = False,
) -> None:
    """Shown in the help; `run` takes the language before, and `castinspect.__main__` the self-test."""
