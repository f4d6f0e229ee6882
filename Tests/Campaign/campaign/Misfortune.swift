import Transport
import VirtualPhone

/// Everything that is different from a smooth flash, drawn from a seed.
struct Misfortune {
    var options = DeviceOptions()
    var link: (LinkFault, Int)?
    var transport: TransportFault?
    /// A partition whose storage fails.
    var brokenStorage: String?
    /// The kinds, for the tally.
    private(set) var kinds: [String] = []

    /// - Parameter commands: what a smooth flash says, to aim at.
    init(_ dice: inout Dice, commands: [String], partitions: [String], seed: UInt64) {
        options.writes = dice.pick([.profile, .serial, .behind])
        for _ in 0..<(dice.oneIn(4) ? 2 : 1) {
            switch dice.number(0..<10) {
            case 0..<4: addDeviceFault(&dice, commands)
            case 4..<7:
                let fault = LinkFault.drawn(&dice)
                link = (fault, dice.number(0..<140))
                kinds.append("link: \("\(fault)".split(separator: "(").first ?? "")")
            case 7..<9:
                let fault = TransportFault(seed: dice.next(), packets: 140, bytes: 6_000_000)
                transport = fault
                kinds.append("transport: \("\(fault)".split(separator: "(").first ?? "")")
            default:
                brokenStorage = dice.pick(partitions)
                kinds.append("storage")
            }
        }
    }

    private mutating func addDeviceFault(_ dice: inout Dice, _ commands: [String]) {
        let pattern = CommandPattern(dice.pick(commands))
        let fault: DeviceFault =
            switch dice.number(0..<8) {
            case 0: .silentAfter(commands: dice.number(0..<110))
            case 1: .dropAt(byte: UInt64(dice.number(0..<400_000)), download: dice.number(1..<40))
            case 2: .dataSize(UInt32(dice.number(0..<1 << 24)))
            case 3: .okayToDownload
            case 4: .garbage(pattern)
            case 5: .split(pattern)
            case 6: .delay(pattern, milliseconds: dice.number(1..<400))
            default: .fail(pattern, text: dice.pick(Self.refusals))
            }
        options.faults.append(fault)
        kinds.append("device: \("\(fault)".split(separator: "(").first ?? "")")
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
