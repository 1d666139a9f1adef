"""Find the translator's note that stands above a whole statement.

Babel sees only a note directly above the call, and the formatter moves the calls of long statements down.
"""

import ast


def notes_of_statements(source: str) -> dict[int, tuple[int, str]]:
    """For each line of the source: where its (innermost) statement begins, and the note above that."""
    lines = source.splitlines()
    found: dict[int, tuple[int, str]] = {}
    for node in ast.walk(ast.parse(source)):  # the outer ones first
        if isinstance(node, ast.stmt):
            begin, end = node.lineno, node.end_lineno or node.lineno
            found |= dict.fromkeys(range(begin, end + 1), (begin, note_above(lines, begin)))
    return found


def note_above(lines: list[str], number: int) -> str:
    """The comment that ends right above this line (counted from 1), from NOTE: on; else nothing."""
    comment: list[str] = []
    for line in reversed(lines[: number - 1]):
        if not line.strip().startswith("#"):
            break
        comment.insert(0, line.strip().removeprefix("#").strip())
    return " ".join(comment).partition("NOTE:")[2].strip()
