import Bytes
import FoundationEssentials

/// One line of `--json` output: an object with a `type`, keys in alphabetical order, no line break inside. Letters that would not be seen, or
/// would turn the order of others round, stand as JSON's escapes: what a program reads is the same, and a person sees them.
public func jsonLine(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Every type that is printed is plain data; a failure here is a mistake in this program, said as such in the output.
    guard let data = try? encoder.encode(value) else {
        return #"{"type":"error","sentence":"the result cannot be encoded"}"#
    }
    return visible(String(decoding: data, as: UTF8.self))
}

private func visible(_ json: String) -> String {
    guard !json.unicodeScalars.allSatisfy(ForeignText.isVisible) else { return json }
    var shown = ""
    for letter in json.unicodeScalars {
        guard !ForeignText.isVisible(letter) else {
            shown.unicodeScalars.append(letter)
            continue
        }
        for unit in UTF16.encode(letter)! {
            let digits = String(unit, radix: 16)
            shown += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }
    return shown
}
