import pytest


def calls(person):
    return [(c["words"], c["claimed_by"], c["answered"]) for c in person.sees("help")]


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_call_is_claimed_and_answered_in_everybodys_sight(door, minjun, seoyeon, fay, sari):
    assert minjun.ask("help.call", words=" The sound is gone ", door=door)["ok"]
    assert calls(fay) == calls(seoyeon) == [("The sound is gone", "", False)]
    call = fay.sees("help")[0]["id"]
    fay.does("help.claim", call=call)
    assert calls(seoyeon) == [("The sound is gone", "Fay", False)]
    fay.does("help.answer", call=call)
    assert calls(fay) == [("The sound is gone", "Fay", True)]
    assert calls(sari) == sari.received() == []


def test_a_team_has_one_open_call(minjun, seoyeon, fay):
    minjun.does("help.call")
    seoyeon.does("help.call", words="We too")
    assert calls(fay) == [("", "", False)]
    seoyeon.does("help.withdraw", call=fay.sees("help")[0]["id"])
    minjun.does("help.call", words="Again")
    assert [call["answered"] for call in fay.sees("help")] == [True, False]


def test_of_two_facilitators_the_first_goes(minjun, fay, lin):
    minjun.does("help.call")
    call = fay.sees("help")[0]["id"]
    fay.does("help.claim", call=call)
    fay.does("help.claim", call=call)
    refused = lin.ask("help.claim", call=call)
    assert (refused["code"], refused["message"]) == ("claimed_already", "Fay is on the way already.")


def test_another_team_cannot_withdraw_the_call(minjun, sari, fay):
    minjun.does("help.call")
    assert sari.ask("help.withdraw", call=fay.sees("help")[0]["id"])["code"] == "no_such_call"
    assert calls(fay) == [("", "", False)]


def test_a_call_of_another_workshop_is_not_there(minjun, fay, gabi):
    minjun.does("help.call")
    call = fay.sees("help")[0]["id"]
    assert gabi.ask("help.claim", call=call)["code"] == "no_such_call"
    assert gabi.ask("help.answer", call=call)["code"] == "no_such_call"
