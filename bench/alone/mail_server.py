"""A mail server that accepts everything and keeps nothing until its input ends; tells its port."""

import socket
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink

HERE = "127.0.0.1"

with socket.socket() as probe:
    probe.bind((HERE, 0))
    port = probe.getsockname()[1]
controller = Controller(Sink(), hostname=HERE, port=port)
controller.start()
print(port, flush=True)
sys.stdin.read()
controller.stop()
