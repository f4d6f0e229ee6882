/// A text that a script makes out of one answer of the phone: the question, and the programs that the answer goes through.
struct Reading: Hashable, Sendable {
    /// What the phone is asked for: a variable of `getvar`, or `oem device-info`.
    enum Source: Hashable, Sendable {
        case variable(String)
        case deviceInfo
    }

    let source: Source
    var filters: [Filter] = []

    /// The variable that has to be known to tell the text.
    var variable: String {
        switch source {
        case .variable(let name): name
        case .deviceInfo: "unlocked"
        }
    }

    func through(_ filter: Filter) -> Reading { Reading(source: source, filters: filters + [filter]) }

    /// What fastboot itself prints, in the wordings of different versions of it.
    static let wordings = 0..<3

    /// What fastboot prints for an answer; nil stands for a phone that does not know the variable.
    func output(answer: String?, wording: Int = 0) -> String {
        switch (source, answer) {
        case (.variable(let name), let answer?): "\(name): \(answer)\n\(Self.ending(wording))"
        case (.variable(let name), nil):
            wording == 1
                ? "getvar:\(name) FAILED (remote: unknown variable)\n\(Self.ending(wording))"
                : "getvar:\(name) FAILED (remote: 'GetVar Variable Not found')\n\(Self.ending(wording))"
        case (.deviceInfo, let answer):
            "(bootloader) Verity mode: true\n(bootloader) Device unlocked: \(answer == "yes")\n\(Self.ending(wording))"
        }
    }

    private static func ending(_ wording: Int) -> String {
        switch wording {
        case 0: "Finished. Total time: 0.001s\n"
        case 1: "finished. total time: 0.002s\n"
        default: "OKAY [  0.003s]\nFinished. Total time: 0.003s\n"
        }
    }

    /// The text, and whether the last program of the chain succeeded.
    func result(answer: String?, wording: Int = 0) -> (text: String, succeeded: Bool) {
        var result = (text: output(answer: answer, wording: wording), succeeded: answer != nil || source == .deviceInfo)
        for filter in filters {
            let next = filter.apply(result.text)
            // A substitution takes line ends off; it has no result of its own.
            result = (next.text, next.succeeded ?? result.succeeded)
        }
        return result
    }

    /// Answers that phones give, and some that none should.
    static let samples: [String?] = [
        nil, "", "0", "1", "2", "7", "12", "20000", "yes", "no", "raw", "raw data", "ext4", "f2fs", "lancelot",
        "MSM8952", "2025-11-01", "4.4", "abc", "a b",
    ]

    /// Whether it is the answer's own number where the answer is one.
    var isNumber: Bool {
        ["0", "1", "7", "12", "20000"].allSatisfy { shellNumber(result(answer: $0).text) == Int($0) }
    }
}
