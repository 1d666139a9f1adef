"""The teams that a facilitator names."""

from flask_babel import lazy_gettext as _l

from facilitator.errors import NotFound
from facilitator.workshops.models import Team, Workshop


def team_in(workshop: Workshop, team_id: int) -> Team:
    """Return a team of this workshop. Raises NotFound for all others."""
    (team,) = teams_in(workshop, team_id)
    return team


def teams_in(workshop: Workshop, team_id: int | None) -> list[Team]:
    """Return the team that is named, or all when none is."""
    teams = [team for team in workshop.teams if team_id in (None, team.id)]
    if team_id is not None and not teams:
        # NOTE: Shown when a facilitator names a team that is not in this workshop.
        raise NotFound("no_such_team", _l("There is no such team in this workshop."))
    return teams
