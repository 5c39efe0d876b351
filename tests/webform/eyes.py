"""The tests' own eyes in a browser that a process of the program's holds: nothing that its page sends would arrive."""

import base64
import json
import os
import socket
import urllib.request
from pathlib import Path
from typing import Any, Final

from transfer_wizard.webform.launch import PREFIX

PORT: Final = "--remote-debugging-port=0"
"""For the command line of a browser that is to be looked into."""
STATE: Final = "JSON.stringify(window.state ? window.state() : {})"


def held_by_page(folder: Path) -> dict[str, str]:
    """What the page holds in its fields, in the browser with its profile in a folder."""
    told = ask_page(folder, "Runtime.evaluate", expression=STATE, returnByValue=True)
    return dict(json.loads(told["result"]["result"]["value"]))


def ask_page(folder: Path, verb: str, **params: Any) -> dict[str, Any]:
    """What the page answers to a verb of the debugging protocol."""
    [port_file] = folder.glob(f"{PREFIX}*/DevToolsActivePort")
    port = int(port_file.read_text().split("\n")[0])
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/json") as answer:
        [page] = [each for each in json.load(answer) if each["type"] == "page"]
    return _ask(port, page["webSocketDebuggerUrl"], {"id": 1, "method": verb, "params": params})


def _ask(port: int, address: str, question: dict[str, Any]) -> dict[str, Any]:
    """The answer to a question over a WebSocket (RFC 6455) of its own."""
    path = "/" + address.split("/", 3)[3]
    with socket.create_connection(("127.0.0.1", port)) as line, line.makefile("rb") as heard:
        key = base64.b64encode(os.urandom(16)).decode()
        headers = (f"Host: 127.0.0.1:{port}", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13")
        line.sendall("\r\n".join([f"GET {path} HTTP/1.1", *headers, f"Sec-WebSocket-Key: {key}", "", ""]).encode())
        while heard.readline().strip():
            pass
        text = json.dumps(question).encode()
        line.sendall(b"\x81\xfe" + len(text).to_bytes(2) + bytes(4) + text)
        length = heard.read(2)[1]
        if length > 125:
            length = int.from_bytes(heard.read(2 if length == 126 else 8))
        return dict(json.loads(heard.read(length)))
