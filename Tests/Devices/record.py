"""What a device of the tests writes down: commands, counts of datagrams, and the first thing that was not allowed."""

import json
import os


class Violation(Exception):
    """The host did what the protocol does not allow at this moment."""


class Record:
    def __init__(self, folder):
        self.folder = folder
        self.counts = {
            "queries": 0, "inits": 0, "reads": 0, "writes": 0, "repeated": 0, "stale": 0, "sent": 0, "lost": 0, "doubled": 0,
        }
        self.log = open(os.path.join(folder, "log.jsonl"), "a", encoding="utf-8", buffering=1)
        self.save()

    def command(self, text, answer, size, crc):
        entry = {"command": text, "answer": answer, "bytes": size}
        if crc is not None:
            entry["crc32"] = "%08x" % crc
        self.log.write(json.dumps(entry) + "\n")

    def count(self, what):
        self.counts[what] += 1

    def save(self):
        path = os.path.join(self.folder, "counts.json")
        with open(path + ".new", "w", encoding="utf-8") as file:
            json.dump(self.counts, file)
        os.replace(path + ".new", path)

    def violation(self, text):
        with open(os.path.join(self.folder, "violation"), "w", encoding="utf-8") as file:
            file.write(text)
        self.save()
