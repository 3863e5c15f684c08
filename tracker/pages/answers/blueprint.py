"""The blueprint of the pages about the answers of many units."""

from flask import Blueprint

pages = Blueprint("answers", __name__, url_prefix="/nhiem-vu/<int:task_id>")
