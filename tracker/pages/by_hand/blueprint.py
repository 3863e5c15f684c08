"""The blueprint of the pages on which the secretariat urges by hand."""

from flask import Blueprint

pages = Blueprint("by_hand", __name__, url_prefix="/don-doc")
