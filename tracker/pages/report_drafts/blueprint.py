"""The blueprint of the drafts of reports."""

from flask import Blueprint

pages = Blueprint("report_drafts", __name__, url_prefix="/bao-cao/<code>/du-thao")
