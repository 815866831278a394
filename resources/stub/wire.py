# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""A small HTTP/1.1 server and client on asyncio, enough for stubs that talk to stubs."""

import asyncio
import os
from urllib.parse import parse_qs, unquote, urlsplit

REASONS = {200: "OK", 204: "No Content", 404: "Not Found", 429: "Too Many Requests", 500: "Internal Server Error",
           503: "Service Unavailable", 504: "Gateway Timeout"}
LONGEST_HEAD = 64 * 1024
LONGEST_BODY = 64 * 1024 * 1024


class Request:
    def __init__(self, method, target, headers, body):
        parts = urlsplit(target)
        self.method, self.path, self.headers, self.body = method, unquote(parts.path), headers, body
        self.query = {name: values[0] for name, values in parse_qs(parts.query).items()}


async def read_message(reader):
    """First line, headers (lower case) and body; None at the end of the connection."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    first, *rest = head[:-4].decode("latin-1").split("\r\n")
    headers = {}
    for line in rest:
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    if headers.get("transfer-encoding", "").lower() == "chunked":
        return first, headers, await read_chunks(reader)
    length = int(headers.get("content-length", 0) or 0)
    if not 0 <= length <= LONGEST_BODY:
        raise ValueError("body too long")
    return first, headers, await reader.readexactly(length) if length else b""


async def read_chunks(reader):
    body = bytearray()
    while True:
        count = int((await reader.readline()).split(b";")[0], 16)
        if len(body) + count > LONGEST_BODY:
            raise ValueError("body too long")
        body += await reader.readexactly(count)
        await reader.readline()
        if count == 0:
            return bytes(body)


def write_message(writer, first, headers, body):
    lines = [first, *(f"{name}: {value}" for name, value in headers.items()), f"content-length: {len(body)}", "", ""]
    writer.write("\r\n".join(lines).encode("latin-1") + body)


class Server:
    """Calls `handle(request)`, which answers (status, headers, body)."""

    def __init__(self, handle):
        self.handle, self.closing, self.busy, self.server = handle, False, 0, None

    async def start(self, port):
        try:
            self.server = await asyncio.start_server(self._serve, None, port, limit=LONGEST_HEAD, backlog=1024)
        except OSError:
            self.server = await asyncio.start_server(self._serve, "0.0.0.0", port, limit=LONGEST_HEAD, backlog=1024)

    async def _serve(self, reader, writer):
        try:
            while not self.closing:
                message = await read_message(reader)
                if message is None:
                    break
                method, target, _ = (message[0].split(" ") + ["", ""])[:3]
                self.busy += 1
                try:
                    status, headers, body = await self.handle(Request(method, target, message[1], message[2]))
                finally:
                    self.busy -= 1
                last = self.closing or message[1].get("connection", "").lower() == "close"
                headers = {**headers, "connection": "close" if last else "keep-alive"}
                write_message(writer, f"HTTP/1.1 {status} {REASONS.get(status, 'Unknown')}", headers,
                              b"" if method == "HEAD" else body)
                await writer.drain()
                if last:
                    break
        except (OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def drain(self, wait, limit):
        """Serves on for `wait` seconds, then lets the requests in progress end, `limit` seconds at most."""
        await asyncio.sleep(wait)
        self.closing = True
        self.server.close()
        until = asyncio.get_running_loop().time() + limit
        while self.busy and asyncio.get_running_loop().time() < until:
            await asyncio.sleep(0.05)


class Connections:
    """Kept-open connections to other stubs; one is given up after `REUSES` requests, so that load spreads."""

    REUSES = 50

    def __init__(self):
        self.idle = {}

    async def _open(self, place):
        kept = self.idle.get(place)
        while kept:
            reader, writer, uses = kept.pop()
            if not reader.at_eof() and not writer.is_closing():
                return reader, writer, uses
        reader, writer = await asyncio.open_connection(*place, limit=LONGEST_HEAD)
        return reader, writer, 0

    async def _exchange(self, place, first, headers, body):
        reader, writer, uses = await self._open(place)
        try:
            write_message(writer, first, headers, body)
            message = await read_message(reader)
            if message is None:
                raise ConnectionResetError("closed before the answer")
        except BaseException as error:
            writer.close()
            if uses and isinstance(error, (ConnectionError, asyncio.IncompleteReadError)):
                return None  # A kept connection the other side had closed: worth one try on a new one.
            raise
        if uses + 1 < self.REUSES and message[1].get("connection", "").lower() != "close":
            self.idle.setdefault(place, []).append((reader, writer, uses + 1))
        else:
            writer.close()
        return message

    async def request(self, place, method, target, headers, body=b""):
        """(status, headers, body) of one request to `place` = (host, port)."""
        headers = {"host": f"{place[0]}:{place[1]}", "user-agent": "stub", **headers}
        message = await self._exchange(place, f"{method} {target} HTTP/1.1", headers, body)
        while message is None:
            message = await self._exchange(place, f"{method} {target} HTTP/1.1", headers, body)
        return int(message[0].split(" ")[1]), message[1], message[2]


def address(component):
    """Scheme, host and port of a component, from the variable every workload gets for its callees."""
    url = urlsplit(os.environ.get(component.upper().replace("-", "_") + "_URL", f"http://{component}:8080"))
    return url.scheme, url.hostname or component, url.port or (443 if url.scheme == "https" else 80)
