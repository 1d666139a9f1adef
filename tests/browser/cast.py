"""Who lives through the day in the browser: two teams of two, with the words of the demonstration's seeds."""

from facilitator.demonstration import read

SEEDS = read("seeds")["countries"]
COUNTRIES = {"ID": "Indonesia", "PH": "Philippines"}
PEOPLE = {"sari": "ID", "ayu": "ID", "rosalinda": "PH", "jose": "PH"}  # the hosts are Sari and Rosalinda
THINK_OF = {
    "sari": ("informal", "gender_age"),
    "ayu": ("rural", "covid_law"),
    "rosalinda": ("informal", "rural"),
    "jose": ("gender_age", "covid_law"),
}
MARKS = {"sari": (5, 4, 2, 3), "ayu": (4, 4, 3, 4), "rosalinda": (3, 5, 3, 5), "jose": (1, 2, 4, 4)}
LENSES = {
    "informal": "Informal and domestic work",
    "gender_age": "Gender and age",
    "rural": "Rural and community",
    "covid_law": "COVID-19 recovery and law",
}


def phones_in(pages):
    return {name: pages[name] for name in PEOPLE}


def pairs_in(pages):
    """The two phones of each team, by its country, the host's first."""
    return {"ID": (pages["sari"], pages["ayu"]), "PH": (pages["rosalinda"], pages["jose"])}


def idea(country, lens):
    """The team's first idea for a lens."""
    return next(idea["text"] for idea in SEEDS[country]["ideas"] if idea["lens"] == lens)


def writers(pages):
    """Each member's page, the number of the item that they write, and what the seeds say in it."""
    for country, pair in pairs_in(pages).items():
        for number, page in enumerate(pair):
            yield page, number, SEEDS[country]["items"][number]
