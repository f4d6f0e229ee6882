import Fastboot
import Images
import Transport

/// `flash ADDRESS PARTITION=FILE...`: flashes image files over one connection, as `fastboot flash` does for each.
///
/// A sparse file is known by its headers, a raw file is not looked at before it is sent: nothing is read twice.
func flash(_ words: inout Words) throws {
    let name = try words.need("the address")
    let transport: any Transport
    switch PhoneAddress(name) {
    case .tcp(let host, let port): transport = try TCPTransport(host: host, port: port)
    case .usb(let path): transport = try openUSB(path: path)
    default: throw Trouble("\(name) is neither tcp:HOST:PORT nor usb:PATH")
    }
    defer { transport.close() }
    let session = FastbootSession(transport)
    let limit = try session.getvar("max-download-size")?.maxDownloadSize ?? UInt64(UInt32.max)
    for word in words.rest {
        guard let equals = word.firstIndex(of: "=") else { throw Trouble("PARTITION=FILE is wanted, not \(word)") }
        try flash(String(word[word.index(after: equals)...]), to: String(word[..<equals]), session, limit: limit)
    }
    // Only this answer means that the last write is done.
    try session.run(.getvar("product"), within: .seconds(600))
}

private func flash(_ path: String, to partition: String, _ session: FastbootSession, limit: UInt64) throws {
    let file = try OpenFile(path)
    let parts = try downloadParts(of: quickLayout(of: file), limit: limit)
    let reader = PartReader(parts: parts, source: FileSource(file))
    for part in parts {
        reader.begin(part)
        try unsafe session.download(UInt32(part.bytes), progress: nil) { try unsafe reader.fill($0) }
        try session.flash(partition)
    }
}
