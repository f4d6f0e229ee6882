import CZlib

extension VirtualPhone {
    func flash(_ name: String, _ reply: Reply) throws(LinkError) -> Answer {
        guard state.unlocked else { return .fail(dialect.flashLocked) }
        guard download.count > 0 else { return .fail(dialect.nothingDownloaded) }
        if profile.crcLists, state.mode == .fastboot, CRCLists.names.contains(name) {
            return options.discard ? .okay() : lists.arm(name, download.bytes).map(Answer.fail) ?? .okay()
        }
        guard let target = target(name) else { return .fail(dialect.flashNoPartition) }
        let write = ImageWrite(
            name: name, target: target, download: download,
            files: target.copies.map { folder.file(of: $0.name, bytes: $0.bytes) },
            lists: lists, options: options, tooLarge: dialect.imageTooLarge)
        // fastbootd moves its buffer; a write in the background owns it. Bootloaders keep it.
        let inBackground =
            profile.backgroundWrite && state.mode == .fastboot && write.isSparse
            && target.copies[0].bytes > maxDownload
        if state.mode == .fastbootd || inBackground { download = Download() }
        if target.base == "userdata", !state.wiped {
            state.wiped = true
            save()
        }
        if inBackground {
            job = BackgroundJob { write.run().map { $0.contains("crc") || $0.contains("CRC") ? "CRC Error" : $0 } }
            return .okay()
        }
        if let failure = write.run() { return .fail(failure) }
        return try done("flashed", target, reply)
    }

    func erase(_ name: String, _ reply: Reply) throws(LinkError) -> Answer {
        guard state.unlocked else { return .fail(dialect.eraseLocked) }
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
        return try done("erase", target, reply)
    }

    private func done(_ what: String, _ target: FlashTarget, _ reply: Reply) throws(LinkError) -> Answer {
        if target.isBoth, dialect.announcesSlots {
            for copy in target.copies { try reply.info("Partition \(copy.name) \(what) successfully") }
        }
        return .okay()
    }
}

/// One image on its way from the download buffer into partitions. It can run on any thread.
struct ImageWrite: Sendable {
    /// The partition as the host named it.
    let name: String
    let base: String
    let download: Download
    let files: [PartitionFile]
    let lists: CRCLists
    let options: DeviceOptions
    let tooLarge: String

    init(
        name: String, target: FlashTarget, download: Download, files: [PartitionFile], lists: CRCLists,
        options: DeviceOptions,
        tooLarge: String
    ) {
        self.name = name
        self.base = target.base
        self.download = download
        self.files = files
        self.lists = lists
        self.options = options
        self.tooLarge = tooLarge
    }

    var isSparse: Bool { SparseExpander.isSparse(download.bytes) }

    /// Checks and writes the image. Returns a FAIL text.
    func run() -> String? {
        var pace = Pace(options.writeMBps)
        if options.discard {
            pace.take(download.count)
            return nil
        }
        let entry = lists.entry(for: name, base: base)
        if let failure = lists.checkFile(download.crc32 ?? 0, for: entry) { return failure }
        do {
            let partitions = try files.map { try $0.open() }
            guard isSparse else {
                guard download.count <= files.map(\.bytes).min() ?? 0 else { return tooLarge }
                try unsafe download.bytes.withUnsafeBytes { raw in
                    for partition in partitions { try unsafe partition.write(raw, at: 0) }
                }
                pace.take(download.count)
                return nil
            }
            var expander = SparseExpander(tooLarge: tooLarge)
            try expander.expand(download.bytes, onto: partitions)
            pace.take(expander.dataBytes)
            return lists.checkPart(crc: expander.dataCRC, of: name, for: entry) { before in
                crc32_combine(before, expander.dataCRC, Int(expander.dataBytes))
            }
        } catch let refusal as SparseExpander.Refusal {
            return refusal.text
        } catch {
            return "\(error)"
        }
    }
}
