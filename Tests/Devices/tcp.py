"""Fastboot over TCP: four bytes of greeting from both sides, then frames of eight bytes of length, the highest first, and the data."""

import select
import socket
import struct
import time

from record import Violation


class Gone(Exception):
    """The host has closed the connection."""


def exactly(connection, count, wanted):
    data = bytearray()
    while len(data) < count:
        while not select.select([connection], [], [], 1)[0]:
            if not wanted():
                raise Gone()
        part = connection.recv(min(count - len(data), 1 << 20))
        if not part:
            raise Gone()
        data += part
    return bytes(data)


def frame(connection, wanted):
    return exactly(connection, struct.unpack(">Q", exactly(connection, 8, wanted))[0], wanted)


def waiting(connection):
    return bool(select.select([connection], [], [], 0)[0])


def speak(connection, phone, wanted):
    greeting = exactly(connection, 4, wanted)
    if greeting != b"FB01":
        raise Violation("a greeting of %r" % greeting)
    connection.sendall(b"FB01")
    phone.abort()
    work = phone.exchange()
    wish = next(work)
    message = bytearray()
    said = bytearray()
    while True:
        kind, value = wish
        if kind == "say":
            # What is said in one breath arrives in one: a host that looks for more finds it.
            said += struct.pack(">Q", len(value)) + value
            if len(said) > 65536:
                connection.sendall(said)
                said.clear()
            wish = work.send(None)
            continue
        connection.sendall(said)
        said.clear()
        if kind == "leave":
            return
        if kind == "listen":
            # The phone talks on until somebody says something, or leaves.
            wish = work.send(waiting(connection))
            continue
        message += frame(connection, wanted)
        if kind == "bytes":
            if len(message) > value:
                raise Violation("%d bytes where %d were to come" % (len(message), value))
            if len(message) < value:
                continue
        elif not message:
            raise Violation("an empty command")
        whole = bytes(message)
        message.clear()
        wish = work.send(whole)


def serve(phone, record, options, wanted):
    server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    server.bind(("127.0.0.1", 0))
    server.listen(4)
    print("ready tcp:127.0.0.1:%d" % server.getsockname()[1], flush=True)
    while wanted():
        if not select.select([server], [], [], 1)[0]:
            continue
        connection, _ = server.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with connection:
            try:
                speak(connection, phone, wanted)
            except (Gone, ConnectionError):
                pass
            except Violation as violation:
                record.violation(str(violation))
                return 3
        if phone.leaving:
            time.sleep(0.2)
            phone.restart()
    return 0
