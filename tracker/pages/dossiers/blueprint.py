"""The blueprint of the pages about dossier statistics."""

from flask import Blueprint

pages = Blueprint("dossiers", __name__, url_prefix="/ho-so")
