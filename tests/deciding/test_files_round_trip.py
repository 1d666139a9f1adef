"""What is written is read back equal, in every format that can hold it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.deciding import files
from facilitator.deciding.methods import Box, Form
from facilitator.deciding.methods.boxes import Pile

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
TRICKY = st.sampled_from(['""', '"A" "B"', "0", "#1", "/* x */", "-1", "'=1", "META", "a,b;c", "papers", "'"])
NAMES = (TEXT | TRICKY).map(str.strip)


@st.composite
def rankings(draw, count, strict=False, complete=False):
    options = draw(st.permutations(range(1, count + 1)))
    if not complete:
        options = options[: draw(st.integers(0, count))]
    places = []
    for option in options:
        joins = places and not strict and draw(st.booleans())
        places[-1:] = [places[-1] | {option}] if joins else [*places[-1:], frozenset({option})]
    return tuple(places)


def approvals(count):
    return st.frozensets(st.integers(1, count), max_size=count)


def points(count):
    numbers = st.dictionaries(st.integers(1, count), st.integers(-999, 999), max_size=count)
    return numbers.map(lambda given: tuple(sorted(given.items())))


PAPERS = {Form.RANKING: rankings, Form.APPROVAL: approvals, Form.POINTS: points}


@st.composite
def boxes(draw, forms=tuple(Form), groups=True, withdrawn=True, costs=None, unique=False, **shape):
    count, form = draw(st.integers(1, 6)), draw(st.sampled_from(forms))
    paper = PAPERS[form](count, **shape)
    piles = draw(
        st.lists(
            st.builds(Pile, paper, st.integers(1, 30), NAMES if groups else st.just("")),
            unique_by=lambda pile: (pile.paper, pile.group),
            max_size=8,
        )
    )
    return Box(
        form,
        draw(st.lists(NAMES, min_size=count, max_size=count, unique=unique)),
        piles,
        draw(st.integers(1, 9)),
        draw(NAMES),
        draw(st.frozensets(st.integers(1, count))) if withdrawn else frozenset(),
        *(draw(_prices(count)) if (draw(st.booleans()) if costs is None else costs) else ()),
    )


def _prices(count):
    prices = st.lists(st.integers(0, 10**9), min_size=count, max_size=count)
    return st.tuples(prices.map(lambda each: dict(enumerate(each, 1))), st.integers(0, 10**9))


ORDERS = {"forms": (Form.RANKING,), "groups": False, "costs": False}
PREFLIB = {**ORDERS, "withdrawn": False, "unique": True}
HELD = {
    "blt": boxes(**ORDERS),
    "soc": boxes(**PREFLIB, strict=True, complete=True),
    "soi": boxes(**PREFLIB, strict=True),
    "toc": boxes(**PREFLIB, complete=True),
    "toi": boxes(**PREFLIB),
    "cat": boxes(**{**PREFLIB, "forms": (Form.APPROVAL,)}),
    "pb": boxes(withdrawn=False, costs=True, forms=(Form.APPROVAL, Form.POINTS))
    | boxes(withdrawn=False, costs=True, forms=(Form.RANKING,), strict=True),
    "csv": boxes(),
    "json": boxes(),
}


@pytest.mark.parametrize("format_", HELD)
@settings(deadline=None)
@given(data=st.data())
def test_what_is_written_is_read_back_equal(format_, data):
    box = data.draw(HELD[format_])
    written = files.write(box, format_)
    assert files.read(written, format_) == box
    assert files.read(written) == box, "known by how it begins"


@pytest.mark.parametrize("format_", files.FORMATS)
@settings(deadline=None)
@given(data=st.data())
def test_a_file_with_anything_changed_is_read_or_refused(format_, data):
    written = files.write(data.draw(HELD[format_]), format_)
    place = data.draw(st.integers(0, len(written)))
    put = data.draw(
        st.binary(max_size=3) | st.sampled_from([b"\n", b"0", b"9 ", b'"', b"-1", b"{", b";", b","])
    )
    changed = written[:place] + put + written[place + data.draw(st.integers(0, 4)) :]
    lines = changed.count(b"\n") + changed.count(b"\r") + 1
    assert _refused_at(changed, format_) in range(lines + 1)


def _refused_at(data, format_):
    """Return the line for which a file is refused, or 0 for one that is read."""
    try:
        files.read(data, format_)
    except files.Broken as refused:
        return refused.line
    return 0


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["", *files.FORMATS]))
def test_rubbish_is_refused(rubbish, format_):
    with pytest.raises(files.Broken):
        files.read(b"\x01\xfe" + rubbish, format_)
