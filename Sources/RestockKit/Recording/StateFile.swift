import Files
import FoundationEssentials
import Glibc
import Images
import Journal

/// A small table of JSON in the state folder. Nobody else may read it: it may name phones.
///
/// It never stands in the way: what cannot be read is taken for somebody's, and left as it is.
struct StateFile: Sendable {
    /// The most bytes of such a file: 500 rows of 4 KiB.
    static let limit = 2 << 20

    /// Absolute.
    let path: String
    private let folder: String

    /// `$XDG_STATE_HOME/restock/NAME`, `~/.local/state/restock/NAME` where that is not set; nil where the environment names no place.
    /// - Parameters:
    ///   - stateHome: `$XDG_STATE_HOME`; only an absolute path counts, as its specification says.
    ///   - home: `$HOME`.
    init?(_ name: String, stateHome: String, home: String) {
        guard let place = StatePlace(stateHome: stateHome, home: home) else { return nil }
        folder = place.folder
        path = "\(folder)/\(name)"
    }

    /// Whether anything is there, if only a link to nothing.
    var exists: Bool {
        var facts = stat()
        return unsafe lstat(path, &facts) == 0
    }

    /// The table; nil where it cannot be read, is larger than ``limit``, or lies where somebody else could have put it.
    func read<Table: Decodable>(_ table: Table.Type = Table.self) -> Table? {
        guard Ownership.foreign(folder) == nil, let file = try? OpenFile(path, followLink: false),
            file.stamp.bytes <= UInt64(Self.limit)
        else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(file.stamp.bytes))
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe try? FileSource(file).readFully(into: $0) }
        guard count == bytes.count else { return nil }
        return try? JSONDecoder().decode(Table.self, from: Data(bytes))
    }

    /// Changes the table; where there is none, it begins empty. The file is replaced as a whole.
    /// - Returns: why it could not be: `PATH cannot be written`; nil when it was.
    func change<Row: Codable>(_ body: (inout [String: Row]) -> Void) -> String? {
        guard var rows = exists ? read([String: Row].self) : [:] else { return "\(path) cannot be read" }
        body(&rows)
        do {
            let files = FileManager.default
            try files.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let data = Data((jsonLine(rows) + "\n").utf8)
            guard Ownership.foreign(folder) == nil, data.count <= Self.limit else { return "\(path) cannot be written" }
            try data.write(to: URL(filePath: path), options: .atomic)
            try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            return nil
        } catch {
            return "\(path) cannot be written"
        }
    }
}
