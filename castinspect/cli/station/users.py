"""`castinspect users …`: who may log in at this station, and what for."""

from __future__ import annotations

from typing import Annotated

import typer

from castinspect.access import is_open
from castinspect.cli.common.console import narrow_table, output, shown
from castinspect.cli.common.logging_in import ask_for_password
from castinspect.language import say, say_each
from castinspect.messages import Message
from castinspect.people import People
from castinspect.roles import Role

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="As it is typed to log in and put on record.")]


def list_users() -> None:
    """List who may log in; without anybody, all may do everything."""
    people = People().all()
    if not people:
        output.print(shown(Message("access-open", {})), soft_wrap=True)
        output.print("castinspect users add NAME --role administrator")
        return
    table = narrow_table("", say_each("name", "role"), words=2, fold=True)
    for person in people:
        table.add_row(shown(person.name), say(str(person.role)))
    output.print(table)


def add(
    name: NameArgument,
    role: Annotated[Role, typer.Option(help="Engineers change cuts, models, outputs; administrators also people.")],
) -> None:
    """Let somebody log in as operator, engineer or administrator.

    The password is asked for, or is the first line of standard input.
    """
    from castinspect.access import require
    from castinspect.roles import Act
    from castinspect.station.log_in import add_person

    require(Act.USERS)
    was_open = is_open()
    person = add_person(name, role, ask_for_password())
    output.print(say("added {name} ({role})", name=shown(person.name), role=say(str(person.role))))
    if was_open:
        output.print(say("From now on training, promotion, cuts, outputs and settings need an engineer."))


def remove(name: NameArgument) -> None:
    """Let somebody log in no more.

    Without anybody left, everybody may do everything again.
    """
    from castinspect.station.log_in import remove_person

    person = remove_person(name)
    output.print(say("removed {name}", name=shown(person.name)))
    if is_open():
        output.print(shown(Message("access-open", {})), soft_wrap=True)


def password(name: NameArgument) -> None:
    """Give somebody another password.

    It is asked for, or is the first line of standard input.
    """
    from castinspect.access import present, require
    from castinspect.roles import Act
    from castinspect.station.log_in import change_password

    person = present()
    if person is None or People().find(name) != person:
        require(Act.USERS)
    changed = change_password(name, ask_for_password())
    output.print(say("the password of {name} is changed", name=shown(changed.name)))
