"""The strict end of fastboot over UDP.

A packet is four bytes and data: its kind, flags, and a number of two bytes, the higher first. The host begins with a Query, goes on with an
Init, and then only Fastboot packets follow: one with data writes, and is acknowledged with an empty one; an empty one reads, and is answered
with data. Nothing is allowed to read where the device has nothing to say, or to write where it has.
"""

import random
import select
import socket
import struct
import time

from record import Violation

ERROR, QUERY, INIT, FASTBOOT = 0, 1, 2, 3
CONTINUES = 1
VERSION = 1
SMALLEST = 512
LONGEST_COMMAND = 4096


class Session:
    """What the device knows of the host; lost when the phone restarts."""

    def __init__(self, phone, record, packet):
        self.phone = phone
        self.record = record
        self.own_packet = packet
        self.expected = random.randrange(65536)
        self.restart()

    def restart(self):
        self.open = False
        self.limit = SMALLEST
        self.saved = None  # The last packet that was processed, and its answer.
        self.work = None
        self.wish = None
        self.message = bytearray()  # What has come of a message that continues.
        self.speech = b""  # What is left of the one that the device is saying.

    def step(self, value=None):
        """Lets the phone go on until it has to be told or to say something."""
        self.wish = self.work.send(value)

    def begin(self):
        self.message.clear()
        self.speech = b""
        self.work = self.phone.exchange()
        self.wish = next(self.work)

    def take(self, packet):
        """The answer to a packet; none for one that is to be ignored."""
        if len(packet) < 4:
            raise Violation("a packet of %d bytes has no header" % len(packet))
        kind, flags, number = struct.unpack(">BBH", packet[:4])
        data = packet[4:]
        if kind not in (QUERY, INIT, FASTBOOT):
            raise Violation("a host sent a packet of kind %d" % kind)
        if flags & ~CONTINUES:
            raise Violation("flags %#x" % flags)
        if kind == QUERY:
            self.record.count("queries")
            if flags or data:
                raise Violation("a Query with flags or data")
            return struct.pack(">BBHH", QUERY, 0, number, self.expected)
        if number == (self.expected - 1) & 0xFFFF:
            if self.saved is None:
                # Perhaps the last word to the phone before its restart.
                self.record.count("stale")
                return None
            if packet != self.saved[0]:
                raise Violation("packet %d was sent again with other contents" % number)
            self.record.count("repeated")
            return self.saved[1]
        if number != self.expected:
            if (number - self.expected) & 0xFFFF < 0x8000:
                raise Violation("packet %d where %d was due" % (number, self.expected))
            self.record.count("stale")
            return None
        if kind == INIT:
            answer = self.init(flags, data)
        else:
            answer = self.fastboot(flags, data, len(packet))
        head = struct.pack(">BBH", kind, CONTINUES if answer[0] else 0, number)
        self.saved = (bytes(packet), head + answer[1])
        self.expected = (self.expected + 1) & 0xFFFF
        return self.saved[1]

    def init(self, flags, data):
        self.record.count("inits")
        if flags or len(data) != 4:
            raise Violation("an Init of %d bytes, flags %#x" % (len(data), flags))
        version, limit = struct.unpack(">HH", data)
        if version < 1 or limit < SMALLEST:
            raise Violation("an Init with version %d and packets of %d bytes" % (version, limit))
        self.limit = min(limit, self.own_packet)
        self.open = True
        self.phone.abort()
        self.begin()
        return False, struct.pack(">HH", VERSION, self.own_packet)

    def fastboot(self, flags, data, length):
        if not self.open:
            raise Violation("a Fastboot packet before Init")
        if length > self.limit:
            raise Violation("a packet of %d bytes where %d were agreed on" % (length, self.limit))
        if data:
            self.record.count("writes")
            self.write(flags, data)
            return False, b""
        self.record.count("reads")
        if flags:
            raise Violation("an empty packet that continues")
        return self.read()

    def write(self, flags, data):
        kind, wanted = self.wish
        if kind == "say":
            raise Violation("%r was written while the device had %r to say" % (bytes(data[:24]), wanted[:24]))
        self.message += data
        limit = wanted if kind == "bytes" else LONGEST_COMMAND
        if len(self.message) > limit:
            raise Violation("%d bytes where %d were to come" % (len(self.message), limit))
        if flags & CONTINUES:
            if kind == "bytes" and len(self.message) == wanted:
                raise Violation("the last packet of the data says that it continues")
            return
        if kind == "bytes" and len(self.message) < wanted:
            # Data may come as several messages, as it may come as several transfers over USB.
            return
        message = bytes(self.message)
        self.message.clear()
        self.step(message)

    def read(self):
        kind, wanted = self.wish
        if self.message:
            raise Violation("the host read with %d bytes of what it writes" % len(self.message))
        if kind != "say":
            raise Violation("the host read where the device had nothing to say")
        if not self.speech:
            self.speech = wanted
        room = self.limit - 4
        part, self.speech = self.speech[:room], self.speech[room:]
        if not self.speech:
            self.step()
            self.record.save()
        return bool(self.speech), part


class Weather:
    """What happens to datagrams on their way, always the same for a seed."""

    def __init__(self, percent, seed, record):
        self.percent = percent
        self.chance = random.Random(seed)
        self.record = record

    def copies(self):
        """How often a datagram arrives."""
        if not self.percent:
            return 1
        drawn = self.chance.random() * 100
        if drawn < self.percent:
            self.record.count("lost")
            return 0
        if drawn < self.percent * 1.5:
            self.record.count("doubled")
            return 2
        return 1


def serve(phone, record, options, wanted):
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))
    weather = Weather(options.lose, options.seed, record)
    session = Session(phone, record, options.packet)
    print("ready udp:127.0.0.1:%d" % server.getsockname()[1], flush=True)
    last = None
    dark_until = 0.0
    leaving = None
    while wanted():
        if leaving is not None and time.monotonic() >= leaving:
            # It waits a little, so that the answer to its last order can be asked for again.
            leaving = None
            phone.restart()
            session.restart()
            session.expected = random.randrange(65536)
            dark_until = time.monotonic() + 0.3
        ready, _, _ = select.select([server], [], [], 0.05 if leaving is not None else 1)
        if not ready:
            continue
        packet, host = server.recvfrom(65536)
        if time.monotonic() < dark_until:
            last = packet
            continue
        for _ in range(weather.copies()):
            try:
                if not session.open and packet[:1] == bytes([FASTBOOT]) and (packet == last or packet[4:] == b""):
                    # The host asks the phone before its restart once more for its last answer.
                    record.count("stale")
                    continue
                answer = session.take(packet)
            except Violation as violation:
                record.violation(str(violation))
                text = ("not allowed: %s" % violation).encode()
                server.sendto(struct.pack(">BBH", ERROR, 0, struct.unpack(">H", packet[2:4].rjust(2, b"\0"))[0]) + text, host)
                return 3
            last = packet
            if answer is None:
                continue
            for _ in range(weather.copies()):
                record.count("sent")
                server.sendto(answer, host)
        if phone.leaving and leaving is None and session.wish is not None and session.wish[0] != "say":
            leaving = time.monotonic() + (1.5 if options.lose else 0.05)
    record.save()
    return 0
