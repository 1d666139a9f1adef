"""A roster as a file: XLSX or CSV, whatever wrote it, becomes rows of cells."""

import csv
import io
import zipfile
from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from gevent import get_hub
from openpyxl import load_workbook

from facilitator.errors import Invalid

ROWS, COLUMNS = 2000, 40
UNPACKED = 60 * 1024 * 1024  # bytes of an XLSX; a roster of 2,000 rows unpacks to less than one million
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

csv.field_size_limit(5 * 1024 * 1024)  # a cell that is too long is told as such, in its place

Table = list[list[str]]


def table_in(data: bytes) -> Table:
    """Return the rows that are not empty, the header first. Raises Invalid when this is no list.

    It is read away from the hub: a large file would hold up everybody.
    """
    table: Table | Invalid = get_hub().threadpool.apply(_read, (data,))
    if isinstance(table, Invalid):
        raise table
    return table


def _read(data: bytes) -> Table | Invalid:
    try:
        return _table_in(data)
    except Invalid as refusal:  # what is raised over there would be printed as a fault
        return refusal


def _table_in(data: bytes) -> Table:
    rows = _of_workbook(data) if data.startswith(b"PK") else _of_text(data)
    table = _filled(rows)
    if len(table) < 2:
        # NOTE: Shown when an uploaded list of people has no rows below its header.
        raise Invalid("empty_file", _l("This file has no rows. The first row names the columns."))
    return table


def _filled(rows: Iterable[list[str]]) -> Table:
    table: Table = []
    for row in rows:
        if not any(row):
            continue
        table.append(row[:COLUMNS])
        if len(table) > ROWS + 1:
            # NOTE: Shown when an uploaded list of people is far too long; %(limit)s is a number of rows.
            raise Invalid("too_many_rows", _l("This list is too long: at most %(limit)s rows.", limit=ROWS))
    return table


def _of_workbook(data: bytes) -> Iterable[list[str]]:
    """Read the first sheet, formulas as the values they had."""
    try:
        _refuse_bomb(data)
        sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
        sheet.reset_dimensions()  # what a file says of its own size is not believed
        rows = sheet.iter_rows(max_row=ROWS * 2, max_col=COLUMNS, values_only=True)
        return [[_as_text(value) for value in row] for row in rows]
    except Invalid:
        raise
    except Exception as fault:  # a file from anywhere breaks a reader in any way
        # NOTE: Shown when an uploaded file cannot be read as a table.
        raise Invalid("not_a_table", _l("This file cannot be read. Save it as XLSX or as CSV.")) from fault


def _refuse_bomb(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > UNPACKED:
            # NOTE: Shown when an uploaded file would grow to an enormous size when unpacked.
            raise Invalid("too_large", _l("This file is too large once it is unpacked."))


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _of_text(data: bytes) -> Iterable[list[str]]:
    words = decoded(data)
    first, _, rest = words.partition("\n")
    if first.strip().lower().startswith("sep="):  # as a spreadsheet says it to itself
        return _cells(rest, first.strip()[4:5] or ",")
    return _cells(words, max((";", "\t", ","), key=first.count))


def _cells(words: str, separator: str) -> Iterable[list[str]]:
    try:
        reader = csv.reader(io.StringIO(words, newline=""), delimiter=separator)
        return [[cell.strip() for cell in row] for row in reader]
    except csv.Error as fault:
        raise Invalid("not_a_table", _l("This file cannot be read. Save it as XLSX or as CSV.")) from fault


def decoded(data: bytes) -> str:
    """Return UTF-8 or UTF-16, with or without a mark. Nothing else is guessed: names would suffer."""
    marked = next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)
    try:
        words = data.decode(marked or _unmarked(data))
    except UnicodeDecodeError as fault:
        # NOTE: Shown when an uploaded CSV file is in an old encoding, in which names cannot be read safely.
        said = _l("This file is not in Unicode. Save it as XLSX, or as “CSV UTF-8”.")
        raise Invalid("not_unicode", said) from fault
    if "\0" in words:
        raise Invalid("not_a_table", _l("This file cannot be read. Save it as XLSX or as CSV."))
    return words


def _unmarked(data: bytes) -> str:
    """Tell UTF-16 without a mark by its zero bytes: the header's commas and line ends have one each."""
    head = data[:400]
    if head[1::2].count(0) > len(head) // 8:
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) > len(head) // 8 else "utf-8"
