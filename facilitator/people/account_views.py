"""Facilitators' accounts: set up, sign in, sign out, and who has one."""

from flask import Blueprint, flash, get_flashed_messages, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import abort
from werkzeug.wrappers import Response

from facilitator.errors import Refusal
from facilitator.people.accounts import (
    accounts,
    admitted,
    change_password,
    make_account,
    must_set_up,
    remove_account,
    sign_in,
    sign_out,
    signed_in,
)
from facilitator.people.forms import AccountForm, FirstAccountForm, PasswordForm, PressForm, SignInForm
from facilitator.people.models import Account

bp = Blueprint("accounts", __name__)
AnswerOf = str | Response | tuple[str, int]


@bp.route("/sign-in", methods=["GET", "POST"])
def enter() -> AnswerOf:
    form = SignInForm()
    if form.validate_on_submit():
        try:
            sign_in(admitted(form.login.data, form.password.data))
        except Refusal as refusal:
            form.password.errors = [refusal.message]
            return render_template("people/sign_in.html", form=form, first=False), refusal.status
        return redirect(_own_page(request.args.get("next", "")))
    return render_template("people/sign_in.html", form=form, first=not accounts())


@bp.post("/sign-out")
def leave() -> AnswerOf:
    sign_out()
    return redirect(url_for("people.accounts.enter"))


@bp.route("/setup", methods=["GET", "POST"])
def setup() -> AnswerOf:
    """Make the first account of this server, and only that."""
    form = FirstAccountForm(code=request.args.get("code", ""))
    if accounts():
        return redirect(url_for("people.accounts.enter"))
    if form.validate_on_submit():
        try:
            must_set_up(form.code.data or "")
            sign_in(make_account(form.login.data, form.name.data, form.password.data, first=True))
            return redirect(url_for("workshops.own"))
        except Refusal as refusal:
            wrong = form.code if refusal.code == "wrong_code" else form.password
            wrong.errors = [refusal.message]
            return render_template("people/setup.html", form=form), refusal.status
    return render_template("people/setup.html", form=form)


@bp.route("/accounts", methods=["GET", "POST"])
def all_accounts() -> AnswerOf:
    """List the accounts; add one."""
    own, form = needed_account(), AccountForm()
    status = 200
    if form.validate_on_submit():
        try:
            made = make_account(form.login.data, form.name.data, form.password.data)
            # NOTE: Said after an account was made; %(name)s is a person.
            flash(_("%(name)s can sign in now.", name=made.name))
            return redirect(url_for("people.accounts.all_accounts"))
        except Refusal as refusal:
            form.login.errors, status = [refusal.message], refusal.status
    return _accounts_page(own, form), status


@bp.route("/accounts/password", methods=["GET", "POST"])
def password() -> AnswerOf:
    """Change one's own password; all that was opened with the old one ends, except this page."""
    own, form = needed_account(), PasswordForm()
    if form.validate_on_submit():
        try:
            change_password(admitted(own.login, form.present.data), form.password.data)
        except Refusal as refusal:
            wrong = form.present if refusal.code == "not_admitted" else form.password
            wrong.errors = [refusal.message]
            return render_template("people/password.html", form=form), refusal.status
        sign_in(own)
        # NOTE: Said after a password was changed.
        flash(_("Your password is changed. Other devices have to sign in again."))
        return redirect(url_for("people.accounts.all_accounts"))
    return render_template("people/password.html", form=form)


@bp.post("/accounts/<int:number>/remove")
def remove(number: int) -> AnswerOf:
    own = needed_account()
    try:
        remove_account(number)
    except Refusal as refusal:
        flash(str(refusal.message))
        return _accounts_page(own, AccountForm(formdata=None)), refusal.status
    return redirect(url_for("people.accounts.all_accounts"))


def needed_account() -> Account:
    """Return the account of this browser; whoever is not signed in is sent there, and comes back."""
    account = signed_in()
    if account is None:
        abort(redirect(url_for("people.accounts.enter", next=request.full_path.rstrip("?"))))
    return account


def _accounts_page(own: Account, form: AccountForm) -> str:
    said = get_flashed_messages()
    return render_template(
        "people/accounts.html", own=own, accounts=accounts(), form=form, press=PressForm(), said=said
    )


def _own_page(wanted: str) -> str:
    """Return where to go after signing in: a page of this server, never another one's."""
    own = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if own else url_for("workshops.own")
