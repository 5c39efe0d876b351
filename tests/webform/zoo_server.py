"""Serves the zoo of forms on this machine, over https, under any host name, and remembers what it was asked."""

import datetime
import gzip
import hashlib
import http.server
import ipaddress
import json
import re
import socket
import ssl
import threading
import time
import urllib.parse
from base64 import b64encode
from io import BufferedIOBase
from pathlib import Path
from typing import IO, Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

ZOO = Path(__file__).parent / "zoo"
HOST = "support.zoo.test"
WEBSOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class ZooServer:
    """The server.

    Attributes:
        requests: all that came, each as method, host, address, body and the headers that a page can choose in one text.
        knocks: the host names that were connected to, asked for something or not, and what came over other protocols.
        told: what came over sockets.
    """

    def __init__(self, folder: Path) -> None:
        self.requests: list[str] = []
        self.knocks: set[str] = set()
        self.told: list[dict[str, str]] = []
        self.hang = threading.Event()
        zoo = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                if self.headers.get("Upgrade") == "websocket":
                    zoo._listen(self)
                else:
                    zoo._answer(self)

            def do_POST(self) -> None:
                zoo._answer(self)

            do_PUT = do_POST

            def log_message(self, *_arguments: Any) -> None:
                pass

        class Server(http.server.ThreadingHTTPServer):
            def handle_error(self, _request: Any, _address: Any) -> None:
                zoo.knocks.add("no TLS")

        self._server = Server(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(_certificate(folder))
        context.sni_callback = lambda _socket, name, _context: self.knocks.add(name or "no name")
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self.port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        self._datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._datagrams.bind(("127.0.0.1", self.port))
        threading.Thread(target=self._hear_datagrams, daemon=True).start()

    def close(self) -> None:
        """Serve no more."""
        self.hang.set()
        self._server.shutdown()
        self._server.server_close()
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
            last.sendto(b"", ("127.0.0.1", self.port))

    @property
    def rules(self) -> str:
        """For the browser: every host of the zoo is this server."""
        return f"--host-resolver-rules=MAP *.test 127.0.0.1:{self.port}"

    def leaks(self, texts: list[str]) -> list[str]:
        """The requests that carried one of the texts, in whatever spelling."""
        plain = [_plain(each) for each in texts]
        return [each for each in self.requests if any(text in _plain(each) for text in plain)]

    def _hear_datagrams(self) -> None:
        while self._datagrams.recv(2048):
            self.knocks.add("UDP")
        self._datagrams.close()

    def _listen(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        self.requests.append(f"GET {handler.headers['Host']} {handler.path} ")
        key = handler.headers["Sec-WebSocket-Key"] + WEBSOCKET
        handler.send_response(101)
        handler.send_header("Upgrade", "websocket")
        handler.send_header("Connection", "Upgrade")
        handler.send_header("Sec-WebSocket-Accept", b64encode(hashlib.sha1(key.encode()).digest()).decode())
        handler.end_headers()
        while text := _frame(handler.rfile):
            self.told.append(json.loads(text))
        handler.close_connection = True

    def _answer(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0)).decode("utf-8", "replace")
        chosen = " ".join(handler.headers[each] for each in ("Cookie", "Referer", "X-Note") if each in handler.headers)
        self.requests.append(f"{handler.command} {handler.headers['Host']} {handler.path} {body} {chosen}")
        name = urllib.parse.urlsplit(handler.path).path.strip("/") or "index.html"
        if name == "hang":
            self.hang.wait(30)
            return
        if name.startswith("slow/"):
            time.sleep(1.5)
            name = name.removeprefix("slow/")
        if name == "redirect":
            handler.send_response(302)
            handler.send_header("Location", "https://login.elsewhere.test/plain.html")
            handler.send_header("Content-Length", "0")
            handler.end_headers()
            return
        file = ZOO / name
        content = b""
        if re.fullmatch(r"[\w./-]+", name) and ".." not in name:
            packed = file.with_name(file.name + ".gz")
            content = gzip.decompress(packed.read_bytes()) if packed.is_file() else b""
            content = file.read_bytes().replace(b"@port@", b"%d" % self.port) if file.is_file() else content
        kind = {".html": "text/html", ".js": "text/javascript"}.get(file.suffix, "text/plain")
        handler.send_response(200 if content else 404)
        handler.send_header("Content-Type", f"{kind}; charset=utf-8")
        handler.send_header("Content-Length", str(len(content)))
        if name == "attack.html":  # a page may have the browser tell of what goes against its policy
            handler.send_header("Reporting-Endpoints", 'telling="/leak/reporting"')
            policy = "img-src 'self'; report-uri /leak/policy; report-to telling"
            handler.send_header("Content-Security-Policy-Report-Only", policy)
        handler.end_headers()
        handler.wfile.write(content)


def expected(name: str) -> dict[str, str]:
    """What a page of the zoo says that its fields hold in the end: field to value, or to text=value."""
    found = re.search(r"<script id=expected type=application/json>(.*?)</script>", (ZOO / f"{name}.html").read_text())
    assert found
    return dict(json.loads(found[1]))


def _frame(file: IO[bytes] | BufferedIOBase) -> bytes:
    """The text of the next frame of a WebSocket (RFC 6455); none when the page has gone."""
    try:
        kind, length = file.read(2)
        length &= 0x7F
        if length > 125:
            length = int.from_bytes(file.read(2 if length == 126 else 8))
        mask, body = file.read(4), file.read(length)
    except (ValueError, OSError):
        return b""
    return bytes(each ^ mask[at % 4] for at, each in enumerate(body)) if kind == 0x81 else b""


def _plain(text: str) -> str:
    decoded = json.dumps(urllib.parse.unquote_plus(text), ensure_ascii=False)
    return re.sub(r"\\[nrt]|\\u[0-9a-f]{4}|[\s\\\"]", "", decoded).casefold()


def _certificate(folder: Path) -> Path:
    """A certificate that nobody trusts; the browser of the tests is told not to mind."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    start = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    names: list[x509.GeneralName] = [x509.DNSName("*.zoo.test"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + datetime.timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "zoo.pem"
    pem = serialization.Encoding.PEM
    file.write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(pem)
    )
    return file
