import Bytes

/// How a recovery sends: plainly, or spoiled by the faults that it was given.
final class RecoveryVoice {
    private let stream: any StreamLink
    private let faults: [RecoveryFault]
    /// Pauses before the second message when the screen sleeps.
    private let sleep: Duration?
    private var sent = 0
    private var isSilent = false
    /// Whether headers hold the sum of the payload: until both sides have said that they can do without.
    var isSummed = true
    /// The most bytes that the host takes in one message.
    var hostLimit = 4096

    init(_ stream: any StreamLink, faults: [RecoveryFault], sleep: Duration?) {
        self.stream = stream
        self.faults = faults
        self.sleep = sleep
    }

    /// Sends one message.
    /// - Throws: ``LinkError`` when the host is gone, and ``HungUp`` when a fault ends the connection.
    func send(_ message: AdbMessage) throws(VoiceError) {
        guard !isSilent else { return }
        sent += 1
        if sent == 2, let sleep { pause(sleep) }
        var message = message
        // The numbers of a stream, also where the message that is spoiled has none.
        let (own, host) = message.command == .connect ? (1, 1) : (message.first, message.second)
        var header: [UInt8]?
        var payloadCount: Int?
        for fault in faults {
            switch fault {
            case .silent(let number) where sent >= number:
                isSilent = true
                return
            case .hangUp(let number) where sent == number: throw .hangUp
            case .magic(let number) where sent == number:
                var spoiled = message.header(isSummed: isSummed)
                spoiled[23] ^= 0x5a
                header = spoiled
            case .close(let number) where sent == number:
                message = AdbMessage(.close, own, host)
            case .long(let number) where sent == number:
                message = AdbMessage(
                    .write, own, host, [UInt8](repeating: 0x58, count: hostLimit + 1))
            case .half(let number) where sent == number:
                if message.payload.count < 2 {
                    message = AdbMessage(.write, own, host, Array("half".utf8))
                }
                payloadCount = message.payload.count / 2
                isSilent = true
            default: break
            }
        }
        do throws(LinkError) {
            try stream.transfer(header ?? message.header(isSummed: isSummed))
            let payload = Array(message.payload.prefix(payloadCount ?? message.payload.count))
            if !payload.isEmpty { try stream.transfer(payload) }
        } catch {
            throw .link(error)
        }
    }
}

/// Why a recovery said no more.
enum VoiceError: Error {
    /// The host is gone.
    case link(LinkError)
    /// A fault wants the connection to end here.
    case hangUp
}
