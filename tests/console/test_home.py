import pytest


@pytest.mark.parametrize(
    ("who", "where"), [("sari", "/room"), ("fay", "/console"), ("wall", "/projector"), ("stranger", "/join")]
)
def test_the_first_page_leads_everybody_to_their_seat(who, where, request):
    assert request.getfixturevalue(who).http.get("/").location == where
