/// How a day is written so that it can be compared as a number.
enum DateStyle: Hashable, Sendable {
    /// Seconds since 1970.
    case seconds
    /// `20251101`
    case digits

    /// `+%s` or `+%Y%m%d`; nil for others.
    init?(format: String) {
        switch format {
        case "+%s": self = .seconds
        case "+%Y%m%d": self = .digits
        default: return nil
        }
    }

    func written(_ text: String) -> String? {
        guard let seconds = secondsOfDay(text) else { return nil }
        return self == .seconds ? "\(seconds)" : dayOfSeconds(seconds)?.filter { $0 != "-" }
    }

    /// The day, as `YYYY-MM-DD`, that a number stands for.
    func day(_ number: Int) -> String? {
        if self == .seconds { return dayOfSeconds(number) }
        let text = Array("\(number)")
        guard text.count == 8 else { return nil }
        let day = String(text[..<4]) + "-" + String(text[4..<6]) + "-" + String(text[6...])
        return secondsOfDay(day) == nil ? nil : day
    }
}

/// The seconds since 1970 at which a day begins, for `YYYY-MM-DD`; nil for every other way to write one.
func secondsOfDay(_ text: String) -> Int? {
    let fields = text[...].trimmed.split(separator: "-", omittingEmptySubsequences: false)
    guard fields.count == 3, fields[0].utf8.count == 4, fields[1].utf8.count == 2, fields[2].utf8.count == 2,
        fields.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), let year = Int(fields[0]),
        let month = Int(fields[1]), let day = Int(fields[2]), year >= 1970, (1...12).contains(month)
    else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day >= 1, day <= lengths[month - 1] else { return nil }
    let before = year - 1
    let leaps = before / 4 - before / 100 + before / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400)
    let days = (year - 1970) * 365 + leaps + lengths[..<(month - 1)].reduce(0, +) + day - 1
    return days * 86_400
}

/// The day, as `YYYY-MM-DD`, that begins at these seconds since 1970; nil where none does.
func dayOfSeconds(_ seconds: Int) -> String? {
    guard seconds >= 0, seconds % 86_400 == 0, seconds < 8_000_000_000 else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    var days = seconds / 86_400
    var year = 1970
    func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
    while days >= (isLeap(year) ? 366 : 365) {
        days -= isLeap(year) ? 366 : 365
        year += 1
    }
    let lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var month = 0
    while days >= lengths[month] {
        days -= lengths[month]
        month += 1
    }
    return "\(year)-\(two(month + 1))-\(two(days + 1))"
}
