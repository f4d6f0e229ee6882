import CZlib

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
    let rawTooLarge: String

    init(
        name: String, target: FlashTarget, download: Download, files: [PartitionFile], lists: CRCLists,
        options: DeviceOptions, dialect: Dialect
    ) {
        self.name = name
        self.base = target.base
        self.download = download
        self.files = files
        self.lists = lists
        self.options = options
        tooLarge = dialect.imageTooLarge
        rawTooLarge = dialect.rawTooLarge ?? dialect.imageTooLarge
    }

    var isSparse: Bool { SparseExpander.isSparse(download.bytes) }

    /// What a bootloader finds wrong with a sparse image before it hands any of it to its writer: its headers and their order.
    func headerFault() -> String? {
        guard isSparse, !options.discard else { return nil }
        // That it does not fit shows while it is written, later.
        return SparseExpander.fault(of: download.bytes, room: .max, tooLarge: tooLarge)?.text
    }

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
                guard download.count <= files.map(\.bytes).min() ?? 0 else { return rawTooLarge }
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
