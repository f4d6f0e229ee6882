import Bytes

/// `misc.txt`: `key=value` lines that name the device and the version from inside the package, so that the file name is not the only
/// witness. Keys seen: `device`, `build_number`, `userdata_version`, `mi_os_build_version`.
public struct MiscText: Sendable, Equatable {
    /// Every key with its value; where a key comes twice, the first counts.
    public let values: [String: String]

    /// Reads the lines; a line without `=` is passed over, since nothing depends on it.
    public init(_ bytes: [UInt8]) {
        var values: [String: String] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            guard let equals = line.firstIndex(of: "=") else { continue }
            let key = line[..<equals].trimmed
            let value = line[line.index(after: equals)...].trimmed
            if !key.isEmpty, values[key] == nil { values[key] = ForeignText(value).description }
        }
        self.values = values
    }

    /// The codename that it names; nil where it names none.
    public var device: String? { filled("device") }
    /// The HyperOS version where there is one, else the MIUI build number.
    public var version: String? { filled("mi_os_build_version") ?? filled("build_number") }

    /// A key with nothing behind it says nothing.
    private func filled(_ key: String) -> String? {
        values[key].flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension StringProtocol {
    /// Without leading and trailing spaces, tabs and line ends.
    var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        return String(rest)
    }
}
