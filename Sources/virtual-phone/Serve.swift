import ArgumentParser
import FoundationEssentials
import VirtualPhone

/// `virtual-phone --profile NAME`: plays one phone until it reboots into Android or is told to end.
struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Plays one phone.",
        discussion: """
            Says `ready tcp:127.0.0.1:PORT` on standard output when hosts can connect; `ready adb:...` where the \
            phone begins in recovery. It keeps its port in every mode. Ends with status 0 when the phone reboots \
            into Android, or on SIGINT and SIGTERM.
            """)

    @Option(help: "The phone to play; `virtual-phone list` names them.")
    var profile: String

    @Option(help: "Listen on this TCP port of 127.0.0.1; 0 takes a free one.")
    var tcp: UInt16?

    @Option(help: "Listen on this UDP port of 127.0.0.1 instead; 0 takes a free one.")
    var udp: UInt16?

    @Flag(help: "Be a USB device on a controller of this computer.")
    var gadget = false

    @Option(help: "The USB device controller for --gadget, such as dummy_udc.0.")
    var udc: String?

    @Option(help: "The folder of the phone's state. Without it a temporary one is used and removed at the end.")
    var state: String?

    @Flag(help: "Keep no payload and write no partition.")
    var discard = false

    @Flag(help: "With --discard: log the CRC-32 of each download all the same.")
    var sums = false

    @Option(help: "The speed of the cable, in 10^6 bytes a second.")
    var link: Double?

    @Option(help: "The speed of the storage, in 10^6 bytes a second.")
    var write: Double?

    @Option(help: "When flash: is answered: as in the profile, serial (after the write), or behind (before it).")
    var writes = DeviceOptions.Writes.profile

    @Option(help: "The bootloader's download buffer in bytes, decimal or with 0x.")
    var maxDownload: String?

    @Option(
        name: .customLong("lists"), help: "A habit with checksum lists: refuses, miscounts or sticks. May be repeated.")
    var listHabits: [ListHabit] = []

    @Flag(help: "The phone is locked, whatever its profile says.")
    var locked = false

    @Flag(help: "The phone is unlocked, whatever its profile says.")
    var unlocked = false

    @Option(name: .customLong("set"), help: "A variable of the phone, as NAME=VALUE. May be repeated.")
    var variables: [String] = []

    @Option(help: "The serial number.")
    var serial: String?

    @Option(help: "How far a system update is: none, snapshotted or merging.")
    var snapshot: String?

    @Flag(help: "Come back in fastboot after a reboot into Android.")
    var stay = false

    @Flag(help: "A build for developers: fastbootd lets vendor_boot be fetched.")
    var userdebug = false

    @Flag(help: "Refuse whatever the protocol does not allow at its moment, also what other phones put up with.")
    var strict = false

    @Flag(help: "Answer variables as AOSP's conformance suite wants them, whatever the profile's bootloader does.")
    var conformant = false

    @Option(help: "The mode to begin in: fastboot, fastbootd, or the recovery as mi-assistant or sideload (AOSP's).")
    var mode = StartMode.fastboot

    @OptionGroup var recovery: RecoveryArguments

    @Option(help: "Misbehave, such as `fail:flash:boot*=TEXT` or `drop-at:BYTE`. May be repeated.")
    var fault: [String] = []

    @Option(help: "Misbehave once in each connection, such as `twice@12`: at its answer 12, counted from 0.")
    var answerFault: String?

    func validate() throws {
        if udp != nil, tcp != nil || gadget { throw ValidationError("--udp goes with neither --tcp nor --gadget") }
        if let answerFault { try LinkFault.check(answerFault) }
        if tcp != nil, gadget { throw ValidationError("--tcp and --gadget do not go together") }
        if sums, !discard { throw ValidationError("--sums goes with --discard") }
        if locked, unlocked { throw ValidationError("--locked and --unlocked do not go together") }
        if udc != nil, !gadget { throw ValidationError("--udc goes with --gadget") }
        if let snapshot, !["none", "snapshotted", "merging"].contains(snapshot) {
            throw ValidationError("--snapshot is none, snapshotted or merging")
        }
        if let kind = mode.recovery, let other = recovery.recovery, kind != other {
            throw ValidationError("--mode \(mode.rawValue) and --recovery \(other.rawValue) do not go together")
        }
        for (name, speed) in [("--link", link), ("--write", write)] {
            if let speed, !(speed > 0) { throw ValidationError("\(name) is a speed above 0") }
        }
        _ = try options()
    }

    func run() throws {
        let profile = try PhoneProfile(named: profile)
        let (folder, isTemporary) = try stateFolder()
        defer { if isTemporary { try? FileManager.default.removeItem(atPath: folder) } }
        var options = try options()
        options.conduct = Conduct(isStrict: strict, folder: folder)
        let phone = try VirtualPhone(profile: profile, folder: folder, options: options)
        let signals = holdSignals()
        let (port, place) = try makePort(serial: options.serial ?? profile.serial, options.conduct)
        try play(phone, on: faulty(port), at: place, signals: signals)
    }

    /// Where hosts reach the phone, and how a person names that place.
    private func makePort(serial: String, _ conduct: Conduct) throws -> (any DevicePort, String) {
        if gadget {
            let port = try GadgetPort(
                controller: udc ?? "dummy_udc.0", serial: serial, mode: mode.mode, conduct: conduct)
            return (port, "usb \(udc ?? "dummy_udc.0")")
        }
        if let udp {
            let port = try UDPPort(udp, conduct: conduct)
            return (port, "udp:127.0.0.1:\(port.number)")
        }
        let port = try TCPPort(tcp ?? 0, conduct: conduct)
        return (port, "\(mode.recovery == nil ? "tcp" : "adb"):127.0.0.1:\(port.number)")
    }

    private func faulty(_ port: any DevicePort) throws -> any DevicePort {
        guard let answerFault else { return port }
        let (fault, answer) = try LinkFault.read(answerFault)
        return FaultyPort(port, fault, at: answer)
    }

    private func options() throws -> DeviceOptions {
        var options = DeviceOptions()
        options.discard = discard
        options.sums = sums
        options.linkMBps = link
        options.writeMBps = write
        options.writes = writes
        if let maxDownload {
            guard let bytes = DeviceOptions.size(maxDownload), bytes > 0 else {
                throw ValidationError("--max-download is a number of bytes, not \(maxDownload)")
            }
            options.maxDownload = bytes
        }
        if locked != unlocked { options.locked = locked }
        for text in variables {
            guard let equals = text.firstIndex(of: "=") else {
                throw ValidationError("--set wants NAME=VALUE, not \(text)")
            }
            options.variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
        }
        options.listHabits = Set(listHabits)
        options.snapshot = snapshot
        options.serial = serial
        options.stay = stay
        options.userdebug = userdebug
        options.isConformant = conformant
        options.mode = mode.mode
        recovery.apply(to: &options, startingIn: mode)
        do {
            options.faults = try fault.map { try DeviceFault($0) }
        } catch {
            throw ValidationError("\(error)")
        }
        return options
    }

    private func stateFolder() throws -> (String, isTemporary: Bool) {
        if let state { return (state, false) }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("virtual-phone-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return (folder.path, true)
    }
}

extension LinkFault {
    fileprivate static func check(_ text: String) throws {
        do { _ = try read(text) } catch { throw ValidationError("\(error)") }
    }
}

extension DeviceOptions.Writes: ExpressibleByArgument {}
extension ListHabit: ExpressibleByArgument {}
