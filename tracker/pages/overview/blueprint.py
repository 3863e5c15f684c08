"""The blueprint of Tổng quan."""

from flask import Blueprint

pages = Blueprint("overview", __name__)
