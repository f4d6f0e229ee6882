import Bytes
import Fastboot
import Images
import Plan
import Safety
import StockPackage

/// What can be known of a command line from its files and from the phone, before its first command is sent.
extension DropInTool {
    /// Looks at the file of every flash: `erase boot flash boot FILE` must not end between the two because FILE is missing, and no line
    /// gets to a message for the recovery that is going to be refused.
    /// - Throws: ``DropInError/stopped(_:)``, with the file and what is wrong with it; ``DropInError/refused(_:next:)``.
    func lookAtFiles(_ line: DropInLine) throws(DropInError) {
        guard line.commands.count > 1 else { return }
        for command in line.commands {
            guard case .flash(let partition, let file) = command else { continue }
            guard Self.vendorRamdisk(partition) == nil || file != nil else { continue }
            let path = if let file { file } else { try productFile(of: partition) }
            try checkMessage(DropInImage(path: path), to: partition)
        }
    }

    /// Asks the phone where its answer decides: how it spells a name that is given with capitals, and which model it is where one model's
    /// stock script alone does a thing. Other lines ask nothing.
    /// - Parameter wires: commands as they would be sent, with or without slots.
    func lookAtPhone(_ wires: [String]) throws(DropInError) {
        let named = wires.filter { wire in ["flash:", "erase:"].contains { wire.hasPrefix($0) } }
        if named.contains(where: { ForbiddenCommand(wire: $0, product: "") != nil }) {
            let product = try value("product") ?? ""
            for wire in named { try policy.checkForbidden(wire, product) }
        }
        let names = named.flatMap { $0.drop { $0 != ":" }.dropFirst().split(separator: "+").map(String.init) }
        let capitals = names.filter { PartitionName.lower($0) != $0 && !pseudoPartitions.contains($0) }
        guard !capitals.isEmpty else { return }
        let phone = try listed()
        for name in capitals {
            if let own = phone.otherSpelling(of: name) { throw DropInPolicy.otherCase(name, own) }
        }
    }

    /// The partitions that the phone lists; none where it refuses to.
    private func listed() throws(DropInError) -> PhoneFacts {
        var phone = PhoneFacts(address: "")
        do throws(FastbootError) { phone.set(list: try session.variables().mapValues(Variable.init)) } catch {
            guard case .rejected = error else { throw .command(error, .asking("all")) }
        }
        return phone
    }

    /// Refuses an image for `misc` that says anything to the phone's next start; a message to wipe takes the consent `data-loss`.
    /// - Parameter name: the partition, with or without its slot.
    func checkMessage(_ image: DropInImage, to name: String) throws(DropInError) {
        // What stands behind a colon, as a ramdisk's name does, makes it no other partition.
        let names = name.split(separator: "+").map { $0.prefix { $0 != ":" } }
        guard names.contains(where: { PartitionName.base(of: $0) == "misc" }) else { return }
        guard image.layout.expandedBytes <= MiscMessage.most else {
            throw DropInPolicy.message(name, "\(image.layout.expandedBytes) bytes, more than any misc has")
        }
        switch MiscMessage(try image.expandedBytes()) {
        case nil: return
        case .wipe:
            guard policy.accepted.word(for: .dataLoss) == nil else { return }
            throw DropInPolicy.wipeMessage(name)
        case .other(let words): throw DropInPolicy.message(name, words)
        }
    }
}
