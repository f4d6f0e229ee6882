/// `2026-11-25 19:02:11 UTC`. What a clock before the year 2020 says is said, and doubted.
public func clockTime(_ milliseconds: Int64) -> String {
    // Days by the proleptic Gregorian calendar, from 0000-03-01 on, so that leap days come last in a year.
    let (day, second) = (milliseconds / 1000).quotientAndRemainder(dividingBy: 86_400)
    let days = day + 719_468
    let era = days / 146_097
    let ofEra = days % 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let month = (5 * ofYear + 2) / 153
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let isNextYear = month >= 10
    let date = [
        "\(year + era * 400 + (isNextYear ? 1 : 0))", two(isNextYear ? month - 9 : month + 3),
        two(ofYear - (153 * month + 2) / 5 + 1),
    ].joined(separator: "-")
    let time = [second / 3600, second / 60 % 60, second % 60].map(two).joined(separator: ":")
    return "\(date) \(time) UTC" + (milliseconds < 1_577_836_800_000 ? " (the clock was wrong)" : "")
}
