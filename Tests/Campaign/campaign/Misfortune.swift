import Glibc
import Transport
import VirtualPhone

/// Everything that is different from a smooth run, drawn from a seed.
struct Misfortune {
    /// What a smooth run is like, to aim at.
    struct Aim {
        /// What it says in fastboot; empty where it is in a recovery only.
        var commands: [String] = []
        /// The partitions that it writes.
        var partitions: [String] = []
        /// How many answers it gets, about.
        var answers = 140
        /// How many bytes it moves, about.
        var bytes = 6_000_000
        /// What it says in a recovery; nil where it is in fastboot only.
        var recovery: RecoveryAim?
    }

    var options = DeviceOptions()
    var link: (LinkFault, Int)?
    var transport: TransportFault?
    /// A partition whose storage fails.
    var brokenStorage: String?
    /// The kinds, for the tally.
    var kinds: [String] = []

    init(_ dice: inout Dice, _ aim: Aim) {
        options.writes = dice.pick([.profile, .serial, .behind])
        for _ in 0..<(dice.oneIn(4) ? 2 : 1) {
            if let recovery = aim.recovery, aim.commands.isEmpty || dice.oneIn(2) {
                addRecoveryFault(&dice, recovery, isAlone: aim.commands.isEmpty)
            } else {
                addFastbootFault(&dice, aim)
            }
        }
        if aim.recovery != nil { addQuirks(&dice) }
    }

    private mutating func addFastbootFault(_ dice: inout Dice, _ aim: Aim) {
        switch dice.number(0..<10) {
        case 0..<4: addDeviceFault(&dice, aim)
        case 4..<7:
            let fault = LinkFault.drawn(&dice)
            link = (fault, dice.number(0..<aim.answers))
            note("link", fault)
        case 7..<9: addTransportFault(&dice, packets: aim.answers, bytes: aim.bytes)
        default:
            brokenStorage = dice.pick(aim.partitions)
            kinds.append("storage")
        }
    }

    mutating func addTransportFault(_ dice: inout Dice, packets: Int, bytes: Int) {
        let fault = TransportFault(seed: dice.next(), packets: packets, bytes: UInt64(bytes))
        transport = fault
        note("transport", fault)
    }

    mutating func note(_ place: String, _ fault: some Any) {
        kinds.append("\(place): \("\(fault)".split(separator: "(").first ?? "")")
    }

    private mutating func addDeviceFault(_ dice: inout Dice, _ aim: Aim) {
        let pattern = CommandPattern(dice.pick(aim.commands))
        let fault: DeviceFault =
            switch dice.number(0..<8) {
            case 0: .silentAfter(commands: dice.number(0..<aim.answers * 4 / 5))
            case 1: .dropAt(byte: UInt64(dice.number(0..<min(aim.bytes, 400_000))), download: dice.number(1..<40))
            case 2: .dataSize(UInt32(dice.number(0..<1 << 24)))
            case 3: .okayToDownload
            case 4: .garbage(pattern)
            case 5: .split(pattern)
            case 6: .delay(pattern, milliseconds: dice.number(1..<400))
            default: .fail(pattern, text: dice.pick(Self.refusals))
            }
        options.faults.append(fault)
        note("device", fault)
    }

    /// What bootloaders say, one text for each kind of refusal.
    private static let refusals = [
        "Flashing is not allowed in Lock State", "Flashing is not allowed for Critical Partitions",
        "current device anti-rollback version is greater than this package", "unknown command",
        "No such partition.", "CRC Error", "size too large", "battery low", "Unknown chunk type",
        "A snapshot update is in progress", "image signature verification failed", "Device Error",
        "Error flashing partition : Volume Full", "Last flash failed: Device Error", "",
    ]
}

extension LinkFault {
    static func drawn(_ dice: inout Dice) -> LinkFault {
        switch dice.number(0..<12) {
        case 0: .flood(dice.number(1..<300))
        case 1: .flood(2000)
        case 2: .twice
        case 3: .short(dice.number(0..<4))
        case 4: .long
        case 5: .empty
        case 6: .nonsense
        case 7: .wrongData(UInt32(dice.number(0..<1 << 30)))
        case 8: .lost
        case 9: .lastWord
        case 10: .late(dice.number(20..<400))
        default: .silence
        }
    }
}

/// A partition whose storage fails, for as long as it does: a folder stands where its file was.
struct BrokenStorage {
    private let file: String

    /// - Parameter partition: nil breaks nothing.
    init?(_ partition: String?, in folder: String) {
        guard let partition else { return nil }
        file = "\(folder)/\(partition).img"
        _ = unsafe rename(file, "\(file).kept")
        _ = unsafe mkdir(file, 0o700)
    }

    func mend() {
        _ = unsafe rmdir(file)
        _ = unsafe rename("\(file).kept", file)
    }
}
