# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""A client of the Kubernetes API on loopback: one connection for each thread, bearer token, JSON."""
import http.client
import json
import ssl
import threading


class ApiError(Exception):
    def __init__(self, status, text):
        super().__init__(f"{status}: {text[:500]}")
        self.status = status


class Api:
    def __init__(self, port, token):
        self._port = port
        self._token = token
        self._local = threading.local()

    def get(self, path):
        return self._request("GET", path)

    def post(self, path, body):
        return self._request("POST", path, body)

    def put(self, path, body):
        return self._request("PUT", path, body)

    def patch(self, path, body):
        """A strategic merge patch."""
        return self._request("PATCH", path, body, "application/strategic-merge-patch+json")

    def delete(self, path, body=None):
        return self._request("DELETE", path, body)

    def watch(self, path, version):
        """Yields the events after a resource version until the server ends the stream."""
        connection = self._connect(timeout=120)
        separator = "&" if "?" in path else "?"
        connection.request("GET", f"{path}{separator}watch=1&resourceVersion={version}&timeoutSeconds=100",
                           headers=self._headers())
        response = connection.getresponse()
        if response.status != 200:
            raise ApiError(response.status, response.read().decode())
        for line in response:
            yield json.loads(line)

    def _headers(self, content="application/json"):
        return {"Authorization": f"Bearer {self._token}", "Content-Type": content}

    def _connect(self, timeout=30):
        return http.client.HTTPSConnection("127.0.0.1", self._port, timeout=timeout,
                                           context=ssl._create_unverified_context())

    def _request(self, method, path, body=None, content="application/json"):
        text = json.dumps(body) if body is not None else None
        for attempt in (1, 2):
            connection = getattr(self._local, "connection", None) or self._connect()
            self._local.connection = connection
            try:
                connection.request(method, path, text, self._headers(content))
                response = connection.getresponse()
                answer = response.read().decode()
                break
            except (OSError, http.client.HTTPException):
                self._local.connection = None
                if attempt == 2:
                    raise
        if response.status >= 300:
            raise ApiError(response.status, answer)
        return json.loads(answer) if answer.startswith("{") else answer
