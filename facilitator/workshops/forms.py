"""What a facilitator fills in to set up a workshop."""

from datetime import date
from zoneinfo import available_timezones

from babel import Locale
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, FieldList, RadioField, SelectChoice, SelectField, StringField
from wtforms.validators import DataRequired, Length, ValidationError
from wtforms.widgets import DateInput

from facilitator.config import LANGUAGES
from facilitator.language import locale
from facilitator.people.forms import MISSING, operation
from facilitator.workshops.templates import minutes_of

TEAMS = 12
NO_COUNTRIES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}  # CLDR names these too


def countries() -> list[SelectChoice]:
    """Return every country and territory of CLDR, in the order of its name in the reader's language."""
    names = Locale.parse(locale()).territories.items()
    named = [(code, str(name)) for code, name in names if len(code) == 2 and code not in NO_COUNTRIES]
    return [SelectChoice("", "–"), *(SelectChoice(*each) for each in sorted(named, key=lambda each: each[1]))]


def timezones() -> list[str]:
    regions = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
    return ["UTC", *sorted(zone for zone in available_timezones() if zone.startswith(regions))]


COUNTRY = SelectField(choices=countries, validate_choice=False)  # `validate_countries` says it in our words


class WorkshopForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    op = operation()
    # NOTE: Label: the title of a new workshop.
    title = StringField(_l("Title"), [DataRequired(MISSING), Length(max=200)])
    # NOTE: Label: the day on which a workshop takes place.
    date = StringField(_l("Date"), [DataRequired(MISSING)], widget=DateInput())
    # NOTE: Label: the time zone in which the workshop's day is told.
    timezone = SelectField(_l("Time zone"), choices=timezones, default="Asia/Seoul")
    # NOTE: Label: how long the day is.
    template = RadioField(_l("The day"), default="full_day")
    # NOTE: Label: the language that the workshop's people have at first.
    language = SelectField(
        _l("Language"), choices=[SelectChoice(*each) for each in LANGUAGES.items()], default="en"
    )
    # NOTE: Label of the list of country teams.
    countries = FieldList(COUNTRY, _l("Teams"), min_entries=TEAMS, max_entries=TEAMS)

    def __init__(self) -> None:
        super().__init__()
        # NOTE: A choice: the workshop takes a whole day; %(minutes)s is a number.
        full = _l("Full day, %(minutes)s minutes", minutes=minutes_of("full_day"))
        # NOTE: A choice: the workshop takes half a day; %(minutes)s is a number.
        half = _l("Half day, %(minutes)s minutes", minutes=minutes_of("half_day"))
        self.template.choices = [SelectChoice("full_day", full), SelectChoice("half_day", half)]

    def validate_date(self, field: Field) -> None:
        try:
            date.fromisoformat(field.data)
        except ValueError as fault:
            # NOTE: Shown at a field for a date.
            raise ValidationError(_l("Write the date as year-month-day, such as 2021-03-31.")) from fault

    def validate_countries(self, field: Field) -> None:
        chosen = self.chosen
        if not set(chosen) <= {choice.value for choice in countries()}:
            # NOTE: Shown at the list of country teams of a new workshop.
            raise ValidationError(_l("Choose the countries from the list."))
        if not chosen:
            # NOTE: Shown at the list of country teams of a new workshop.
            raise ValidationError(_l("Choose at least one country."))
        if len(set(chosen)) < len(chosen):
            # NOTE: Shown at the list of country teams of a new workshop.
            raise ValidationError(_l("A country is chosen twice."))

    @property
    def chosen(self) -> list[str]:
        return [entry.data for entry in self.countries if entry.data]
