import Fastboot
import Foundation
import Images
import Testing
import Transport

/// Debian's fastboot and restock send the same image: every download must have the same size and the same bytes. The
/// virtual phone's log is the record of fastboot's side.
@Suite("Parts are those of Debian's fastboot", .serialized) struct SplitScaleTests {
    /// The smallest limit of a real phone; with `RESTOCK_WHOLE=1`, as `make proof` sets it, the others as well: images of gigabytes.
    private static let mebibytes: [UInt64] =
        ProcessInfo.processInfo.environment["RESTOCK_WHOLE"] == "1" ? [128, 256, 512, 768] : [128]

    /// At the limits of real phones. A limit comes from the phone (`max-download-size`) or from `-S`, in turn, and in
    /// both ways for the smallest.
    @Test("at the limits of phones", arguments: SplitShape.all.indices, mebibytes)
    func large(index: Int, mebibytes: UInt64) throws {
        let shape = SplitShape.all[index]
        let limit = mebibytes << 20
        let turn = (index + Self.mebibytes.firstIndex(of: mebibytes)!) % 2 == 0
        for usesOption in mebibytes == 128 ? [true, false] : [turn] {
            try withImage(shape.image(limit)) { path, bytes in
                let theirs = try fastbootParts(path, limit: limit, option: usesOption ? "\(mebibytes)M" : nil)
                let taking = TakingTransport()
                try sendSplit(path, limit: limit, over: FastbootSession(taking))
                #expect(taking.parts == theirs, "\(shape.name), \(mebibytes) MiB, \(bytes) bytes")
                if mebibytes == 128, usesOption {
                    let phone = try Phone("liuqin", ["--discard", "--sums", "--max-download", "\(limit)"])
                    try sendSplit(path, limit: limit, over: FastbootSession(try connection(to: phone)))
                    #expect(try phone.parts() == theirs, "\(shape.name), over TCP")
                }
                #expect(theirs.count == shape.parts && theirs.allSatisfy { $0.bytes <= limit }, "\(theirs)")
            }
        }
    }

    /// The same shapes at small limits, over a real connection, with RecordingTransport on restock's side and the
    /// phone's log on the other.
    @Test("at small limits, recorded at both ends", arguments: SplitShape.all.indices, [307_200, 1 << 20] as [UInt64])
    func small(index: Int, limit: UInt64) throws {
        let shape = SplitShape.all[index]
        try withImage(shape.image(limit)) { path, bytes in
            let theirs = try fastbootParts(path, limit: limit, option: limit == 307_200 ? "300K" : nil)
            let phone = try Phone("liuqin", ["--discard", "--sums", "--max-download", "\(limit)"])
            let recording = RecordingTransport(try connection(to: phone))
            try sendSplit(path, limit: limit, over: FastbootSession(recording))
            recording.close()
            let recorded = recording.transcript.lines.compactMap { line -> SentPart? in
                if case .payload(.sent, let count, let sum?) = line { SentPart(bytes: count, crc32: sum) } else { nil }
            }
            #expect(try phone.parts() == recorded)
            if shape.name.hasPrefix("blocks of 65536"), limit == 307_200 {
                // The original ends the first part with a chunk of no blocks, twelve bytes, which bootloaders need not take.
                #expect(recorded.map(\.bytes) == [theirs[0].bytes - 12, theirs[1].bytes])
                #expect(recorded.last == theirs.last)
            } else {
                #expect(recorded == theirs, "\(shape.name), \(limit), \(bytes) bytes")
            }
            #expect(theirs.count >= shape.parts && theirs.allSatisfy { $0.bytes <= limit }, "\(theirs)")
        }
    }

    private func connection(to phone: Phone) throws -> TCPTransport {
        let port = try #require(UInt16(phone.address.split(separator: ":").last ?? ""))
        return try TCPTransport(host: "127.0.0.1", port: port)
    }

    private func withImage(_ image: LargeImage, _ body: (String, UInt64) throws -> Void) throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "image.img").path
        try body(path, try image.write(to: path))
    }

    /// What fastboot sends to a fresh phone.
    private func fastbootParts(_ path: String, limit: UInt64, option: String?) throws -> [SentPart] {
        let phone = try Phone(
            "liuqin", ["--discard", "--sums", "--max-download", option == nil ? "\(limit)" : "0x7fffffff"])
        let ended = try run(
            URL(filePath: "/usr/bin/fastboot"),
            ["-s", phone.address] + (option.map { ["-S", $0] } ?? []) + ["flash", "super", path])
        #expect(ended.status == 0, "\(ended.error)")
        return try phone.parts()
    }
}
