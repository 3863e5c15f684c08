"""The application object, and `python run.py`: site and jobs in one process."""

from tracker import create_app

app = create_app()
