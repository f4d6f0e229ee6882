extension RecoveryDaemon {
    /// How many bytes of the message that comes are taken before a fault hangs up; nil without such a fault.
    var bytesToDrop: Int? {
        guard !phone.hasDropped, let sideload, !sideload.isOver else { return nil }
        for case .dropAt(let byte) in phone.recoveryFaults { return Int(byte - min(byte, sideload.received)) }
        return nil
    }

    mutating func begin(
        _ request: SideloadRequest, _ service: String, own: UInt32, host: UInt32
    ) throws(VoiceError) {
        abandon()
        do throws(VirtualPhoneError) {
            sideload = try Sideload(
                request, service: service, own: own, host: host, in: phone.folder, quirks: quirks,
                keeps: !phone.options.discard)
        } catch {
            phone.note(service: service, answer: "FAIL \(error)")
            return try voice.send(AdbMessage(.close, 0, host))
        }
        try voice.send(AdbMessage(.okay, own, host))
        try proceed()
    }

    mutating func sideloadOkay(_ own: UInt32) throws(VoiceError) {
        guard let sideload, sideload.own == own else { return }
        if sideload.isOver { return try end(sideload) }
        try run(sideload.okay())
    }

    mutating func sideloadWrite(_ message: AdbMessage) throws(VoiceError) {
        guard let sideload, sideload.own == message.second else { return }
        try voice.send(AdbMessage(.okay, sideload.own, sideload.host))
        try run(sideload.take(message.payload))
    }

    mutating func closeSideload() throws(VoiceError) {
        guard let sideload else { return }
        try voice.send(AdbMessage(.close, sideload.own, sideload.host))
        if sideload.isOver, quirks.contains(.exitAfter) { ending = .unplugged }
        abandon()
    }

    /// A package that did not get its verdict stays in the log without one.
    mutating func abandon() {
        if let sideload, !sideload.isOver {
            phone.note(service: sideload.service, answer: nil, bytes: sideload.received)
        }
        sideload = nil
    }

    private mutating func run(_ step: Sideload.Step) throws(VoiceError) {
        switch step {
        case .wait: break
        case .ask(let block): try ask(for: block)
        case .conclude(let failure): try conclude(failure)
        }
    }

    /// The first request.
    private mutating func proceed() throws(VoiceError) {
        guard let sideload else { return }
        try run(sideload.next())
    }

    private mutating func ask(for block: UInt64) throws(VoiceError) {
        guard let sideload else { return }
        var block = block
        for fault in phone.recoveryFaults {
            switch fault {
            case .pastEnd(let number) where number == sideload.requests: block = sideload.blockPastEnd
            case .failAfter(let count) where count == sideload.blocks:
                return try conclude("a fault that was asked for")
            case .doneAfter(let count) where count == sideload.blocks:
                return try say("DONEDONE", crc32: nil)
            default: break
            }
        }
        if quirks.contains(.sleeps), sideload.isHalfway { pause(phone.options.sleepTime) }
        let digits = String(block)
        let text = String(repeating: "0", count: max(0, 8 - digits.count)) + digits
        try voice.send(AdbMessage(.write, sideload.own, sideload.host, Array(text.utf8)))
    }

    /// Says what came of the package. A reason goes into the log; over the wire there are two words only.
    private mutating func conclude(_ reason: String?) throws(VoiceError) {
        guard let sideload else { return }
        let (failure, crc32) = reason.map { ($0, nil) } ?? sideload.judge()
        let hasWords = quirks.contains(.textVerdict)
        if let failure {
            return try say(hasWords ? "Installation aborted\n" : "FAILFAIL", because: failure, crc32: crc32)
        }
        if sideload.request.wipes { phone.wipeData() }
        try say(hasWords ? "Installation complete\n" : "DONEDONE", crc32: crc32)
    }

    private mutating func say(_ verdict: String, because reason: String? = nil, crc32: UInt32?) throws(VoiceError) {
        guard let sideload else { return }
        var verdict = verdict
        for case .verdict(let text) in phone.recoveryFaults { verdict = text }
        sideload.isOver = true
        let words = verdict.hasSuffix("\n") ? String(verdict.dropLast()) : verdict
        phone.note(
            service: sideload.service, answer: reason.map { "\(words) \($0)" } ?? words, bytes: sideload.received,
            crc32: crc32)
        try voice.send(AdbMessage(.write, sideload.own, sideload.host, Array(verdict.utf8)))
    }

    /// The host has read the verdict.
    private mutating func end(_ sideload: Sideload) throws(VoiceError) {
        if quirks.contains(.exitAfter) {
            ending = .unplugged
        } else {
            try voice.send(AdbMessage(.close, sideload.own, sideload.host))
        }
        self.sideload = nil
    }
}
