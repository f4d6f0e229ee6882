import FoundationEssentials

/// One line of `--json` output: an object with a `type`, keys in alphabetical order, no line break inside.
public func jsonLine(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Every type that is printed is plain data; a failure here is a mistake in this program, said as such in the output.
    guard let data = try? encoder.encode(value) else {
        return #"{"type":"error","sentence":"the result cannot be encoded"}"#
    }
    return String(decoding: data, as: UTF8.self)
}
