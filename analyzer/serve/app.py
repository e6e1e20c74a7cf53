"""The local page as a web application: who may ask, and what each address gives."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, redirect, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from analyzer.api import stored
from analyzer.i18n.catalog import LANGUAGES, t, t_or
from analyzer.i18n.talk import translated
from analyzer.model.enums import SessionState, Severity
from analyzer.model.errors import ConsentinelError, UsageError
from analyzer.model.tables import TABLES
from analyzer.report.comparison.page import comparison_page
from analyzer.report.difference import NAMES, difference
from analyzer.report.export import table_texts
from analyzer.report.safe import shown
from analyzer.serve.shelf import Query, Shelf, choices

PAGE_SIZE = 50
_POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_REPORT_POLICY = "frame-ancestors 'none'"
"""A report carries its own policy, which allows the script within it and nothing else."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True)
class Access:
    """Who may ask: the holder of `token`, through a loopback name of `port`. lang: the language without `?lang=`."""

    token: str
    port: int
    lang: str

    @property
    def hosts(self) -> tuple[str, str]:
        """The names under which the page may be asked for; another one is a page of the internet that points here."""
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"

    @property
    def cookie(self) -> str:
        """The cookie's name; cookies do not know ports, so the name does."""
        return f"consentinel-{self.port}"

    @property
    def address(self) -> str:
        """The address to open."""
        return f"http://{self.hosts[0]}/?{urlencode({'token': self.token, 'lang': self.lang})}"


def make_app(shelf: Shelf, access: Access) -> Flask:
    """Give the application over the sessions of a shelf. It answers GET and HEAD, and changes nothing."""
    app = Flask(__name__)
    app.jinja_env.globals.update(shown=shown)
    app.before_request(lambda: _admit(access))
    app.after_request(_with_headers)
    app.register_error_handler(ConsentinelError, lambda error: _problem(error, access.lang))
    app.register_error_handler(HTTPException, lambda error: _refused(error.code or 500, access.lang))
    pages: dict[str, Callable[[Shelf, str], str | Response]] = {
        "/": _list,
        "/report": _report,
        "/compare": _compare,
        "/table": _table,
    }
    for address, page in pages.items():
        app.add_url_rule(address, address, _answering(page, shelf, access.lang))
    return app


def _answering(page: Callable[[Shelf, str], str | Response], shelf: Shelf, lang: str) -> Callable[[], str | Response]:
    return lambda: page(shelf, _language(lang))


def _language(otherwise: str) -> str:
    asked = request.args.get("lang", "")
    return asked if asked in LANGUAGES else otherwise


def _admit(access: Access) -> AnyResponse | tuple[str, int] | None:
    """Let a request pass, trade the token of an address for a cookie, or refuse."""
    if request.host not in access.hosts:
        return _refused(HTTPStatus.MISDIRECTED_REQUEST, access.lang)
    given = request.args.get("token")
    if given is None:
        given = request.cookies.get(access.cookie, "")
        is_known = hmac.compare_digest(given.encode(), access.token.encode())
        return None if is_known else _refused(HTTPStatus.FORBIDDEN, access.lang)
    if not hmac.compare_digest(given.encode(), access.token.encode()):
        return _refused(HTTPStatus.FORBIDDEN, access.lang)
    rest = [(name, text) for name, text in request.args.items(multi=True) if name != "token"]
    answer = redirect(f"{request.path}?{urlencode(rest)}", HTTPStatus.SEE_OTHER)
    answer.set_cookie(access.cookie, access.token, httponly=True, samesite="Strict")
    return answer


def _with_headers(answer: Response) -> Response:
    answer.headers.extend(_HEADERS)
    answer.headers.setdefault("Content-Security-Policy", _POLICY)
    return answer


def _refused(status: int, lang: str) -> tuple[str, int]:
    lang = _language(lang)
    return _page("problem.html", lang, title=t_or(f"serve.{int(status)}", lang, str(int(status)))), status


def _problem(error: ConsentinelError, lang: str) -> tuple[str, int]:
    lang = _language(lang)
    title = f"{error.code}: {translated(error.message, lang)}"
    status = HTTPStatus.BAD_REQUEST if isinstance(error, UsageError) else HTTPStatus.NOT_FOUND
    return _page("problem.html", lang, title=title, hint=translated(error.hint, lang)), status


def _page(template: str, lang: str, **content: Any) -> str:
    other = next(name for name in LANGUAGES if name != lang)
    kept = [(name, text) for name, text in request.args.items(multi=True) if name not in ("lang", "token")]
    switch = f"{request.path}?{urlencode([*kept, ('lang', other)])}"
    return render_template(
        template, lang=lang, switch=switch, t=lambda key, **args: t(key, lang, **args), t_or=t_or, **content
    )


def _list(shelf: Shelf, lang: str) -> str:
    known = {name: request.args.get(name, "") for name in asdict(Query())}
    query = Query(**known | {"severity": known["severity"] if known["severity"] in set(Severity) else ""})
    every = shelf.cards()
    found = shelf.select(query)
    n_pages = max(1, -(-len(found) // PAGE_SIZE))
    page = min(max(1, request.args.get("page", 1, int)), n_pages)
    cards = found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    asked = [(name, text) for name, text in asdict(query).items() if text]
    return _page(
        "list.html",
        lang,
        folder=shelf.folder,
        query=query,
        cards=[(card, shelf.counts(card.key)) for card in cards],
        n_found=len(found),
        n_all=len(every),
        page=page,
        n_pages=n_pages,
        page_link=lambda number: "/?" + urlencode([*asked, ("page", number), ("lang", lang)]),
        link=lambda path, **args: f"{path}?{urlencode(args | {'lang': lang})}",
        states=[str(state) for state in SessionState],
        devices=choices(every, "device"),
        severities=[str(level) for level in sorted(Severity, key=lambda level: -level.rank)],
    )


def _report(shelf: Shelf, lang: str) -> Response:
    result = stored(shelf.find(request.args.get("session", "")))
    return _whole_page(result.report("html", lang))


def _compare(shelf: Shelf, lang: str) -> Response:
    keys = request.args.getlist("session")
    if not 2 <= len(keys) <= len(NAMES):
        raise UsageError(f"diff takes two to {len(NAMES)} sessions, not {len(keys)}", code="E104",
                         hint="choose them in the list")  # fmt: skip
    reports = [stored(shelf.find(key)).report_data() for key in keys]
    return _whole_page(comparison_page(difference(reports), lang))


def _whole_page(text: str) -> Response:
    return Response(text, mimetype="text/html", headers={"Content-Security-Policy": _REPORT_POLICY})


def _table(shelf: Shelf, lang: str) -> Response:
    folder, name = shelf.find(request.args.get("session", "")), request.args.get("name", "")
    if name not in TABLES:
        raise UsageError(f"name: no {name!r} here", code="E101", hint=f"one of: {', '.join(TABLES)}")
    texts = table_texts(name, stored(folder).tables.parts(name), "csv")
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(texts, mimetype="text/csv", headers=headers)
