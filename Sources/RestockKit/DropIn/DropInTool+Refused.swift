/// What the drop-in does not do, in words.
extension DropInTool {
    func format(_ partition: String, type: String?, size: String?) throws(DropInError) {
        throw .stopped(
            """
            restock makes no file systems. Erase \(partition) and let Android make its own when it starts, or make an image with mke2fs or \
            make_f2fs and flash that. Nothing was sent.
            """)
    }

    func wipeSuper(_ file: String?) throws(DropInError) {
        throw .stopped(
            "wipe-super is not there yet; a whole super.img can be flashed: flash super FILE. Nothing was sent.")
    }
}
