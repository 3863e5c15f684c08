"""The blueprint of the pages on which the secretariat urges by hand."""

from flask import Blueprint

from tracker.pages.urging.door import around

pages = Blueprint("by_hand", __name__, url_prefix="/don-doc")
# What keeps letters back stands above these pages too.
pages.context_processor(around)
