"""In whose layout a page's paper is wanted: the office's own, unless the address asks for ours."""

from flask import Flask, g, request
from flask_login import current_user

from tracker.documents.pdf import can_make_pdf
from tracker.reports import office
from tracker.reports.office import Layout, TemplateKind

STANDARD = "chuan"


def register(app: Flask) -> None:
    """Let the links of a paper ask in which ways it can be taken out."""
    app.jinja_env.globals.update(has_own_layout=has_own_layout, can_make_pdf=can_make_pdf)


def layout_asked() -> Layout:
    """Return the layout that the address asks for: `?mau=chuan` is the standard one."""
    return Layout.STANDARD if request.args.get("mau") == STANDARD else Layout.OFFICE


def has_own_layout(kind: str) -> bool:
    """Tell whether the reader's authority lays out a kind of paper by a template of its own.

    Asked once for a page.
    """
    if "own_layouts" not in g:
        g.own_layouts = frozenset(office.all_in_force(current_user.authority_id))
    return TemplateKind(kind) in g.own_layouts
