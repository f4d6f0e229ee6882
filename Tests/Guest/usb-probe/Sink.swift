import Bytes
import Glibc
import VirtualPhone

/// A small phone: swallows downloads, counts them, and misbehaves when it is told to.
final class Sink {
    private let port: GadgetPort
    private let withoutSums: Bool
    private var sum: Sum
    /// The next download is cut off after this many bytes.
    private var pullAt: Int?
    /// The next download is not read.
    private var isDeaf = false
    private var mode: DeviceMode

    init(_ words: inout Words) throws {
        mode = words.value("--mode").flatMap(DeviceMode.init(rawValue:)) ?? .fastboot
        withoutSums = words.flag("--no-sums")
        sum = Sum(isOff: true)
        port = try GadgetPort(
            controller: words.value("--udc") ?? "dummy_udc.0", serial: words.value("--serial") ?? "probe0001",
            product: "probe", mode: mode)
        print("sink: ready")
    }

    func run() throws {
        while let link = try port.accept() {
            do {
                while let packet = try link.receivePacket() {
                    try answer(String(decoding: packet, as: UTF8.self), on: link)
                }
                print("sink: the host has gone")
            } catch {
                print("sink: \(error)")
            }
        }
    }

    private func answer(_ command: String, on link: any DeviceLink) throws {
        func say(_ text: String) throws { try link.send(Array(text.utf8)) }
        let (verb, argument) = split(command)
        switch verb {
        case "getvar":
            let variables = [
                "product": "probe", "version": "0.4", "max-download-size": "0x10000000", "serialno": "probe0001",
                "is-userspace": mode == .fastbootd ? "yes" : "no", "current-slot": "", "slot-count": "0",
            ]
            try say(variables[argument].map { "OKAY\($0)" } ?? "FAILno such variable")
        case "download":
            guard let size = UInt64(argument, radix: 16) else { return try say("FAILno size") }
            try download(size, on: link)
        case "flash":
            print("sink: flash \(argument) \(sum.count) \(sum.text)")
            try say("INFO\(sum.count) \(sum.text)")
            try say("OKAY")
        case "upload":
            let bytes = Pattern.bytes(Int(argument) ?? 0)
            try say("DATA\(hex(UInt32(bytes.count), width: 8))")
            try link.sendPayload(bytes)
            try say("OKAY")
        case "reboot", "reboot-bootloader": try reboot(.fastboot, on: link)
        case "reboot-fastboot": try reboot(.fastbootd, on: link)
        case "reboot-recovery": try reboot(.recovery, on: link)
        case "oem pull-at":
            pullAt = Int(argument)
            try say("OKAY")
        case "oem deaf":
            isDeaf = true
            try say("OKAY")
        case "oem silent": break
        case "oem leave":
            try say("OKAY")
            usleep(200_000)
            port.pull()
        case "oem halt-in": (link as? GadgetLink)?.halt(towardsHost: true)
        case "oem halt-out":
            try say("OKAY")
            usleep(200_000)
            (link as? GadgetLink)?.halt(towardsHost: false)
        default: try say("FAILunknown command")
        }
    }

    private func download(_ size: UInt64, on link: any DeviceLink) throws {
        try link.send(Array("DATA\(hex(UInt32(size), width: 8))".utf8))
        if isDeaf {
            isDeaf = false
            print("sink: deaf")
            sleep(600)
        }
        sum = Sum(isOff: withoutSums)
        try unsafe link.receivePayload(size) { bytes in
            unsafe sum.add(bytes)
            if let at = pullAt, sum.count >= at {
                pullAt = nil
                print("sink: pulled at \(sum.count)")
                port.pull()
            }
        }
        try link.send(Array("OKAY".utf8))
    }

    private func reboot(_ next: DeviceMode, on link: any DeviceLink) throws {
        try link.send(Array("OKAY".utf8))
        link.close()
        mode = next
        usleep(100_000)
        try port.replug(as: next, after: .milliseconds(500))
        print("sink: came back as \(next)")
    }

    /// `verb:argument`; the verb of an `oem` command ends at the next space.
    private func split(_ command: String) -> (String, String) {
        if command.hasPrefix("oem ") {
            let words = command.split(separator: " ", maxSplits: 2).map(String.init)
            return ("oem " + (words.dropFirst().first ?? ""), words.count > 2 ? words[2] : "")
        }
        guard let colon = command.firstIndex(of: ":") else { return (command, "") }
        return (String(command[..<colon]), String(command[command.index(after: colon)...]))
    }
}
