"""What a phone of the tests answers, whatever the link.

`exchange()` is a generator. It yields what it wishes: ("command", 0) to be told one, ("bytes", N) to be sent N bytes, ("say", bytes) to
say a packet. A link fulfils one wish at a time, and knows from it what the host is allowed to do.
"""

import json
import re
import struct
import zlib

#: What a phone does that the protocol's text does not want; each was seen on a device.
HABITS = {
    "fail-in-all": "getvar:all says FAIL in its middle, then the rest and OKAY, as AOSP's fastbootd without a health service",
    "fail-in-all-at-once": "the same, and the FAIL has the whole rest behind it after a while",
    "answers-twice": "each oem command is answered with two OKAY",
    "answers-late": "the answer to an oem command comes with a second one, half a second later",
    "talks-on": "after reboot it says INFO without an end",
    "talks-on-in-oem": "oem is answered with INFO without an end",
    "more": "getvar:all is answered with MORE alone, as U-Boot over TCP",
    "strange-unlocked": "getvar:unlocked is answered with a word of no kind",
    "wrong-size": "download is answered with twice the size, and so many bytes are waited for",
    "wrong-size-once": "the same for the first download alone",
    "locked-table": "a flash fails with 'partition table is locked'",
    "no-upload": "upload fails",
    "short-upload": "upload ends in the middle: FAIL and silence after half of the bytes",
    "no-max-download": "max-download-size is not known",
    "talks-in-download": "INFO lines come between the data and OKAY",
}

LOGICAL = ["system", "vendor", "product", "odm", "system_ext"]


def number(text):
    """Decimal, or hex behind 0x; nothing for anything else."""
    if re.fullmatch(r"0[xX][0-9a-fA-F]+", text):
        return int(text, 16)
    return int(text) if text.isdecimal() else None


def table(image):
    """The names of the partitions in a super_empty.img: a page of geometry, a header that says where the tables are, records of 52 bytes."""
    size, = struct.unpack_from("<I", image, 4096 + 8)
    offset, count, record = struct.unpack_from("<III", image, 4096 + 80)
    places = [4096 + size + offset + index * record for index in range(count)]
    return [image[place : place + 36].rstrip(b"\0").decode() for place in places]


class Phone:
    def __init__(self, profile, mode, max_download, habits, record):
        with open(profile, encoding="utf-8") as file:
            data = json.load(file)
        self.mode = mode
        self.habits = habits
        self.record = record
        self.slot = data.get("currentSlot", "a")
        self.slots = data["slots"]
        self.serial = data["serial"]
        self.fixed = {row["name"]: row.get("value", "") for row in data["variables"] if "*" not in row["name"] and "value" in row}
        self.fixed.update({
            "serialno": self.serial, "unlocked": "yes", "slot-count": str(len(self.slots)), "secure": "yes",
            "max-download-size": max_download or "0x10000000",
        })
        if "no-max-download" in habits:
            del self.fixed["max-download-size"]
        self.physical = {}
        self.slotted = set()
        self.types = {}
        for row in data["partitions"]:
            names = [row["name"] + "_" + slot for slot in self.slots] if row["slotted"] else [row["name"]]
            if row["slotted"]:
                self.slotted.add(row["name"])
            for name in names:
                self.physical[name] = row["bytes"]
                self.types[name] = row.get("type", "raw")
        self.logical = {name + "_" + slot: 4096 for name in LOGICAL for slot in self.slots}
        self.buffer = None
        self.leaving = False
        self.next_mode = mode
        self.wrong = 0

    def abort(self):
        """A new host: nothing is left of what the old one had begun."""
        self.buffer = None

    def restart(self):
        self.mode = self.next_mode
        self.leaving = False
        self.buffer = None

    @property
    def userspace(self):
        return self.mode == "fastbootd"

    # Questions

    def variables(self):
        known = dict(self.fixed)
        known["current-slot"] = self.slot
        known["is-userspace"] = "yes" if self.userspace else "no"
        sizes = {**self.physical, **self.logical} if self.userspace else self.physical
        for name, size in sizes.items():
            known["partition-size:" + name] = "0x%X" % size
            known["partition-type:" + name] = self.types.get(name, "raw")
            if self.userspace:
                known["is-logical:" + name] = "yes" if name in self.logical else "no"
        for name in self.physical:
            known["has-slot:" + name] = "no"
        bases = self.slotted | (set(LOGICAL) if self.userspace else set())
        for name in bases:
            known["has-slot:" + name] = "yes"
        return known

    def getvar(self, name):
        known = self.variables()
        if name == "all":
            if "more" in self.habits:
                yield "say", b"MORE"
                return "MORE"
            for place, key in enumerate(sorted(known)):
                if place == len(known) // 3 and "fail-in-all" in self.habits:
                    yield "say", b"FAILfailed to read the battery"
                yield "say", ("INFO%s:%s" % (key, known[key])).encode()[:256]
            yield "say", b"OKAY"
            return "OKAY"
        if name == "unlocked" and "strange-unlocked" in self.habits:
            yield "say", b"WHAT?"
            return "WHAT?"
        return (yield from self.say("OKAY" + known[name] if name in known else "FAILGetVar Variable not found"))

    # Everything else

    def say(self, text):
        yield "say", text.encode()[:256]
        return text

    def partition(self, name):
        return name in self.physical or (self.userspace and name in self.logical)

    def exchange(self):
        while True:
            command = (yield "command", 0).decode("utf-8", "replace")
            size, crc = 0, None
            if command.startswith("download:"):
                answer, size, crc = yield from self.download(command[9:])
            elif command == "upload":
                answer = yield from self.upload()
            elif command.startswith("getvar:"):
                answer = yield from self.getvar(command[7:])
            else:
                answer = yield from self.order(command)
            self.record.command(command, answer, size, crc)
            if self.leaving:
                yield from self.last_words()

    def last_words(self):
        count = 0
        while "talks-on" in self.habits and count < 12_000_000:
            count += 1
            yield "say", b"INFOstill here"
        yield "leave", 0

    def download(self, text):
        if len(text) != 8 or any(letter not in "0123456789abcdef" for letter in text) or int(text, 16) == 0:
            yield from self.say("FAILInvalid size")
            return "FAIL", 0, None
        size = int(text, 16)
        limit = int(self.fixed.get("max-download-size", "0x10000000").strip(), 0)
        if size > limit:
            yield from self.say("FAILRequested download size is more than max allowed")
            return "FAIL", 0, None
        asked = size
        if "wrong-size" in self.habits or ("wrong-size-once" in self.habits and self.wrong == 0):
            self.wrong += 1
            asked = size * 2
        yield "say", b"DATA%08x" % asked
        self.buffer = yield "bytes", asked
        if "talks-in-download" in self.habits:
            for line in range(3):
                yield "say", b"INFOline %d" % line
        yield from self.say("OKAY")
        return "OKAY", size, zlib.crc32(self.buffer)

    def upload(self):
        if "no-upload" in self.habits:
            return (yield from self.say("FAILnothing to upload"))
        data = self.buffer or b"what the phone had staged\n" * 100
        yield "say", b"DATA%08x" % len(data)
        if "short-upload" in self.habits:
            yield "say", data[: len(data) // 2]
            self.leaving = True
            return "DATA"
        yield "say", data
        return (yield from self.say("OKAY"))

    def order(self, command):
        word, _, rest = command.partition(":")
        first = command.split(" ")[0]
        if word == "flash":
            if self.buffer is None:
                return (yield from self.say("FAILNo image was downloaded"))
            if "locked-table" in self.habits:
                return (yield from self.say("FAILpartition table is locked"))
            if not self.partition(rest):
                return (yield from self.say("FAIL(%s) No such partition" % rest))
            self.buffer = None
            return (yield from self.say("OKAY"))
        if word == "erase":
            return (yield from self.say("OKAY" if self.partition(rest) else "FAILCheck device console."))
        if word == "set_active":
            if rest not in self.slots:
                return (yield from self.say("FAILslot does not exist"))
            self.slot = rest
            return (yield from self.say("OKAY"))
        if command == "reboot" or command.startswith("reboot-"):
            target = command[7:]
            if target not in ("", "bootloader", "recovery", "fastboot"):
                return (yield from self.say("FAILunknown reboot target"))
            self.next_mode = "fastbootd" if target == "fastboot" else "bootloader"
            self.leaving = True
            return (yield from self.say("OKAY"))
        if command == "boot":
            return (yield from self.say("FAILthis phone boots nothing that was sent"))
        if command == "continue":
            self.next_mode = "bootloader"
            self.leaving = True
            return (yield from self.say("OKAY"))
        if command == "signature":
            return (yield from self.say("FAILunknown command"))
        if first in ("oem", "flashing"):
            return (yield from self.oem(command))
        if self.userspace:
            return (yield from self.logical_order(word, rest))
        return (yield from self.say("FAILunknown command"))

    def oem(self, command):
        if "talks-on-in-oem" in self.habits:
            for _ in range(2_000_000):
                yield "say", b"INFOand another thing"
        if command in ("oem device-info", "flashing get_unlock_ability"):
            yield "say", b"INFOwhat was asked for: 1"
            answer = yield from self.say("OKAY")
        else:
            answer = yield from self.say("FAILunknown command" if "answers-twice" not in self.habits else "OKAY")
        if "answers-twice" in self.habits:
            yield "say", b"OKAYand once more"
        return answer

    def logical_order(self, word, rest):
        name, _, size = rest.partition(":")
        if word == "create-logical-partition":
            if name in self.logical or number(size) is None:
                return (yield from self.say("FAILno"))
            self.logical[name] = number(size)
        elif word == "resize-logical-partition":
            if name not in self.logical or number(size) is None:
                return (yield from self.say("FAILno"))
            self.logical[name] = number(size)
        elif word == "delete-logical-partition":
            if self.logical.pop(name, None) is None:
                return (yield from self.say("FAILPartition doesn't exist"))
        elif word == "update-super":
            if self.buffer is None:
                return (yield from self.say("FAILno image"))
            # The partitions of the table, with the sizes that they had.
            self.logical = {name: self.logical.get(name, 0) for name in table(self.buffer)}
            self.buffer = None
        elif word == "snapshot-update":
            if rest not in ("", "cancel", "merge"):
                return (yield from self.say("FAILno"))
        elif word == "gsi":
            if rest not in ("wipe", "disable"):
                return (yield from self.say("FAILno"))
        elif word == "fetch":
            return (yield from self.say("FAILFetch is not allowed on user build"))
        else:
            return (yield from self.say("FAILUnrecognized command " + word))
        return (yield from self.say("OKAY"))
