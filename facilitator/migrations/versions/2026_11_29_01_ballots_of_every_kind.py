"""Ballots of every kind: about anything, of one team or of all, with deadlines, rounds and proxies."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_01"
down_revision = "2026_11_24_10"
branch_labels = None
depends_on = None

INSTANT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ABOUT = ("TEXT", "ITEM", "CLUSTERS", "AMENDMENTS", "DECLARATIONS", "QUESTION")
VOTERS = ("TEAM", "EVERYBODY", "COUNTRIES")
BALLOTS = sa.table(
    "ballot",
    *[sa.column(name) for name in ("id", "team_id", "kind", "secret", "title", "about")],
    *[sa.column(name, sa.JSON) for name in ("rule", "asked", "options", "result")],
)
PAPERS = sa.table("paper", sa.column("receipt"), sa.column("ballot_id"), sa.column("choice", sa.JSON))


def one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=40)


def upgrade() -> None:
    with op.batch_alter_table("ballot", schema=None) as batch_op:
        batch_op.add_column(sa.Column("earlier_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("item_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("about", one_of("topic", *ABOUT), nullable=False, server_default="TEXT")
        )
        batch_op.add_column(
            sa.Column("voters", one_of("voters", *VOTERS), nullable=False, server_default="TEAM")
        )
        batch_op.add_column(sa.Column("explanation", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("asked", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("closes_at", INSTANT, nullable=True))
        batch_op.add_column(sa.Column("present", sa.Integer(), nullable=True))
        for name in ("count", "settled"):
            batch_op.add_column(sa.Column(name, sa.JSON(), nullable=True))
        batch_op.alter_column("step_id", existing_type=sa.Integer(), nullable=True)
        for name, other in (("earlier_id", "ballot"), ("item_id", "agenda_item")):
            batch_op.create_foreign_key(batch_op.f(f"fk_ballot_{name}_{other}"), other, [name], ["id"])
    # Added in place: a table that SQLite makes anew would get row numbers, which keep the order of votes.
    op.add_column("paper", sa.Column("stratum", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.add_column(sa.Column("present", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("proxy_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("stratum", sa.String(), nullable=False, server_default=""))
        batch_op.create_foreign_key(batch_op.f("fk_seat_proxy_id_person"), "person", ["proxy_id"], ["id"])
    tell_of_earlier()


def tell_of_earlier() -> None:
    """Say of the ballots that are there what they are about, and number their options by their places."""
    for row in op.get_bind().execute(sa.select(BALLOTS)).mappings().all():
        places = {option["id"]: place for place, option in enumerate(row["options"], 1)}
        one = sa.update(BALLOTS).where(BALLOTS.c.id == row["id"])
        op.execute(one.values(**of_earlier(row, places)))
        place_papers(row["id"], places)


def place_papers(ballot: int, places: dict[int, int]) -> None:
    """Give the options on the papers of a ballot other numbers."""
    papers = sa.select(PAPERS).where(PAPERS.c.ballot_id == ballot)
    for paper in op.get_bind().execute(papers).mappings().all():
        same = sa.update(PAPERS).where(PAPERS.c.receipt == paper["receipt"])
        op.execute(same.values(choice=placed(paper["choice"], places)))


def of_earlier(row: sa.RowMapping, places: dict[int, int]) -> dict[str, object]:
    kind, rule = row["kind"].lower(), {**(row["rule"] or {})}
    if kind == "consent":
        rule["reasons"] = "objection"
    asked = {"kind": kind, "team": row["team_id"], "secret": bool(row["secret"]), "title": row["title"]}
    parts = {"motion": ("majority", "base", "quorum"), "dots": ("budget", "cap")}.get(kind, ())
    return {
        "about": "CLUSTERS" if kind in ("rating", "dots") else "TEXT",
        "asked": asked | {part: rule[part] for part in parts if part in rule},
        "rule": rule,
        "options": [{**each, "id": places[each["id"]], "cluster": each["id"]} for each in row["options"]],
        "result": sa.null() if row["result"] is None else placed(row["result"], places),
    }


def placed(told: object, places: dict[int, int]) -> object:
    if isinstance(told, dict):
        return {n: places.get(v, v) if n == "option" else placed(v, places) for n, v in told.items()}
    return [placed(each, places) for each in told] if isinstance(told, list) else told


# What the program before cannot show, and so does not keep.
UNKNOWN = (
    "SELECT id FROM ballot WHERE team_id IS NULL OR step_id IS NULL OR about NOT IN ('TEXT', 'CLUSTERS') "
    "OR kind NOT IN ('RATING', 'DOTS', 'CONSENT', 'MOTION')"
)


def let_go_of_later() -> None:
    """Take out what the program before cannot show, and number options by their groups of ideas again."""
    for change in (
        "UPDATE screen SET what = 'STEP', ballot_id = NULL WHERE ballot_id IN",
        "UPDATE ballot SET earlier_id = NULL WHERE earlier_id IN",
        "DELETE FROM paper WHERE ballot_id IN",
        "DELETE FROM seat WHERE ballot_id IN",
        "DELETE FROM ballot WHERE id IN",
    ):
        op.execute(f"{change} ({UNKNOWN})")
    rated = sa.select(BALLOTS).where(BALLOTS.c.about == "CLUSTERS")
    for row in op.get_bind().execute(rated).mappings().all():
        clusters = {option["id"]: option["cluster"] for option in row["options"]}
        options = [{"id": clusters[each["id"]], "name": each["name"]} for each in row["options"]]
        result = sa.null() if row["result"] is None else placed(row["result"], clusters)
        one = sa.update(BALLOTS).where(BALLOTS.c.id == row["id"])
        op.execute(one.values(options=options, result=result))
        place_papers(row["id"], clusters)


def downgrade() -> None:
    let_go_of_later()
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_seat_proxy_id_person"), type_="foreignkey")
        for name in ("stratum", "proxy_id", "present"):
            batch_op.drop_column(name)
    op.drop_column("paper", "stratum")
    with op.batch_alter_table("ballot", schema=None) as batch_op:
        for name, other in (("item_id", "agenda_item"), ("earlier_id", "ballot")):
            batch_op.drop_constraint(batch_op.f(f"fk_ballot_{name}_{other}"), type_="foreignkey")
        batch_op.alter_column("step_id", existing_type=sa.Integer(), nullable=False)
        for name in ("settled", "count", "present", "closes_at", "asked", "explanation"):
            batch_op.drop_column(name)
        for name in ("voters", "about", "item_id", "earlier_id"):
            batch_op.drop_column(name)
