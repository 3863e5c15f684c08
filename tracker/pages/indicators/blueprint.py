"""The blueprint of the pages about indicators."""

from flask import Blueprint

pages = Blueprint("indicators", __name__, url_prefix="/chi-tieu")
