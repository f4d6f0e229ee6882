import Fastboot
import Images
import Safety

/// The whole of `super`.
extension DropInTool {
    /// `wipe-super`: an empty table, and nothing in it. Afterwards the phone has no system until one is flashed.
    func wipeSuper(_ file: String?) throws(DropInError) {
        let path = if let file { file } else { try productFile(of: "super_empty") }
        let table = try superTable(DropInImage(path: path))
        guard !table.isRetrofit else {
            throw .stopped(
                """
                '\(path)' is for a phone that keeps its system on several partitions, as phones before Android 10 do after an update. \
                restock does not wipe those. This command changed nothing.
                """)
        }
        try checkPlace(of: table, path)
        let image = try superImage(table, [], name: path)
        // A partition of another name is one that the bootloader guards until it is told. As in the original it may not know the word.
        if !table.isSuper { try runIfKnown(.oem("allow-flash-super")) }
        try onSlots(of: table.partition) { name throws(DropInError) in try flash(image, to: name) }
    }

    /// Refuses a table that names the start of the phone, or what nobody may write, for its own place: the table itself says where it
    /// lies, and no command names that.
    func checkPlace(of table: SuperTable, _ path: String) throws(DropInError) {
        for name in table.lyingOn {
            guard BootChain.base(of: name) == nil else { throw DropInPolicy.superElsewhere(path, name) }
            try policy.check(wire: "flash:\(name)", file: path)
        }
        try lookAtPhone(table.lyingOn.map { "flash:\($0)" })
    }

    /// Says a command whose refusal changes nothing.
    private func runIfKnown(_ command: FastbootCommand) throws(DropInError) {
        try policy.check(wire: "\(command)")
        do throws(FastbootError) { try session.run(command) } catch {
            guard case .rejected = error else { throw .command(error, .passedOn) }
        }
    }

    /// The table of logical partitions in a `super_empty.img`.
    func superTable(_ image: DropInImage) throws(DropInError) -> SuperTable {
        let bytes = try image.bytes(first: SuperTable.mostBytes)
        do throws(SuperTableFault) { return try SuperTable(bytes) } catch {
            throw .stopped("cannot load '\(image.name)': \(error). This command changed nothing.")
        }
    }

    /// An image of `super` with these partitions in it.
    func superImage(_ table: SuperTable, _ contents: [SuperImage.Content], name: String) throws(DropInError)
        -> DropInImage
    {
        do throws(SuperTable.Misfit) {
            let made = try SuperImage(table, contents)
            return DropInImage(name: name, layout: made.layout) { made.open() }
        } catch {
            switch error {
            case .unfit(let what):
                throw .stopped(
                    "cannot make super of '\(name)': there is no place for \(what). This command changed nothing.")
            case .odd(let what, let bytes):
                throw .stopped(
                    """
                    cannot make super of '\(name)': its table gives \(what) \(bytes) bytes, which are no whole number of blocks of 4096. \
                    This command changed nothing.
                    """)
            case .full(let what, let needed, let room):
                throw .stopped(
                    """
                    cannot make super of '\(name)': with \(what) it needs \(needed) bytes, and there are \(room). This command changed nothing.
                    """)
            }
        }
    }
}
