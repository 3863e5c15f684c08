"""The blueprint of the pages that take tasks out as Excel and back in."""

from flask import Blueprint

pages = Blueprint("worksheets", __name__, url_prefix="/nhiem-vu/excel")
