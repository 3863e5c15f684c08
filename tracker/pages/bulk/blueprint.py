"""The blueprint of the pages on which the secretariat acts on many tasks."""

from flask import Blueprint

pages = Blueprint("bulk", __name__, url_prefix="/nhiem-vu/hang-loat")
