/// The recovery's side of one ADB connection.
struct RecoveryDaemon {
    let phone: VirtualPhone
    let link: AdbLink
    let voice: RecoveryVoice
    let quirks: Set<RecoveryQuirk>
    let conduct: Conduct
    /// How many streams have been opened: numbers up to this one are known.
    private var opened: UInt32 { next - 1 }
    var sideload: Sideload?
    /// By this phone's number of a stream: the host's number, and the pieces of text that are still to be sent.
    private var texts: [UInt32: (host: UInt32, rest: ArraySlice<[UInt8]>)] = [:]
    private var next: UInt32 = 1
    private var isGreeted = false
    /// What comes when the present stream has ended.
    var ending: VirtualPhone.Ending?

    init(_ phone: VirtualPhone, _ stream: any StreamLink) {
        self.phone = phone
        conduct = phone.options.conduct
        quirks = phone.quirks
        link = AdbLink(stream: stream, largestPayload: quirks.contains(.smallMaxdata) ? 4096 : 1 << 20)
        voice = RecoveryVoice(
            stream, faults: phone.recoveryFaults, sleep: quirks.contains(.sleeps) ? phone.options.sleepTime : nil)
    }

    private var version: UInt32 { quirks.contains(.oldVersion) ? 0x0100_0000 : 0x0100_0001 }

    /// Serves until the host leaves, or the phone does.
    mutating func serve() -> VirtualPhone.Ending {
        defer { abandon() }
        do throws(VoiceError) {
            while let message = try receive() {
                try handle(message)
                if let ending { return ending }
            }
        } catch {
            if case .hangUp = error { return .unplugged }
        }
        return .hostLeft
    }

    /// The next message; nil when the host has gone or spoke nonsense.
    private func receive() throws(VoiceError) -> AdbMessage? {
        var dropped = false
        do throws(LinkError) {
            guard let header = try link.receiveHeader() else { return nil }
            if header.command == .write, let left = bytesToDrop, header.length > left {
                dropped = true
                if left > 0 { _ = try link.stream.receive(left) }
            } else {
                let message = try link.receivePayload(of: header)
                // ADB of old: a payload whose sum is wrong ends the connection.
                return quirks.contains(.oldVersion) && message.claimedSum != message.sum ? nil : message
            }
        } catch {
            if !dropped { throw .link(error) }
        }
        phone.hasDropped = true
        throw .hangUp
    }

    private mutating func handle(_ message: AdbMessage) throws(VoiceError) {
        do throws(LinkError) { try judge(message) } catch { throw .link(error) }
        switch message.command {
        case .connect: try greet(message)
        // It asks again, whatever signature was shown; of a new key it waits for the owner's finger.
        case .authenticate: if quirks.contains(.auth), message.first == 2 { try askForKey() }
        case _ where !isGreeted: break
        case .open: try open(message)
        case .okay:
            if texts[message.second] != nil { return try sendText(of: message.second) }
            try sideloadOkay(message.second)
        case .write: try sideloadWrite(message)
        case .close: try close(message)
        }
    }

    /// Looks for what ADB does not allow. Nothing is said of what belongs to a stream that has ended: that may have crossed its end.
    private func judge(_ message: AdbMessage) throws(LinkError) {
        switch message.command {
        case .connect: try conduct.check(message.second >= 256, "a host that takes \(message.second) bytes at a time")
        case .authenticate: try conduct.check(quirks.contains(.auth), "AUTH, and nobody had asked for it")
        case .open:
            try conduct.check(isGreeted || quirks.contains(.auth), "OPEN before CNXN")
            try conduct.check(message.first != 0, "OPEN with the number 0 for a stream")
            try conduct.check(!message.payload.isEmpty, "OPEN without the name of a service")
        case .okay, .write, .close:
            let isKnown = message.second > 0 && message.second <= opened
            // A CLSE to a refused OPEN names no stream of the phone's.
            try conduct.check(
                isKnown || message.command == .close && message.second == 0,
                "\(message.command) for stream \(message.second) of \(opened)")
            try conduct.check(message.command != .okay || message.payload.isEmpty, "OKAY with a payload")
        }
        guard !message.payload.isEmpty, voice.isSummed, message.command != .connect else { return }
        try conduct.check(message.claimedSum == message.sum, "a payload whose sum is not the one of its header")
    }

    /// A host that greets begins anew, whatever was going on.
    private mutating func greet(_ message: AdbMessage) throws(VoiceError) {
        abandon()
        texts = [:]
        isGreeted = !quirks.contains(.auth)
        voice.hostLimit = Int(message.second)
        guard isGreeted else { return try askForKey() }
        voice.isSummed = min(version, message.first) < 0x0100_0001
        try voice.send(AdbMessage(.connect, version, link.largestPayload, Array(phone.recoveryBanner.utf8)))
    }

    private func askForKey() throws(VoiceError) {
        try voice.send(AdbMessage(.authenticate, 1, 0, (0..<20).map { $0 }))
    }

    private mutating func open(_ message: AdbMessage) throws(VoiceError) {
        let name = serviceName(message.payload)
        let service = phone.faultyService(name) ?? phone.service(name)
        if case .unknown = service {
            phone.note(service: name, answer: nil)
            return try voice.send(AdbMessage(.close, 0, message.first))
        }
        let own = next
        next += 1
        switch service {
        case .text(let text):
            phone.note(service: name, answer: text)
            try voice.send(AdbMessage(.okay, own, message.first))
            texts[own] = (message.first, pieces(of: text)[...])
            try sendText(of: own)
        case .silent, .unknown:
            phone.note(service: name, answer: "")
            try voice.send(AdbMessage(.okay, own, message.first))
            try voice.send(AdbMessage(.close, own, message.first))
        case .reboot(let mode):
            phone.note(service: name, answer: "")
            try voice.send(AdbMessage(.okay, own, message.first))
            try voice.send(AdbMessage(.close, own, message.first))
            ending = .reboot(mode)
        case .sideload(let request):
            try begin(request, name, own: own, host: message.first)
        }
    }

    /// The name without what a host puts behind it.
    private func serviceName(_ payload: [UInt8]) -> String {
        if quirks.contains(.refusesNUL) { return String(decoding: payload, as: UTF8.self) }
        let name = quirks.contains(.needsNUL) ? payload.dropLast()[...] : payload[...]
        return String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
    }

    private func pieces(of text: String) -> [[UInt8]] {
        var bytes = Array(text.utf8)
        if quirks.contains(.paddedText) {
            bytes += [13, 10, 10, 0]
        } else if !quirks.contains(.bareText) {
            bytes += [10]
        }
        let size = quirks.contains(.splitText) ? 3 : max(1, min(voice.hostLimit, 4096))
        return stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min(bytes.count, $0 + size)]) }
    }

    /// Sends the next piece of a text, which waits for the host's word that it took the one before, and the end after the last.
    private mutating func sendText(of own: UInt32) throws(VoiceError) {
        guard let (host, rest) = texts[own] else { return }
        if let piece = rest.first {
            texts[own] = (host, rest.dropFirst())
            try voice.send(AdbMessage(.write, own, host, piece))
            if rest.count > 1 || quirks.contains(.waitsForOkay) { return }
        }
        texts[own] = nil
        try voice.send(AdbMessage(.close, own, host))
    }

    /// The host ends a stream: it hears that it ended.
    private mutating func close(_ message: AdbMessage) throws(VoiceError) {
        let own = message.second
        if let (host, _) = texts.removeValue(forKey: own) { try voice.send(AdbMessage(.close, own, host)) }
        if sideload?.own == own { try closeSideload() }
    }
}
