"""Pages of HTML from templates, in the language that is spoken: self-contained, no script, names never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from castinspect.language import current, say, say_each
from castinspect.paths import resources_dir

if TYPE_CHECKING:
    from jinja2 import Environment


def page_environment() -> Environment:
    """Where the templates of reports are; in them `say` and `say_each` translate, and `language` names the language."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(loader=FileSystemLoader(resources_dir() / "report"), autoescape=True, undefined=StrictUndefined)
    made.globals |= {"say": say, "say_each": say_each, "language": current()}
    return made
