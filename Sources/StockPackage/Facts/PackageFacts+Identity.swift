import Bytes
import Images

extension PackageFacts {
    /// Tells packages of other contents apart, whatever they are called and however they are packed: SHA-256, lower-case hex, over the
    /// steps of every mode and over name, size and checksums of every image.
    public var identity: String {
        var lines = [codename, version ?? ""]
        for mode in modes {
            lines.append("mode \(mode.mode.rawValue)")
            lines += mode.steps.map { "\($0.line) \($0.text)" }
        }
        for image in images.sorted(by: { $0.path < $1.path }) {
            let scan = image.scan
            lines.append("\(image.path) \(image.bytes) \(scan.crc32) \(scan.dataCRC32) \(hex(scan.md5))")
        }
        return hex(digest(.sha256, of: Array(lines.joined(separator: "\n").utf8)))
    }
}
