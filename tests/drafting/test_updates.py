"""What an update says is read exactly, and whatever is none is told so before a document sees it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycrdt import Doc, Text

from facilitator.drafting.updates import Malformed, after, authors, read, read_clocks

SIGNS = st.text(alphabet="a한글日本é👩‍👧😀\n", min_size=1, max_size=4)
ACTS = st.lists(st.tuples(st.booleans(), st.integers(0, 10**6), st.integers(0, 3), SIGNS), max_size=30)


def acted(doc, place, gone, words):
    """Delete and insert somewhere in a text, and return the update."""
    before, text = doc.get_state(), doc.get("agenda.title", type=Text)
    signs = str(text)
    start = place % (len(signs) + 1)
    end = min(len(signs), start + gone)
    first, last = (len(signs[:index].encode()) for index in (start, end))
    with doc.transaction():
        if last > first:
            del text[first:last]
        text.insert(first, words)
    return doc.get_update(before)


@given(ACTS)
@settings(max_examples=60, deadline=None)
def test_who_wrote_how_much_is_what_the_documents_themselves_say(acts):
    docs, known = [Doc(client_id=1), Doc(client_id=2)], {}
    for is_second, place, gone, words in acts:
        writer, reader = docs[is_second], docs[not is_second]
        update = acted(writer, place, gone, words)
        told = read(update)
        assert authors(known, told) == {writer.client_id}
        known = after(known, told)
        reader.apply_update(update)
        assert known == read_clocks(writer.get_state()) == read_clocks(reader.get_state())
        assert after(known, told) == known  # the same again says nothing new
        assert authors(known, told) == set()
    assert str(docs[0].get("agenda.title", type=Text)) == str(docs[1].get("agenda.title", type=Text))
    assert after({}, read(docs[0].get_update())) == known


@given(st.binary(max_size=200))
@settings(max_examples=500, deadline=None)
def test_any_bytes_are_an_update_or_malformed(data):
    try:
        after({}, read(data))
    except Malformed:
        return
    Doc().apply_update(data)  # what we let through, the document takes


@given(st.integers(0, 10**6), st.integers(0, 255))
@settings(max_examples=500, deadline=None)
def test_an_update_with_one_wrong_byte_harms_nobody(place, byte):
    update = bytearray(acted(Doc(client_id=7), 0, 0, "Laws stand apart."))
    update[place % len(update)] = byte
    try:
        after({}, read(bytes(update)))
    except Malformed:
        return
    Doc().apply_update(bytes(update))


@pytest.mark.parametrize("cut", range(1, 20))
def test_half_an_update_is_none(cut):
    update = acted(Doc(client_id=7), 0, 0, "Laws stand apart.")
    with pytest.raises(Malformed):
        read(update[:-cut])


def test_a_number_that_promises_more_than_there_is_ends_soon():
    with pytest.raises(Malformed):
        read(b"\xff\xff\xff\xff\xff\xff\x0f")
