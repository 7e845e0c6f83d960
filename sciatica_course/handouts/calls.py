"""The one-line calls of a lesson's cells, read without running them."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

_COURSE = "sciatica_course"


@dataclass(frozen=True)
class Call:
    """``course.NAME(...)`` with plain values for its arguments."""

    name: str
    arguments: tuple[Any, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)


def course_names(sources: Iterable[str]) -> frozenset[str]:
    """Return the names that cells give the course when they import it."""
    return frozenset(
        alias.asname or _COURSE
        for source in sources
        for statement in _statements(source)
        if isinstance(statement, ast.Import)
        for alias in statement.names
        if alias.name == _COURSE
    )


def says_nothing(source: str) -> bool:
    """Return whether a cell shows nothing for sure: it is empty, or only imports the course."""
    match _statements(source):
        case [] if _read(source) is not None:
            return True
        case [ast.Import(names=[ast.alias(name=imported)])]:
            return imported == _COURSE
    return False


def call_of(source: str, courses: Iterable[str]) -> Call | None:
    """Return the call that a cell makes and shows, or None where it does anything else."""
    match _statements(source):
        case [
            ast.Expr(
                ast.Call(
                    func=ast.Attribute(value=ast.Name(id=named), attr=name),
                    args=arguments,
                    keywords=options,
                )
            )
        ] if named in courses:
            try:
                return Call(
                    name,
                    tuple(ast.literal_eval(each) for each in arguments),
                    {_named(each): ast.literal_eval(each.value) for each in options},
                )
            except ValueError:
                return None
    return None


def _named(option: ast.keyword) -> str:
    if option.arg is None:
        raise ValueError("options that another value names are not plain")
    return option.arg


def _statements(source: str) -> list[ast.stmt]:
    return _read(source) or []


def _read(source: str) -> list[ast.stmt] | None:
    """Return the statements of a cell, or None where it is not plain Python."""
    try:
        return ast.parse(source).body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None
