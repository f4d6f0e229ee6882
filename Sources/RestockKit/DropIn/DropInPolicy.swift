import Bytes
import Plan
import Safety

/// What the drop-in refuses, and what it does with consent alone. Judged on the whole command line, before anything is sent, and once more
/// on each command as it goes out.
///
/// A script calls `fastboot` once for each line, so that a line is all that can be known: what an earlier one did, and whether a later one
/// will come, nobody here can tell.
public struct DropInPolicy: Sendable {
    let accepted: Accepted

    /// - Parameter accepted: the consents that were given with the command line or in the environment.
    public init(_ accepted: Accepted) { self.accepted = accepted }

    /// Judges every command that the line names.
    /// - Throws: ``DropInError/refused(_:next:)``.
    public func check(_ line: DropInLine) throws(DropInError) {
        for (index, command) in line.commands.enumerated() {
            for wire in command.wires { try check(wire: wire, file: command.file) }
            if case .format(let partition, _, _) = command { throw Self.format(partition) }
            try checkErase(
                command.wires, later: Self.flashed(by: line.commands.dropFirst(index + 1).prefix(while: \.goesOn)))
        }
        try checkLock(line)
    }

    /// One command, as it goes over the wire.
    /// - Parameter file: where an image comes from; nil where there is none or it is not known.
    /// - Throws: ``DropInError/refused(_:next:)``.
    func check(wire: String, file: String? = nil) throws(DropInError) {
        try checkForbidden(wire)
        if wire.hasPrefix("oem ") { return try checkVendor(String(wire.dropFirst(4))) }
        for (verb, name) in Self.named(wire) {
            if BootChain.base(of: name) != nil, accepted.word(for: .bootChain) == nil {
                throw .refused(Self.chain(verb, name), next: Self.script)
            }
            guard !KnownPartitions.contains(name), !pseudoPartitions.contains(name),
                !(file.map { KnownPartitions.isNamedLike(name, file: $0) } ?? false)
            else { continue }
            let base = PartitionName.base(of: name)
            guard !agreed(to: base, of: .unknownPartition) else { continue }
            throw Self.unknown(verb, name, base)
        }
    }

    /// What no consent opens, but for a lock.
    /// - Parameter product: of the phone; nil where it is not known.
    /// - Throws: ``DropInError/refused(_:next:)``.
    func checkForbidden(_ wire: String, _ product: String? = nil) throws(DropInError) {
        guard let forbidden = ForbiddenCommand(wire: wire, product: product) else { return }
        if forbidden == .loneLock, ForbiddenCommand(wire: wire, endsFlash: true) == nil {
            guard lockConsent == nil else { return }
            throw Self.lock(wire)
        }
        throw Self.never(wire, forbidden)
    }

    private func checkVendor(_ argument: String) throws(DropInError) {
        // A lock has a consent of its own.
        guard ForbiddenCommand(wire: "oem \(argument)") == nil, let word = OEMCommands.unknownWord(argument),
            !agreed(to: word, of: .oemCommand)
        else { return }
        throw Self.unknownCommand(argument, word)
    }

    /// Refuses to erase what the phone starts from unless it is written again: the same slots of it.
    /// - Parameter later: the partitions that are flashed behind it.
    func checkErase(_ wires: [String], later: [String]) throws(DropInError) {
        guard accepted.word(for: .bootChain) == nil else { return }
        for (verb, name) in wires.flatMap(Self.named) where verb == "erase" {
            // The first step of stock scripts. Refusing a later one would leave the phone without its boot image.
            guard partitionBase(name) == "boot", !Self.isWritten(name, by: later) else { continue }
            throw .refused(Self.empty(name), next: Self.script)
        }
    }

    /// Refuses a build that leaves erased what Android does not start without. Unlike a line of a script, its plan is known to the end.
    /// - Parameter later: the partitions that are flashed behind the erase.
    func checkEnd(_ erased: String, later: [String]) throws(DropInError) {
        guard Self.isNeeded(erased), !Self.isWritten(erased, by: later), accepted.word(for: .bootChain) == nil else {
            return
        }
        throw Self.endsErased(erased)
    }

    /// Refuses to lock a phone in the same line that empties what it starts from, whatever was consented to: it would never start again,
    /// and a locked bootloader takes nothing that could mend it.
    private func checkLock(_ line: DropInLine) throws(DropInError) {
        guard let lock = line.commands.flatMap(\.wires).first(where: { ForbiddenCommand(wire: $0) == .loneLock }) else {
            return
        }
        for (index, command) in line.commands.enumerated() {
            for (verb, name) in command.wires.flatMap(Self.named) where verb == "erase" {
                let later = Self.flashed(by: line.commands.dropFirst(index + 1))
                guard Self.isNeeded(name) || BootChain.base(of: name) != nil, !Self.isWritten(name, by: later) else {
                    continue
                }
                throw Self.lockOnNothing(lock, name)
            }
        }
    }

    /// Whether a phone does not start Android without a partition.
    static func isNeeded(_ name: String) -> Bool { BootChain.isOfAndroid(partitionBase(name.lowercased())) }

    /// The product that the owner named for a lock.
    var lockConsent: String? { accepted.word(for: .relock).flatMap { $0.isEmpty ? nil : $0 } }

    /// Whether the owner named this word with a gate, alone or as one of several that are joined by `+`.
    private func agreed(to word: String, of gate: GateID) -> Bool {
        accepted.word(for: gate)?.split(separator: "+").contains { PartitionName.lower($0) == word } ?? false
    }

    /// What `flash` or `erase` names, each by itself; nothing for other commands.
    private static func named(_ wire: String) -> [(verb: String, name: String)] {
        guard let colon = wire.firstIndex(of: ":") else { return [] }
        let verb = String(wire[..<colon])
        guard verb == "flash" || verb == "erase" else { return [] }
        return wire[wire.index(after: colon)...].split(separator: "+").map { name in
            // `vendor_boot:RAMDISK` is a part of a partition.
            (verb, String(name.prefix { $0 != ":" }))
        }
    }
}
