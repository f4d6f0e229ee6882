# The same as `flash`, of the other sample phones.
. "$REPOSITORY/Tests/Guest/lib.sh"
. "$REPOSITORY/Tests/Guest/phone.sh"
flashed chopin raphaelin daisy
