/// The accounts on a phone, from the text of `dumpsys account`: how many of which kind. Names are stepped over and never kept.
public struct AccountListing: Sendable, Equatable {
    /// Accounts of the type `com.xiaomi`, over all users of the phone.
    public private(set) var xiaomi = 0
    /// Accounts of the type `com.google`.
    public private(set) var google = 0
    public private(set) var others = 0

    /// Reads the text. Nil where it is no whole list: a refusal, a service that is missing, a list that ends early. Nil is not "none".
    ///
    /// Each user of the phone has a line `Accounts: N` and below it N lines `Account {name=2807***558, type=com.xiaomi}`. Only those
    /// count: further down the same text names accounts in a history, and the types that could be signed in to.
    public init?(_ text: String) {
        var due = 0
        var users = 0
        // A phone's line may end in CR LF, which is one Character.
        for raw in text.split(whereSeparator: \.isNewline) {
            let line = raw.drop { $0 == " " || $0 == "\t" }
            if due > 0 {
                guard let type = Self.type(of: line) else { return nil }
                count(type)
                due -= 1
            } else if line.hasPrefix("Accounts: ") {
                guard let number = Int(line.dropFirst("Accounts: ".count)), number >= 0 else { return nil }
                due = number
                users += 1
            }
        }
        guard users > 0, due == 0 else { return nil }
    }

    /// The type in a line of the list. It is the last word, since a name may hold anything.
    private static func type(of line: Substring) -> Substring? {
        guard line.hasPrefix("Account {name="), line.last == "}" else { return nil }
        let words = line.dropLast().split(separator: " ")
        guard words.count >= 2, let last = words.last, last.hasPrefix("type="), last.count > 5 else { return nil }
        return last.dropFirst(5)
    }

    private mutating func count(_ type: Substring) {
        switch type {
        case "com.xiaomi": xiaomi += 1
        case "com.google": google += 1
        default: others += 1
        }
    }
}
