import Bytes

/// What an image for `misc` says to the phone that starts with it, where it says anything: AOSP's bootloader message
/// (`bootloader_message.h`), by which system, recovery and bootloader leave each other notes.
///
/// The command stands at 0 (32 bytes), a status at 32 (32), the recovery's arguments at 64 (768), a line each; behind them a stage, and
/// from 2048 on slots and vendors' own. An image of zeros says nothing, as those of stock packages do.
public enum MiscMessage: Sendable, Equatable {
    /// The recovery erases the owner's data at the next start, and nothing else is asked for.
    case wipe
    /// Anything else, or what cannot be read; with what it says.
    case other(String)

    private static let recovery = 64..<832
    /// Arguments that change nothing of what `--wipe_data` does.
    private static let harmless = ["--wipe_cache", "--reason=", "--locale="]
    /// Longer images are not read: no phone has such a partition.
    public static let most: UInt64 = 16 << 20

    /// - Parameter bytes: the image as it will be on the partition, from its start to its end.
    /// - Returns: nil where it says nothing.
    public init?(_ bytes: [UInt8]) {
        guard let first = bytes.firstIndex(where: { $0 != 0 }) else { return nil }
        let command = Self.text(bytes.prefix(32))
        let lines = Self.text(bytes.dropFirst(64).prefix(Self.recovery.count)).split(separator: "\n").map(String.init)
        let isRead = bytes.indices.allSatisfy { place in
            bytes[place] == 0 || place < 32 || Self.recovery.contains(place)
        }
        let wipes = lines.first == "recovery" && lines.contains("--wipe_data")
        let isMore = lines.dropFirst().contains { line in
            line != "--wipe_data" && !Self.harmless.contains { line == $0 || $0.hasSuffix("=") && line.hasPrefix($0) }
        }
        if isRead, wipes, !isMore, ["", "boot-recovery"].contains(command) {
            self = .wipe
            return
        }
        let words = ([command] + lines).filter { !$0.isEmpty }.map(Self.printable)
        self = .other(
            words.isEmpty || !isRead ? "bytes that are not zero, the first at \(first)" : words.joined(separator: ", "))
    }

    /// Other bytes than plain text as `\xNN`: this is shown on a terminal.
    private static func printable(_ text: String) -> String {
        text.utf8.map { (0x20...0x7e).contains($0) ? String(UnicodeScalar($0)) : "\\x" + hex([$0]) }.joined()
    }

    /// A field up to its NUL.
    private static func text(_ field: ArraySlice<UInt8>) -> String {
        String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
    }
}

/// Reads the images that a package's scripts write to `misc`.
struct MiscReader {
    let archive: PackageArchive
    let modes: [PackageMode]

    /// What they say, by their path; nothing for those that say nothing.
    func read() -> [String: MiscMessage] {
        var found: [String: MiscMessage] = [:]
        let images = AVBImages(
            layout: { [archive] in archive.file($0)?.scan?.layout },
            open: { [archive] (path) throws(PackageError) in try archive.openImage(path) })
        for case .flash(let partition, let image) in modes.flatMap(\.steps).map(\.action)
        where partition.split(separator: "+").contains(where: { PartitionName.base(of: $0) == "misc" }) {
            // A missing or an empty image is a problem of its own.
            guard found[image] == nil, images.size(image) > 0 else { continue }
            guard images.size(image) <= MiscMessage.most else {
                found[image] = .other("\(images.size(image)) bytes, more than any misc has")
                continue
            }
            do throws(AVBImages.Failure) {
                found[image] = MiscMessage(try images.bytes(image, count: MiscMessage.most))
            } catch { found[image] = .other("what cannot be read: \(error.words)") }
        }
        return found
    }
}
