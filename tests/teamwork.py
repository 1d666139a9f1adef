"""What a team does in each step, with the words of the demonstration's seeds."""

import itertools
import secrets


def write_ideas(_country, phones, seeds):
    for idea, phone in zip(seeds["ideas"], itertools.cycle(phones), strict=False):
        phone.does("idea.add", words=idea["text"])


def mark(phone, seeds, lens):
    wanted = {idea["text"] for idea in seeds["ideas"] if idea["lens"] == lens}
    for idea in phone.knows("idea"):
        if idea["words"] in wanted:
            phone.does("idea.lens", idea=idea["id"], lens=lens, on=True)


def form_clusters(_country, phones, seeds):
    numbers = {idea["words"]: idea["id"] for idea in phones[0].knows("idea")}
    for cluster, phone in zip(seeds["clusters"], itertools.cycle(phones), strict=False):
        ideas = [numbers[seeds["ideas"][index]["text"]] for index in cluster["ideas"]]
        phone.does("cluster.form", ideas=ideas, name=cluster["name"])


def vote(phone, kind, choice):
    ballot = next(b for b in phone.knows("ballot") if (b["kind"], b["status"]) == (kind, "open"))
    payload = {"ballot": ballot["id"], "choice": {"kind": kind, **choice(ballot)}}
    phone.does("vote.cast", {**payload, "receipt": secrets.token_hex(16)})


def rate(_country, phones, _seeds):
    for place, phone in enumerate(phones):
        vote(phone, "rating", lambda ballot, place=place: {"ratings": ratings(ballot, place)})
        vote(phone, "dots", lambda ballot, place=place: {"dots": dots(ballot, place)})


def ratings(ballot, place):
    marks = enumerate(ballot["options"])
    return [
        {"option": o["id"], "impact": 5 - (i + place) % 4, "feasibility": 2 + (i * place) % 4}
        for i, o in marks
    ]


def dots(ballot, place):
    options = ballot["options"]
    return [{"option": options[place % len(options)]["id"], "dots": 1}]


def shortlist(_country, phones, seeds):
    clusters = {cluster["name"]: cluster["id"] for cluster in phones[0].knows("cluster")}
    used = [seeds["clusters"][item["cluster"]]["name"] for item in seeds["items"]]
    others = [name for name in clusters if name not in used]
    phones[0].does(
        "agenda.shortlist", clusters=[clusters[name] for name in [*used, *others][: max(3, len(used))]]
    )


def write_head(_country, phones, seeds):
    host = phones[0]
    for field in ("title", "owner", "follow_up"):
        host.does("field.write", field=field, words=seeds[field])
    for paragraph in seeds["preamble"]:
        host.does("paragraph.add", words=paragraph)


def write_nth(phones, seeds, place):
    """Let one member write the item at a place: about its own group where the seeds have it."""
    phone = phones[place % len(phones)]
    names = {cluster["id"]: cluster["name"] for cluster in phone.knows("cluster")}
    texts = {seeds["clusters"][item["cluster"]]["name"]: item for item in seeds["items"]}
    for item in phone.knows("item")[place : place + 1]:
        write_item(phone, item["id"], texts.get(names.get(item["cluster"])) or seeds["items"][0])


def write_item(phone, item, text):
    for field in ("problem", "outcome", "resources", "assumptions", "target_groups"):
        phone.does("field.write", item=item, field=field, words=text[field])
    for key in ("name", "baseline", "baseline_year", "target", "target_year", "verification"):
        phone.does("field.write", item=item, field=f"indicator_{key}", words=str(text["indicator"][key]))
    for keys in ("perspectives", "references"):
        phone.does("choice.set", item=item, field=keys, keys=text[keys])
    for action in text["actions"]:
        write_action(phone, item, action)


def write_action(phone, item, action):
    before = actions_of(phone, item)
    phone.does("action.add", item=item)
    (made,) = actions_of(phone, item) - before
    for field in ("text", "lead", "partners", "start", "end", "place"):
        phone.does("field.write", action=made, field=field, words=action[field])


def actions_of(phone, item):
    return {action["id"] for each in phone.knows("item") if each["id"] == item for action in each["actions"]}


def comment(_country, phones, seeds):
    for phone, said in zip(phones, seeds["comments"], strict=False):
        theirs = [item for item in phone.knows("item") if item["team"] != phone.store.me["team"]]
        if theirs:
            phone.does("comment.add", item=theirs[0]["id"], kind=said["kind"], words=said["text"])


def answer(_country, phones, _seeds):
    own = phones[0].store.me["team"]
    items = {item["id"] for item in phones[0].knows("item") if item["team"] == own}
    for said in phones[0].knows("comment"):
        if said["item"] in items:
            phones[0].does(
                "comment.answer", comment=said["id"], words="Thank you. We wrote it into the outcome."
            )


def consent(_country, phones, seeds):
    for place, phone in enumerate(phones):
        reserved = {"choice": "reservation", "words": seeds["reservation"]["text"]}
        choice = reserved if place == len(phones) - 1 and len(phones) > 1 else {"choice": "support"}
        vote(phone, "consent", lambda ballot, choice=choice: choice)
