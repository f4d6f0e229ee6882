# restock flashes a clean package over real USB, byte for byte, straight from the .tgz: of a phone with slots and of one without.
. "$REPOSITORY/Tests/Guest/lib.sh"
. "$REPOSITORY/Tests/Guest/phone.sh"
flashed liuqin whyred
