"""labgrid's own fastboot driver, unchanged, with restock in the place of fastboot. Usage: drive.py PROTOCOL PORT FOLDER"""

import sys

from labgrid import Target
from labgrid.driver import AndroidFastbootDriver
from labgrid.resource import AndroidNetFastboot

protocol, port, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
target = Target("phone")
AndroidNetFastboot(target, name=None, address="127.0.0.1", port=port, protocol=protocol)
driver = AndroidFastbootDriver(target, name=None, sparse_size="64K")
target.activate(driver)
assert driver.getvar("slot-count") == "2"
driver.flash("splash", f"{folder}/image")
driver.erase("misc")
driver.boot(f"{folder}/boot.img")
driver.continue_boot()
