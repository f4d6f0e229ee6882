#!/usr/bin/env python3
"""A second device for the tests of the wire, over UDP or TCP.

It is written from the text of the fastboot protocol, and shares nothing with restock or its virtual phone. It is strict: at the first
packet that the protocol does not allow at that moment it says so in its log, tells the host, and ends with status 3.
"""

import argparse
import os
import signal
import sys

import tcp
import udp
from phone import HABITS, Phone
from record import Record


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--link", choices=["udp", "tcp"], required=True)
    parser.add_argument("--profile", required=True, help="a phone of Firmware/phones")
    parser.add_argument("--log", required=True, help="a folder for log.jsonl, counts.json and violation")
    parser.add_argument("--mode", choices=["bootloader", "fastbootd"], default="bootloader")
    parser.add_argument("--max-download", default="", help="what max-download-size answers, word for word; none: it fails")
    parser.add_argument("--packet", type=int, default=1400, help="the largest packet over UDP, its header included")
    parser.add_argument("--lose", type=float, default=0, help="of a hundred datagrams so many are lost, and half as many doubled")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--habit", action="append", default=[], choices=sorted(HABITS))
    parser.add_argument("--seconds", type=int, default=240, help="it ends after so long in any case")
    return parser.parse_args()


def main():
    options = arguments()
    # Whoever starts it may have blocked them.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    signal.alarm(options.seconds)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    record = Record(options.log)
    phone = Phone(options.profile, options.mode, options.max_download, set(options.habit), record)
    parent = os.getppid()
    serve = udp.serve if options.link == "udp" else tcp.serve
    sys.exit(serve(phone, record, options, lambda: os.getppid() == parent))


if __name__ == "__main__":
    main()
