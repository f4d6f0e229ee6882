import Plan
import Safety

/// What the drop-in refuses, and what it does with consent alone. Judged on the whole command line, before anything is sent.
public struct DropInPolicy: Sendable {
    let accepted: Accepted

    /// - Parameter accepted: the consents that were given with the command line or in the environment.
    public init(_ accepted: Accepted) { self.accepted = accepted }

    /// Judges every command that the line names.
    /// - Throws: ``DropInError/refused(_:next:)``.
    public func check(_ line: DropInLine) throws(DropInError) {
        for (index, command) in line.commands.enumerated() {
            for wire in command.wires { try check(wire: wire) }
            if case .format(let partition, _, _) = command { throw Self.format(partition) }
            let later = line.commands.dropFirst(index + 1).flatMap(\.wires)
            try checkBootChain(command.wires, later: later)
        }
    }

    /// Judges the steps of a plan.
    /// - Throws: ``DropInError/refused(_:next:)``.
    func check(_ wires: [String]) throws(DropInError) {
        for (index, wire) in wires.enumerated() {
            try check(wire: wire)
            try checkBootChain([wire], later: Array(wires.dropFirst(index + 1)))
        }
    }

    /// The last look at one command, as it goes over the wire.
    /// - Throws: ``DropInError/refused(_:next:)``.
    func check(wire: String) throws(DropInError) {
        guard let forbidden = ForbiddenCommand(wire: wire) else { return }
        if forbidden == .loneLock, ForbiddenCommand(wire: wire, endsFlash: true) == nil {
            guard lockConsent == nil else { return }
            throw .refused(
                "\"\(Self.words(wire))\" locks the bootloader and erases the data. On anything but whole, unmodified stock firmware the phone then never starts again.",
                next: """
                    restock flash --mode clean-lock PACKAGE checks the package, flashes it and locks last. To lock by hand all the same, \
                    name the phone's product: RESTOCK_ACCEPT=relock=PRODUCT
                    """)
        }
        throw .refused(
            "\"\(Self.words(wire))\": \(forbidden)",
            next: "There is no flag for it. `restock account` names the official ways.")
    }

    /// The product that the owner named for a lock.
    var lockConsent: String? { accepted.word(for: .relock).flatMap { $0.isEmpty ? nil : $0 } }

    private func checkBootChain(_ wires: [String], later: [String]) throws(DropInError) {
        guard accepted.word(for: .bootChain) == nil else { return }
        for wire in wires {
            guard let colon = wire.firstIndex(of: ":") else { continue }
            let verb = wire[..<colon]
            guard verb == "flash" || verb == "erase" else { continue }
            for name in wire[wire.index(after: colon)...].split(separator: "+").map(String.init) {
                if BootChain.base(of: name) != nil { throw .refused(Self.chain(verb, name), next: Self.script) }
                // The first step of stock scripts. Refusing a later one would leave the phone without its boot image.
                let isBoot = verb == "erase" && partitionBase(name.lowercased()) == "boot"
                if isBoot, !later.contains(where: { rewrites($0, name) }) {
                    throw .refused(Self.boot(name), next: Self.script)
                }
            }
        }
    }

    /// Whether a later command of the same line puts a boot image back.
    private func rewrites(_ wire: String, _ name: String) -> Bool {
        wire.hasPrefix("flash:")
            && (wire.dropFirst(6) == name || partitionBase(String(wire.dropFirst(6))) == partitionBase(name))
    }

    /// As it is typed: `flash frp`.
    private static func words(_ wire: String) -> String { wire.replacing(":", with: " ", maxReplacements: 1) }

    private static func chain(_ verb: Substring, _ name: String) -> String {
        """
        "\(verb) \(name)" changes code that starts the phone, before fastboot is there to help. A part of it that does not fit the rest \
        leaves a phone that nothing can be flashed onto.
        """
    }

    static func format(_ partition: String) -> DropInError {
        .refused(
            """
            "format \(partition)" makes a file system on this computer, which does not know how the phone's own Android makes it: encryption, \
            quotas and features that it lacks later keep the phone from starting. restock makes no file systems.
            """,
            next: """
                For the owner's data: fastboot -w, or fastboot erase \(partition); Android makes the file system when it starts. A file system \
                that was made for this phone can be flashed: fastboot flash \(partition) FILE
                """)
    }

    private static func boot(_ name: String) -> String {
        """
        "erase \(name)" leaves a phone that does not start until boot is flashed again. Stock flash scripts begin like this and go on to \
        the code that starts the phone, which needs your consent.
        """
    }

    private static let script = """
        For a stock package: restock flash FOLDER checks everything first, and writes all of it or nothing. For this command alone add \
        --restock-accept boot-chain. To run a script as it is, with /usr/lib/restock/bin first in PATH: \
        RESTOCK_ACCEPT=boot-chain ./flash_all.sh
        """
}
