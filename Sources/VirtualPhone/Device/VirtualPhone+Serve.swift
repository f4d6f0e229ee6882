extension VirtualPhone {
    /// Serves hosts, one after the other, in the language of the mode that the phone is in, until the port is shut or the phone starts
    /// Android.
    ///
    /// Blocks its thread. A connection that breaks is not an error: the phone waits for the next one.
    public func serve(on port: any DevicePort) throws(LinkError) {
        defer { _ = job?.wait() }
        if state.mode == .recovery, startRecovery() != .recovery { try reboot(into: .gone, on: port) }
        while state.mode != .gone, let ending = try serveHost(on: port) {
            switch ending {
            case .hostLeft: break
            case .reboot(let mode): try reboot(into: mode, on: port)
            case .dropped where !port.hasCable: break
            case .unplugged, .dropped: try port.replug(as: state.mode, after: options.rebootTime)
            }
        }
        if state.mode == .gone { port.shut() }
    }

    /// Waits for a host and answers it until it leaves. Nil when the port was shut.
    private func serveHost(on port: any DevicePort) throws(LinkError) -> Ending? {
        if state.mode == .recovery {
            guard let link = try port.acceptStream() else { return nil }
            defer { link.close() }
            var daemon = RecoveryDaemon(self, link)
            return daemon.serve()
        }
        guard let link = try port.accept() else { return nil }
        defer { link.close() }
        return talk(on: link)
    }

    private func reboot(into mode: DeviceMode, on port: any DevicePort) throws(LinkError) {
        var target = bootTarget(mode)
        if target == .recovery { target = startRecovery() }
        state.mode = target == .gone && options.stay ? .fastboot : target
        download = Download()
        lists.disarm()
        save()
        if state.mode != .gone { try port.replug(as: state.mode, after: options.rebootTime) }
    }

    /// Answers one host until it leaves.
    private func talk(on link: any DeviceLink) -> Ending {
        do throws(LinkError) {
            while let packet = try link.receivePacket() {
                let command = String(decoding: packet, as: UTF8.self)
                let reply = Reply(link)
                commands += 1
                nextMode = nil
                let answer: Answer
                do throws(LinkError) {
                    answer = try self.answer(packet, command, reply)
                } catch {
                    note(command, nil, reply)
                    return .hostLeft
                }
                // The log comes first: whoever has the answer finds the command there.
                note(command, answer.logged, reply)
                if case .drop = answer { return .dropped }
                try send(answer, to: command, reply)
                if let nextMode { return .reboot(nextMode) }
            }
        } catch {
            return .hostLeft
        }
        return .hostLeft
    }

    private func answer(_ packet: [UInt8], _ command: String, _ reply: Reply) throws(LinkError) -> Answer {
        for fault in options.faults {
            switch fault {
            case .silentAfter(let count) where commands > count: return .silence
            case .fail(let pattern, let text) where pattern.matches(command): return .fail(text)
            case .delay(let pattern, let milliseconds) where pattern.matches(command):
                pause(.milliseconds(milliseconds))
            default: break
            }
        }
        if hangs { return .silence }
        if packet.count > dialect.commandLimit { return .fail("command too long") }
        if state.mode == .fastbootd, packet.contains(where: { $0 < 0x20 || $0 == 0x7f }) {
            return .fail("Command contains control character")
        }
        return try run(command, reply)
    }

    private func send(_ answer: Answer, to command: String, _ reply: Reply) throws(LinkError) {
        guard let packet = answer.packet else { return }
        var split = false
        for fault in options.faults {
            switch fault {
            case .garbage(let pattern) where pattern.matches(command):
                return try reply.send("HUH?\u{1}\u{2}")
            case .split(let pattern) where pattern.matches(command):
                split = true
            default: break
            }
        }
        try reply.send(packet, split: split)
    }

    private func note(_ command: String, _ answer: String?, _ reply: Reply) {
        // A log that cannot be written must not change what the phone does.
        try? log.add(
            command: command, answer: answer, info: reply.info, bytes: reply.received.bytes, crc32: reply.received.crc32
        )
    }

    /// Notes a service of the recovery.
    func note(service: String, answer: String?, bytes: UInt64 = 0, crc32: UInt32? = nil) {
        try? log.add(command: service, answer: answer, info: [], bytes: bytes, crc32: crc32)
    }

    /// The faults that are the recovery's.
    var recoveryFaults: [RecoveryFault] {
        options.faults.compactMap { if case .recovery(let fault) = $0 { fault } else { nil } }
    }

    /// Puts the state on disk.
    func save() {
        // As with the log: a full disk under the state folder is no reason for the phone to behave differently.
        try? state.save(in: folder)
    }
}
