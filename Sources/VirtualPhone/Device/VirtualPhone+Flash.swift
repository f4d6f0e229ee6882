extension VirtualPhone {
    func flash(_ name: String, _ reply: Reply) throws(LinkError) -> Answer {
        guard state.unlocked else { return .fail(dialect.flashLocked) }
        // fastbootd opens the partition before it looks at what was sent.
        if state.mode == .fastbootd {
            if let refusal = refusalWhileMerging("flash", name) { return .fail(refusal) }
            guard let target = target(name), target.copies[0].bytes > 0 else { return .fail(dialect.flashNoPartition) }
        }
        guard download.count > 0 else { return .fail(dialect.nothingDownloaded) }
        if profile.crcLists, state.mode == .fastboot, CRCLists.names.contains(name) {
            return options.discard ? .okay() : lists.arm(name, download.bytes).map(Answer.fail) ?? .okay()
        }
        guard let target = target(name) else { return .fail(dialect.flashNoPartition) }
        let write = ImageWrite(
            name: name, target: target, download: download,
            files: target.copies.map { folder.file(of: $0.name, bytes: $0.bytes) },
            lists: lists, options: options, dialect: dialect)
        // fastbootd moves its buffer; a write in the background owns it. Bootloaders keep it.
        let inBackground = state.mode == .fastboot && isWrittenBehind(write, target)
        if state.mode == .fastbootd || inBackground { download = Download() }
        if target.base == "userdata", !state.wiped {
            state.wiped = true
            save()
        }
        if inBackground {
            if let fault = write.headerFault() { return .fail(fault) }
            job = BackgroundJob { write.run().map { $0.contains("crc") || $0.contains("CRC") ? "CRC Error" : $0 } }
            return .okay()
        }
        if let failure = write.run() { return .fail(failure) }
        return try done("flashed", target, reply, says: dialect.flashDone)
    }

    private func isWrittenBehind(_ write: ImageWrite, _ target: FlashTarget) -> Bool {
        switch options.writes {
        case .profile: profile.backgroundWrite && write.isSparse && target.copies[0].bytes > maxDownload
        case .serial: false
        case .behind: true
        }
    }

    func erase(_ name: String, _ reply: Reply) throws(LinkError) -> Answer {
        guard state.unlocked else { return .fail(dialect.eraseLocked) }
        if state.mode == .fastbootd, let refusal = refusalWhileMerging("erase", name) { return .fail(refusal) }
        guard let target = target(name) else { return .fail(dialect.eraseNoPartition) }
        if !options.discard {
            do throws(VirtualPhoneError) {
                for copy in target.copies { try folder.file(of: copy.name, bytes: copy.bytes).erase() }
            } catch {
                return .fail("\(error)")
            }
        }
        if target.base == "userdata" {
            state.wiped = true
            save()
        }
        return try done("erase", target, reply, says: dialect.eraseDone)
    }

    private func done(
        _ what: String, _ target: FlashTarget, _ reply: Reply, says words: String
    ) throws(LinkError) -> Answer {
        if target.isBoth, dialect.announcesSlots {
            for copy in target.copies { try reply.info("Partition \(copy.name) \(what) successfully") }
        }
        return .okay(words)
    }
}
