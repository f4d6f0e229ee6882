import Fastboot
import Images
import Transport

/// `stream [--verify] ADDRESS PARTITION=FILE`: sends an image through the feed of a flash, with or without comparing every block with
/// its digest. The digests are taken before; what is printed is the time of the sending alone, in seconds.
func stream(_ words: inout Words) throws {
    let verifies = words.flag("--verify")
    let name = try words.need("the address")
    guard case .tcp(let host, let port) = PhoneAddress(name) else { throw Trouble("\(name) is not tcp:HOST:PORT") }
    let target = try words.need("PARTITION=FILE")
    guard let equals = target.firstIndex(of: "=") else { throw Trouble("PARTITION=FILE is wanted, not \(target)") }
    let file = try OpenFile(String(target[target.index(after: equals)...]))
    let scan = try scan(file)
    let transport = try TCPTransport(host: host, port: port)
    defer { transport.close() }
    let session = FastbootSession(transport)
    let limit = try session.getvar("max-download-size")?.maxDownloadSize ?? UInt64(UInt32.max)
    let parts = try downloadParts(of: scan.layout, limit: limit)
    let start = ContinuousClock.now
    let feed = ImageFeed([
        FeedJob(bytes: scan.bytes, digests: verifies ? scan.blocks : nil) { FileSource(file, from: $0) }
    ])
    let reader = PartReader(parts: parts, source: feed.open(0))
    for part in parts {
        reader.begin(part)
        try unsafe session.download(UInt32(part.bytes)) { try unsafe reader.fill($0) }
        try session.flash(String(target[..<equals]))
    }
    print((ContinuousClock.now - start) / .seconds(1))
}

private func scan(_ file: OpenFile) throws -> ImageScan {
    let scanner = ImageScanner(digests: [])
    let source = FileSource(file)
    var space = [UInt8](repeating: 0, count: 1 << 20)
    while true {
        let got = try unsafe space.withUnsafeMutableBytes { try unsafe source.read(into: $0) }
        if got == 0 { return try scanner.finish() }
        try unsafe space.withUnsafeBytes { try unsafe scanner.feed(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
    }
}

/// `decode PAYLOAD PARTITION WORKERS`: decodes a partition of a payload.bin with so many threads and prints the seconds.
func decode(_ words: inout Words) throws {
    let payload = try Payload(OpenFile(try words.need("the payload")))
    let name = try words.need("the partition")
    let start = ContinuousClock.now
    let source = try payload.open(name, workers: Int(try words.number("the number of workers")))
    var space = [UInt8](repeating: 0, count: 1 << 20)
    while try unsafe space.withUnsafeMutableBytes({ try unsafe source.read(into: $0) }) > 0 {}
    print((ContinuousClock.now - start) / .seconds(1))
}
