/// `md5sum.xml`: one MD5 for each file of `images/`, by base name, in no order.
///
/// The generator writes `<digest hash="md5" name="abl.elf">32 hex</digest>` elements and nothing that a full XML reader would be
/// needed for; entities, comments and other attributes are refused, so that nothing can be read in two ways.
public struct MD5List: Sendable, Equatable {
    /// Base name to lower-case hex.
    public let digests: [String: String]

    /// The text is not what the generator writes.
    public struct Malformed: Error, Equatable, Sendable {
        /// What is wrong, in words.
        public let reason: String
    }

    /// Reads a whole `md5sum.xml`.
    public init(_ bytes: [UInt8]) throws(Malformed) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Malformed(reason: "it is not text") }
        var digests: [String: String] = [:]
        var rest = text[...]
        guard rest.firstRange(of: "<digests>") != nil else { throw Malformed(reason: "it has no <digests> element") }
        if rest.contains("<!") || rest.contains("&") { throw Malformed(reason: "it holds entities or comments") }
        while let start = rest.firstRange(of: "<digest ") {
            guard let end = rest[start.upperBound...].firstRange(of: "</digest>") else {
                throw Malformed(reason: "a <digest> element does not end")
            }
            let element = rest[start.upperBound..<end.lowerBound]
            guard let close = element.firstIndex(of: ">") else {
                throw Malformed(reason: "a <digest> element has no end mark")
            }
            let attributes = element[..<close].split(whereSeparator: \.isWhitespace).map(String.init)
            let value = element[element.index(after: close)...].trimmed.lowercased()
            guard attributes.contains("hash=\"md5\""), attributes.count == 2,
                let named = attributes.first(where: {
                    $0.hasPrefix("name=\"") && $0.hasSuffix("\"") && $0.utf8.count > 7
                })
            else { throw Malformed(reason: "a <digest> element has other attributes than hash=\"md5\" and name") }
            guard value.utf8.count == 32, value.allSatisfy(\.isHexDigit) else {
                throw Malformed(reason: "\(named) has no MD5 of 32 hex digits")
            }
            let name = String(named.dropFirst(6).dropLast())
            if let earlier = digests[name], earlier != value {
                throw Malformed(reason: "\(name) stands there twice, differently")
            }
            digests[name] = value
            rest = rest[end.upperBound...]
        }
        // Whatever else begins like an element would be passed over in silence, and its file go unchecked.
        guard text.ranges(of: "<digest").count == text.ranges(of: "<digest ").count + text.ranges(of: "<digests>").count
        else {
            throw Malformed(reason: "it holds a <digest> element of another form")
        }
        if digests.isEmpty { throw Malformed(reason: "it names no file") }
        self.digests = digests
    }
}
