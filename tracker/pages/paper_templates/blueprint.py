"""The blueprint of the office's own templates."""

from flask import Blueprint

pages = Blueprint("paper_templates", __name__, url_prefix="/mau-van-ban")
