import html
import io
import json
import re
import zipfile
from uuid import uuid4

import pytest
from openpyxl import Workbook
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

HEADER = "Name,Native name,Team,Role,Perspectives,Host,Organisation,Language"


def upload(leader, data, name="roster.csv"):
    data = data.encode() if isinstance(data, str) else data
    boundary, body = encode_multipart({"file": FileStorage(io.BytesIO(data), name)})
    kind = f"multipart/form-data; boundary={boundary}"
    return leader.http.post("/workshops/KRJPID/roster", data=body, content_type=kind)


def cells(answer):
    """Return the preview: for each row its cells as {column: (status, words)}."""
    table = answer.text[answer.text.index("<tbody>") :]
    rows = re.findall(r'<tr id="row-(\d+)"(.*?)</tr>', table, re.DOTALL)
    found = re.compile(r'<td data-status="(\w+)" dir="auto">\s*<span lang="und">(.*?)</span>', re.DOTALL)
    return {int(number): [(s, html.unescape(w)) for s, w in found.findall(row)] for number, row in rows}


def statuses(answer):
    return {number: [status for status, _ in row] for number, row in cells(answer).items()}


def confirm(leader, preview, **more):
    rows = re.search(r'name="rows" type="hidden" value="([^"]*)"', preview.text)
    told = {"op": uuid4().hex, "rows": html.unescape(rows[1]), **more}
    return leader.http.post("/workshops/KRJPID/roster/confirm", data=told)


def workbook(*rows):
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def people(viewer):
    return {person["name"]: person for person in viewer.sees("person")}


LIST = f"""{HEADER}
Ha-eun Lee,이하은,KR,participant,workers; government,yes,한살림,ko
Budi,,,,,yes,,
Sari,,Indonesia,participant,social entrepreneur,yes,,en
Omar عمر,عمر,,observer,,,,
"""


def test_nothing_changes_before_it_is_confirmed_and_then_all_of_it(fay, budi, sari, everything, log):
    before = everything()
    preview = upload(fay, LIST)
    assert everything() == before
    assert statuses(preview) == {
        2: ["new"] * 8,
        3: ["same"] * 5 + ["changed"] + ["same"] * 2,
        4: ["same"] * 8,
        5: ["new"] * 2 + ["same"] + ["new"] + ["same"] * 4,
    }
    assert "2 new, 1 changed, 1 as they are." in preview.text
    assert confirm(fay, preview).location == "/workshops/KRJPID/links"
    found = people(sari)
    assert found["Ha-eun Lee"]["native_name"] == "이하은"
    assert found["Ha-eun Lee"]["perspectives"] == ["government", "workers"]
    assert found["Omar عمر"]["role"] == "observer"
    assert found["Budi"]["host"] is True
    assert log("workshop-1") == ["roster.imported"] * 3
    assert budi.socket.is_connected()
    assert "The list is taken." in fay.http.get("/workshops/KRJPID/links").text


def test_the_same_list_again_changes_nothing(fay):
    confirm(fay, upload(fay, LIST))
    again = upload(fay, LIST)
    assert "Everything in this file is on the list already." in again.text
    assert {status for row in statuses(again).values() for status in row} == {"same"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_unicode_and_any_separator_is_read(encoding, separator, fay):
    table = "Name,Team\nทดสอบ 한글 عربى 😀,KR\n".replace(",", separator)
    assert cells(upload(fay, table.encode(encoding))) == {2: [("new", "ทดสอบ 한글 عربى 😀"), ("new", "KR")]}


def test_a_spreadsheet_is_read_with_numbers_and_formulas_as_values(fay):
    book = workbook(
        ["Role", "Team", "Name", None], ["", "KR", "이하은", "x"], ["", "KR", "=1+1", 3], [None, "KR", 42]
    )
    assert cells(upload(fay, book, "roster.xlsx")) == {
        2: [("new", "이하은"), ("new", "KR"), ("same", "")],
        # A formula that nobody has worked out yet has no value.
        3: [("wrong", ""), ("new", "KR"), ("same", "")],
        4: [("new", "42"), ("new", "KR"), ("same", "")],
    }


@pytest.mark.parametrize(
    "team", ["kr", "South Korea", "대한민국", "韓国", "韩国", "Korea Selatan", "Timog Korea"]
)
def test_a_country_is_known_by_its_name_in_any_of_our_languages(team, fay):
    assert statuses(upload(fay, f"name,country\nHa-eun,{team}\n")) == {2: ["new", "new"]}


def test_somebody_moves_to_another_team_by_a_list(fay, budi, ids):
    confirm(fay, upload(fay, "name,team\nBudi,JP\n"))
    assert not budi.socket.is_connected()
    assert people(fay)["Budi"]["team"] == ids["JP"]


@pytest.mark.parametrize(
    ("row", "wrong", "why"),
    [
        (",KR,,", 0, "Please write something first."),
        ("A,Atlantis,,", 1, "Not known here."),
        ("A,,,", 1, "A participant needs a team."),
        ("A,KR,king,", 2, "Not known here."),
        ("A,KR,projector,", 2, "Not known here."),
        ("A,KR,,workers; clowns", 3, "Not known here."),
        (f"{'x' * 81},KR,,", 0, "This is too long"),
        ("Fay,KR,participant,", 2, "This role cannot be changed"),
    ],
)
def test_a_bad_row_blocks_and_says_why(row, wrong, why, fay, everything):
    before = everything()
    preview = upload(fay, f"name,team,role,perspectives\nGood,KR,,\n{row}\n")
    assert statuses(preview)[3][wrong] == "wrong"
    assert "1 row stops this list." in preview.text
    assert f"Row 3, {('Name', 'Team', 'Role', 'Perspectives')[wrong]}: {why}" in html.unescape(preview.text)
    assert 'name="rows"' not in preview.text
    assert everything() == before


def test_the_same_person_twice_in_a_list_is_wrong_but_a_namesake_in_another_team_is_not(fay):
    found = statuses(upload(fay, "name,team\nA B,KR\na  b,KR\nA B,JP\n"))
    assert found == {2: ["new", "new"], 3: ["wrong", "new"], 4: ["new", "new"]}


def test_of_two_with_one_name_on_the_roster_a_row_must_name_the_team(fay, ids):
    for team in ("KR", "JP"):
        fay.does("person.add", {"name": "Min Lee", "team": ids[team]})
    assert statuses(upload(fay, "name,team,host\nMin Lee,JP,yes\n")) == {2: ["same", "same", "changed"]}
    assert statuses(upload(fay, "name,host\nMin Lee,yes\n"))[2][0] == "wrong"


def test_five_hundred_rows_with_three_bad_ones_are_each_told(fay, everything):
    rows = [f"Person {n},KR,workers" for n in range(500)]
    for n in (16, 201, 499):
        rows[n] = f"Person {n},Atlantis,workers"
    before = everything()
    preview = upload(fay, "name,team,perspectives\n" + "\n".join(rows))
    assert "3 rows stop this list." in preview.text
    for row in (18, 203, 501):
        assert f'href="#row-{row}"' in preview.text
    assert everything() == before


def test_five_hundred_people_are_taken_in_one_go(fay):
    preview = upload(fay, "name,team\n" + "\n".join(f"Person {n},KR" for n in range(500)))
    assert confirm(fay, preview).status_code == 302
    assert len(fay.sees("person")) == 509


def test_a_list_that_was_overtaken_is_refused_whole(fay, lin, ids, everything):
    preview = upload(fay, "name,team,host\nHa-eun,KR,\nBudi,,yes\n")
    lin.does("person.remove", person=ids["budi"])
    before = everything()
    answer = confirm(fay, preview)
    assert answer.status_code == 409
    assert "There is no such person on the list" in answer.text
    assert everything() == before


def test_a_list_confirmed_twice_is_taken_once(fay):
    preview, op = upload(fay, "name,team\nHa-eun,KR\n"), uuid4().hex
    confirm(fay, preview, op=op)
    confirm(fay, preview, op=op)
    assert [person["name"] for person in fay.sees("person")].count("Ha-eun") == 1


def zip_bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b"0" * 70_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "This file has no rows."),
        ("name,team\n", "This file has no rows."),
        ("who,where\nA,KR\n", "No column is called “Name”."),
        ("이름\n강서연\n".encode("cp949"), "This file is not in Unicode."),
        (b"PK\x03\x04 no spreadsheet", "This file cannot be read."),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "This file is not in Unicode."),
        ("name\n" + "A\n" * 2001, "This list is too long"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_what_to_do(data, said, fay, everything):
    before = everything()
    answer = upload(fay, data)
    assert answer.status_code == 422
    assert said in html.unescape(answer.text)
    assert everything() == before


def test_a_zip_bomb_is_refused_before_it_is_unpacked(fay):
    answer = upload(fay, zip_bomb(), "roster.xlsx")
    assert answer.status_code == 422
    assert "too large once it is unpacked" in answer.text


def test_a_cell_of_a_megabyte_is_one_wrong_cell(fay):
    preview = upload(fay, f'name,team\n"{"x" * 1_000_000}",KR\n')
    assert statuses(preview) == {2: ["wrong", "new"]}
    assert len(preview.text) < 20_000


def test_names_are_shown_as_they_are_typed(fay, sari):
    preview = upload(fay, "name,team\n<script>alert(1)</script>,KR\n=HYPERLINK(1),KR\n")
    assert "<script>alert" not in preview.text
    confirm(fay, preview)
    assert "<script>alert(1)</script>" in people(sari)
    page = fay.http.get("/workshops/KRJPID/links").text
    assert "<script>alert" not in page
    assert "'=HYPERLINK(1)" in fay.http.get("/workshops/KRJPID/links.csv").text


def test_columns_that_are_not_known_are_said_to_be_left_out(fay):
    assert "These columns are not read: Phone" in upload(fay, "name,team,Phone\nA,KR,1\n").text


def test_the_example_can_be_read_back(fay):
    example = fay.http.get("/workshops/KRJPID/roster/example.csv")
    assert example.data.startswith(b"\xef\xbb\xbf")
    assert "0 changed" in upload(fay, example.data).text


@pytest.mark.parametrize("who", ["minjun", "olga", "wall", "stranger"])
def test_only_a_facilitator_brings_a_list(who, request, ids, everything):
    browser = request.getfixturevalue(who)
    before = everything()
    assert upload(browser, LIST).status_code in (302, 404)
    told = {"op": uuid4().hex, "rows": json.dumps([{"name": "Spy", "team": ids["KR"]}])}
    assert browser.http.post("/workshops/KRJPID/roster/confirm", data=told).status_code in (302, 404)
    assert everything() == before


def test_everybodys_link_is_there_to_print_and_to_mail(app, fay):
    page = fay.http.get("/workshops/KRJPID/links").text
    found = dict.fromkeys(re.findall(r'href="http://localhost(/join/[^"]+)"', page))
    assert len(found) == 8
    assert page.count("<svg") >= 8
    seats = {app.test_client().get(link).location for link in found}
    assert seats == {"/room", "/console"}
    lines = fay.http.get("/workshops/KRJPID/links.csv").text.splitlines()
    assert lines[0].endswith("name,native name,team,role,organisation,link")
    assert len(lines) == 9
