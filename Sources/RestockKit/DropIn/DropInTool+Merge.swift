import Fastboot
import Plan
import Safety

/// A system update that is being merged into the phone's partitions.
extension DropInTool {
    /// Refuses, before its first command, a line that would break a merge off. The phone is only asked where the line could.
    /// - Throws: ``DropInError/refused(_:next:)``; ``DropInError/command(_:)`` where the phone fails.
    func refuseDuringMerge(_ line: DropInLine) throws(DropInError) {
        guard line.breaksMerge else { return }
        try refuseMerging(value("snapshot-update-status"))
    }

    /// - Parameter status: the answer to `snapshot-update-status`; nil where the phone knows none, and then nothing merges.
    /// - Throws: ``DropInError/refused(_:next:)``.
    func refuseMerging(_ status: String?) throws(DropInError) {
        guard status == "merging" else { return }
        throw .refused(
            """
            The phone is in the middle of merging a system update (snapshot-update-status: merging). What is \
            flashed or erased now leaves half of two systems.
            """,
            next: """
                This command changed nothing. Start the phone and let it finish, or: fastboot reboot fastboot, then \
                fastboot snapshot-update merge
                """)
    }
}

extension DropInLine {
    /// Whether it writes or erases what a merge reads from and writes to, cancels it, or is how a stock script begins that will come to such
    /// a step: refused only there, it would leave a phone without its boot image, or with the boot chain of another version. `flashall` and
    /// `update` ask for themselves.
    fileprivate var breaksMerge: Bool {
        options.wipes || commands.contains(.snapshotUpdate("cancel"))
            || commands.contains { if case .wipeSuper = $0 { true } else { false } }
            || commands.flatMap(\.wires).contains(where: breaks)
    }

    private func breaks(_ wire: String) -> Bool {
        guard let colon = wire.firstIndex(of: ":"), ["flash", "erase"].contains(wire[..<colon]) else { return false }
        return wire[wire.index(after: colon)...].split(separator: "+").map(String.init).contains { name in
            ["super", "userdata", "metadata"].contains(partitionBase(name)) || BootChain.base(of: name) != nil
                || wire.hasPrefix("erase:") && partitionBase(name) == "boot"
        }
    }
}
