/// Takes out of a text what names a person or a phone, before the text leaves this computer: in logs, transcripts and reports.
///
/// Of a serial number the first and the last two characters stay, so that the owner can tell two phones apart. Of tokens, account names
/// and IMEIs nothing stays. What the owner prints for themselves (`--json`) is not redacted.
public struct Redaction: Sendable {
    /// What stands in for something that is gone whole.
    public static let gone = "(redacted)"

    private let serials: [String]

    /// - Parameter serials: serial numbers that are known; each is found wherever it stands, in large and small letters. One of 3
    ///   characters counts as a word of its own only, and a shorter one would be found in everything and names no phone.
    public init(serials: [String] = []) {
        // The longest first: one may be part of another.
        self.serials = serials.filter { $0.count >= 3 }.sorted { ($1.count, $1) < ($0.count, $0) }
    }

    /// A serial number as a report shows it: `4c***f2`. One of fewer than 8 characters is gone whole.
    public static func serial(_ text: String) -> String {
        text.count < 8 ? gone : "\(text.prefix(2))***\(text.suffix(2))"
    }

    /// The text without what has to go. Line ends stay.
    public func text(_ text: String) -> String {
        var result = text
        for serial in serials { result = Self.without(serial, result) }
        // By scalar: CR LF is one Character, and its CR stays on its line.
        return result.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
            Self.withoutMail(Self.withoutIMEI(Self.withoutToken(Self.withoutValues(Self.withoutNames(String($0))))))
        }.joined(separator: "\n")
    }

    /// A serial number that is known, wherever it stands. Bootloaders and recoveries write one number in different letters.
    private static func without(_ serial: String, _ text: String) -> String {
        let wanted = serial.utf8.map(lower)
        let all = Array(text.utf8)
        let folded = all.map(lower)
        guard all.count >= wanted.count, folded.contains(wanted[0]) else { return text }
        var result: [UInt8] = []
        var index = 0
        while index < all.count {
            let end = index + wanted.count
            let isHere = end <= all.count && folded[index..<end].elementsEqual(wanted)
            let isWord = (index == 0 || !isWordByte(all[index - 1])) && (end >= all.count || !isWordByte(all[end]))
            guard isHere, isWord || wanted.count > 3 else {
                result.append(all[index])
                index += 1
                continue
            }
            result += Array(Self.serial(String(decoding: all[index..<end], as: UTF8.self)).utf8)
            index = end
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...122).contains(lower(byte)) || byte >= 0x80
    }

    /// `mi token 4fGh...`, as some bootloaders say it: what stands behind the word without a sign between them. A word of a sentence
    /// ("the token is for another phone") has no digits or is short.
    private static func withoutToken(_ line: String) -> String {
        var words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        for index in words.indices.dropFirst() where words[index - 1].lowercased().hasSuffix("token") {
            let word = words[index]
            if word.utf8.count >= 6, word.contains(where: \.isNumber) { words[index] = gone }
        }
        return words.joined(separator: " ")
    }

    /// An address of mail: an account may be named by it.
    private static func withoutMail(_ line: String) -> String {
        guard line.contains("@") else { return line }
        var result = ""
        var word = ""
        func settle(_ word: String) -> String {
            let parts = word.split(separator: "@", omittingEmptySubsequences: false)
            let isMail = parts.count == 2 && !parts[0].isEmpty && parts[1].dropFirst().dropLast().contains(".")
            return isMail ? gone : word
        }
        for character in line {
            if character.isLetter || character.isNumber || "@._%+-".contains(character) {
                word.append(character)
            } else {
                result += settle(word)
                word = ""
                result.append(character)
            }
        }
        return result + settle(word)
    }

    /// `Account {name=2807***558, type=com.xiaomi}` keeps its type. A name may hold anything, so it ends at the last type.
    private static func withoutNames(_ line: String) -> String {
        let start = "Account {name="
        guard let name = line.firstRange(of: start) else { return line }
        let rest = line[name.upperBound...]
        let end = rest.ranges(of: ", type=").last?.lowerBound ?? rest.endIndex
        return line[..<name.upperBound] + gone + rest[end...]
    }

    /// `token: x`, `serialno:x`, `getvar:token` and its answer: what stands behind such a name up to the next space.
    private static func withoutValues(_ line: String) -> String {
        var result = ""
        var rest = line[...]
        while let separator = rest.firstIndex(where: { $0 == ":" || $0 == "=" }) {
            let word = rest[..<separator].lowercased().reversed().prefix {
                $0.isLetter || $0.isNumber || $0 == "_" || $0 == "."
            }
            let name = String(word.reversed())
            result += rest[...separator]
            rest = rest[rest.index(after: separator)...]
            guard let keepsEnds = secrets[name.hasPrefix("info") ? String(name.dropFirst(4)) : name] else { continue }
            result += rest.prefix { $0 == " " }
            rest = rest.drop { $0 == " " }
            let value = rest.prefix { !$0.isWhitespace && $0 != "," }
            if !value.isEmpty { result += keepsEnds ? serial(String(value)) : gone }
            rest = rest.dropFirst(value.count)
        }
        return result + rest
    }

    /// The names whose values go; true for those of which the ends stay.
    private static let secrets: [String: Bool] = [
        "token": false, "mitoken": false, "imei": false, "imei1": false, "imei2": false, "meid": false,
        "serialno": true, "serial": true, "ro.serialno": true, "ro.boot.serialno": true,
    ]

    /// Fifteen digits in a row with a right check digit are an IMEI.
    private static func withoutIMEI(_ line: String) -> String {
        var result = ""
        var run = ""
        func settle(_ run: String) -> String { isIMEI(run) ? gone : run }
        for character in line {
            if character.isASCII, character.isNumber {
                run.append(character)
            } else {
                result += settle(run)
                run = ""
                result.append(character)
            }
        }
        return result + settle(run)
    }

    /// Luhn's check, as 3GPP TS 23.003 has it for IMEIs.
    private static func isIMEI(_ digits: String) -> Bool {
        guard digits.count == 15 else { return false }
        let sum = digits.compactMap(\.wholeNumberValue).enumerated().reduce(0) { sum, entry in
            let value = entry.offset % 2 == 1 ? entry.element * 2 : entry.element
            return sum + (value > 9 ? value - 9 : value)
        }
        return sum % 10 == 0
    }
}
