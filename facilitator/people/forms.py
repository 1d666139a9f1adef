"""What people fill in to come in, to sign in and to bring a list."""

from uuid import uuid4

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import DataRequired, Length

# NOTE: Shown at a field of a form that was left empty.
MISSING = _l("Please fill this in.")

# NOTE: Below the label "Set-up code".
CODE_STANDS = _l("It was printed when this server started.")


def operation() -> HiddenField:
    """Made when the page is rendered, so that a form that is sent twice does one thing."""
    return HiddenField(default=lambda: uuid4().hex, validators=[Length(8, 64)])


def as_number(typed: str | None) -> int:
    return int(typed) if typed and typed.isdecimal() else 0


class CodeForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    # NOTE: Label of the field for the six signs of a workshop's code.
    code = StringField(_l("Code of the workshop"), [DataRequired(MISSING)])


class WhoForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    op = operation()
    # NOTE: Shown when no name was chosen from the list.
    person = StringField(validators=[DataRequired(_l("Please choose your name."))], filters=[as_number])


class SignInForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    # NOTE: Label: the name by which a facilitator signs in, such as an address for e-mail.
    login = StringField(_l("Name to sign in"), [DataRequired(MISSING)])
    # NOTE: Label: the password of an account.
    password = PasswordField(_l("Password"), [DataRequired(MISSING)])


class AccountForm(SignInForm):
    # NOTE: Label: the name that others see.
    name = StringField(_l("Your name, as others see it"), [DataRequired(MISSING)])


class FirstAccountForm(AccountForm):
    # NOTE: Label: the code that was printed where the server was started; it is needed for the first account.
    code = StringField(_l("Set-up code"), description=CODE_STANDS)


class PasswordForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    # NOTE: Label in the form that changes a password.
    present = PasswordField(_l("Present password"), [DataRequired(MISSING)])
    # NOTE: Label in the form that changes a password.
    password = PasswordField(_l("New password"), [DataRequired(MISSING)])


class PressForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A button alone, with the token that shows it was pressed on our own page."""


class UploadForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    # NOTE: Label of the field for a list of people.
    file = FileField(_l("List of people (XLSX or CSV)"), [FileRequired(MISSING)])


class ConfirmForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    op = operation()
    rows = HiddenField(validators=[DataRequired(MISSING)])
