"""The blueprint of the pages about the work of units."""

from flask import Blueprint

pages = Blueprint("unit_work", __name__, url_prefix="/don-vi")
