/// One thing that goes wrong on the way to a phone. Packets and bytes are counted from 0.
public enum TransportFault: Hashable, Sendable {
    /// The phone is unplugged when the host sends this command.
    case disconnectAtCommand(Int)
    /// The phone is unplugged instead of this answer.
    case disconnectAtAnswer(Int)
    /// This answer never comes.
    case silence(Int)
    /// This answer comes in two packets; the first has so many bytes.
    case split(Int, at: Int)
    /// One byte of this answer is another one.
    case garble(Int, byte: Int)
    /// An empty packet comes before this answer.
    case emptyPacket(Int)
    /// The phone is unplugged after so many bytes of data, all data phases together.
    case disconnectInData(after: UInt64)
    /// The phone takes or gives no more after so many bytes of data.
    case stallInData(after: UInt64)

    /// Draws a fault. The same seed gives the same fault, so a failing run needs only its seed to be repeated.
    ///
    /// - Parameters:
    ///   - packets: places are drawn below this.
    ///   - bytes: how much data the run moves; places are drawn below this.
    public init(seed: UInt64, packets: Int, bytes: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        let packet = Int.random(in: 0..<max(1, packets), using: &numbers)
        let place = UInt64.random(in: 0..<max(1, bytes), using: &numbers)
        switch Int.random(in: 0..<8, using: &numbers) {
        case 0: self = .disconnectAtCommand(packet)
        case 1: self = .disconnectAtAnswer(packet)
        case 2: self = .silence(packet)
        case 3: self = .split(packet, at: Int.random(in: 1..<12, using: &numbers))
        case 4: self = .garble(packet, byte: Int.random(in: 0..<12, using: &numbers))
        case 5: self = .emptyPacket(packet)
        case 6: self = .disconnectInData(after: place)
        default: self = .stallInData(after: place)
        }
    }
}

/// SplitMix64: small, and the same on every machine.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }
}
