"""Correcting labels: pictures move to another class or are excluded; none is deleted, and every step can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from uuid import uuid4

from castinspect.data.folders import class_folders, is_split_name
from castinspect.data.label_journal import LabelEntry, LabelState, append_entry, journal_loss, read_journal, replay
from castinspect.data.roles import composed
from castinspect.errors import DataError
from castinspect.files import move_without_overwriting
from castinspect.identity import current_user
from castinspect.messages import Message

_FORBIDDEN = frozenset('<>:"/\\|?*')
_LONGEST_NAME = 100


class Labelling:
    """The labels of one data folder. The journal is beside the pictures, so that undo works after a restart, too.

    Args:
        folder: As `castinspect.data.folders.find_classes` takes it.
        who: The person; None takes the name of the login.
    """

    def __init__(self, folder: Path, who: str | None = None) -> None:
        self._folder = folder
        self._who = who or current_user()
        self._entries = read_journal(folder)

    @property
    def folder(self) -> Path:
        """Where the data lies."""
        return self._folder

    @property
    def loss(self) -> Message | None:
        """That lines of the journal cannot be read; None where all can."""
        return journal_loss(self._folder)

    @property
    def entries(self) -> tuple[LabelEntry, ...]:
        """The journal, the oldest entry first."""
        return tuple(self._entries)

    @property
    def excluded(self) -> frozenset[Path]:
        """Pictures that are in no use."""
        return frozenset(self._folder / name for name in self._state.excluded)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._state.done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._state.undone)

    def classes(self) -> list[str]:
        """Names of the class folders, the empty ones too."""
        return sorted({composed(found.name) for _, found in class_folders(self._folder)})

    def add_class(self, name: str) -> None:
        """Make the folder of a new class.

        Raises:
            DataError: The name cannot be a class's, or is there already.
        """
        name = composed(name.strip())
        if not name or name[0] == "." or name[-1] == "." or len(name) > _LONGEST_NAME or _FORBIDDEN & set(name):
            raise DataError("label-class-name", name=name)
        if is_split_name(name):
            raise DataError("label-class-name", name=name)
        if name in self.classes():
            raise DataError("label-class-exists", name=name)
        try:
            (self._home_of_classes() / name).mkdir(parents=True)
        except OSError as error:
            raise DataError("label-not-moved", path=name, detail=error.strerror or error) from error

    def move(self, paths: Iterable[Path], class_name: str) -> list[Path]:
        """Move pictures to a class, each within its split; those that are in it stay.

        Returns:
            Where they are now.

        Raises:
            DataError: There is no such class, or a picture cannot be moved. Those before it are moved, and can be
                moved back by undo.
        """
        return self.move_each(dict.fromkeys(paths, class_name))

    def move_each(self, classes: Mapping[Path, str]) -> list[Path]:
        """Move each picture to a class of its own, as one step; see `move`."""
        known = self.classes()
        if unknown := [name for name in classes.values() if composed(name) not in known]:
            raise DataError("label-no-class", name=unknown[0], known=", ".join(known))
        step = uuid4().hex
        return [self._moved(path, self._place_in(path, name), step=step) for path, name in classes.items()]

    def exclude(self, paths: Iterable[Path]) -> None:
        """Take pictures out of all use; they stay where they are."""
        self._mark("exclude", [path for path in paths if path not in self.excluded])

    def include(self, paths: Iterable[Path]) -> None:
        """Take excluded pictures into use again."""
        self._mark("include", [path for path in paths if path in self.excluded])

    def undo(self) -> list[Path]:
        """Take the latest step back.

        Returns:
            Where its pictures are now; nothing where there is no step.

        Raises:
            DataError: A picture is not where the journal says, or cannot be moved.
        """
        done = self._state.done
        return self._reversed(done[-1], undoes=done[-1][0].step) if done else []

    def redo(self) -> list[Path]:
        """Do the step again that was undone last; as `undo`."""
        undone = self._state.undone
        return self._reversed(undone[-1], redoes=undone[-1][0].step) if undone else []

    # --- steps ---

    @property
    def _state(self) -> LabelState:
        return replay(self._entries)

    def _reversed(self, step: Sequence[LabelEntry], *, undoes: str = "", redoes: str = "") -> list[Path]:
        number = uuid4().hex
        found = []
        for entry in reversed(step):
            before, after = self._folder / entry.source, self._folder / entry.target
            if entry.what == "move":
                found.append(self._moved(after, before, step=number, undoes=undoes, redoes=redoes))
            else:
                what = "include" if entry.what == "exclude" else "exclude"
                self._mark(what, [after], step=number, undoes=undoes, redoes=redoes)
                found.append(after)
        return found

    def _moved(self, path: Path, target: Path, *, step: str, undoes: str = "", redoes: str = "") -> Path:
        """Move one picture and write it down. A picture that is in its place stays, and nothing is written."""
        if path == target:
            return path
        try:
            place = move_without_overwriting(path, target)
        except OSError as error:
            raise DataError("label-not-moved", path=path, detail=error.strerror or error) from error
        try:
            self._write("move", path, place, step=step, undoes=undoes, redoes=redoes)
        except DataError:
            move_without_overwriting(place, path)
            raise
        return place

    def _mark(self, what: str, paths: Sequence[Path], *, step: str = "", undoes: str = "", redoes: str = "") -> None:
        step = step or uuid4().hex
        for path in paths:
            self._write(what, path, path, step=step, undoes=undoes, redoes=redoes)

    def _write(self, what: str, source: Path, target: Path, *, step: str, undoes: str, redoes: str) -> None:
        names = {"from": self._relative(source), "to": self._relative(target)}
        values = {"who": self._who, "what": what, "step": step, "undoes": undoes, "redoes": redoes}
        entry = LabelEntry.model_validate(names | values)
        append_entry(self._folder, entry)
        self._entries.append(entry)

    # --- places ---

    def _relative(self, path: Path) -> str:
        return path.relative_to(self._folder).as_posix()

    def _place_in(self, path: Path, class_name: str) -> Path:
        """Where a picture belongs in a class, in its split and in the folder below its class that it is in now."""
        own = self._class_folder(path)
        if own is None or not path.is_file():
            raise DataError("label-not-a-picture", path=path, folder=self._folder)
        if composed(own.name) == composed(class_name):
            return path
        return _child(own.parent, class_name) / path.relative_to(own)

    def _class_folder(self, path: Path) -> Path | None:
        return next((found for _, found in class_folders(self._folder) if path.is_relative_to(found)), None)

    def _home_of_classes(self) -> Path:
        return next((found.parent for split, found in class_folders(self._folder) if split == "train"), self._folder)


def _child(home: Path, name: str) -> Path:
    """The folder of a class; macOS may have taken its name apart."""
    is_it: Callable[[Path], bool] = lambda child: composed(child.name) == composed(name)  # noqa: E731
    return next(filter(is_it, home.iterdir()), home / composed(name))
