extension DropInTool {
    func patched(_ image: DropInImage, _ partition: String) throws(DropInError) -> DropInImage { image }
    func format(_ partition: String, type: String?, size: String?) throws(DropInError) {
        throw .stopped("format is not supported yet")
    }
    func wipeSuper(_ file: String?) throws(DropInError) { throw .stopped("wipe-super is not supported yet") }
    func flashAll() throws(DropInError) { throw .stopped("flashall is not supported yet") }
    func update(_ zip: String) throws(DropInError) { throw .stopped("update is not supported yet") }
}
