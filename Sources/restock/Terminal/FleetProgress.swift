import Plan
import RestockKit

/// Turns the events of several phones into lines: those that stay, and the block that moves. Holds no terminal.
struct FleetProgress {
    private var lanes: [FleetLane]

    /// - Parameters:
    ///   - phones: for each phone how it is called, and its plan.
    ///   - width: columns for the lines that stay.
    init(_ phones: [(label: String, plan: FlashPlan)], width: Int) {
        lanes = phones.map { label, plan in
            FleetLane(Words.plain(label), plan, width: max(20, width - columns(label) - 2))
        }
    }

    /// - Parameter seconds: since the run began.
    /// - Returns: the line that stays, with the phone's name, where nothing moves.
    mutating func show(_ event: FlashEvent, of phone: Int, at seconds: Double) -> String? {
        guard case .line(let text) = lanes[phone].show(event, at: seconds) else { return nil }
        return "\(lanes[phone].label)  \(text)"
    }

    /// A phone has ended.
    /// - Parameter outcome: in a word: `done`, `interrupted`.
    mutating func end(_ phone: Int, _ outcome: String, at seconds: Double) { lanes[phone].end(outcome, at: seconds) }

    /// A line for each phone, and one for all of them.
    ///
    /// Where the terminal is too low, phones that have ended go first, and a line says how many are not shown. Where it is too narrow,
    /// cells go for all phones at once, so that those that are left stand below each other.
    /// - Parameters:
    ///   - width: columns of the terminal, now.
    ///   - height: rows of the terminal, now.
    func block(at seconds: Double, width: Int, height: Int) -> [String] {
        // One row is left for the line that stays above.
        let room = max(0, height - 2)
        let fits = lanes.count <= room
        var shown = Array(lanes.indices)
        if !fits {
            let order =
                lanes.indices.filter { lanes[$0].outcome == nil } + lanes.indices.filter { lanes[$0].outcome != nil }
            shown = order.prefix(max(0, room - 1)).sorted()
        }
        let more = fits || room == 0 ? [] : ["and \(lanes.count - shown.count) more"]
        return rows(shown.map { lanes[$0] }, at: seconds, width: width)
            + more.map { ProgressWords.fit([$0], width: width) }
            + [overall(at: seconds, width: width)]
    }

    private func rows(_ shown: [FleetLane], at seconds: Double, width: Int) -> [String] {
        let label = lanes.map { columns($0.label) }.max() ?? 0
        let number = lanes.map { columns($0.number) }.max() ?? 0
        // Every phone has the same cells, and what it does just now, whose words change most, stands last and is left this much room.
        var room = width - label - 2 - 5 - 2
        func hasRoom(for cell: Int, leaving rest: Int) -> Bool {
            guard room - cell >= rest else { return false }
            room -= cell
            return true
        }
        let hasNumber = hasRoom(for: number + 1, leaving: 11)
        let hasSpeed = hasNumber && hasRoom(for: Self.speedWidth + 2, leaving: 22)
        let hasBar = hasSpeed && hasRoom(for: Self.cells + 3, leaving: 30)
        return shown.map { lane in
            let speed = lane.speed(at: seconds).map(ProgressWords.rate) ?? ""
            let head = [
                lane.label.padded(to: label),
                (hasNumber ? lane.number.led(to: number) + " " : "")
                    + (hasBar ? lane.bar(cells: Self.cells) : lane.percent),
                hasSpeed ? speed.led(to: Self.speedWidth) : nil,
            ].compactMap(\.self)
            let line = head.joined(separator: "  ")
            return ProgressWords.fit(lane.words(at: seconds).map { "\(line)  \($0)" } + [line], width: width)
        }
    }

    private static let cells = 8
    private static let speedWidth = 10

    /// How far all phones are together, how fast, when the last one will be done, and how those ended that did.
    private func overall(at seconds: Double, width: Int) -> String {
        let sent = lanes.reduce(0) { $0 + $1.sent }
        let goal = lanes.reduce(0) { $0 + $1.goal }
        let speed = seconds > 0.2 && sent > 0 ? ProgressWords.rate(Double(sent) / seconds) : nil
        let left = lanes.compactMap { $0.left(at: seconds) }.max().map(ProgressWords.left)
        let count = lanes.count == 1 ? "1 phone" : "\(lanes.count) phones"
        let ended = endings.isEmpty ? nil : endings
        let bar = ProgressWords.bar(sent, of: goal, cells: 12)
        let percent = String(ProgressWords.percent(sent, of: goal).drop { $0 == " " })
        let ways = [
            [count, bar, speed, left, ended], [count, percent, speed, left, ended], [percent, left, ended],
            [percent, ended],
        ]
        return ProgressWords.fit(ways.map { $0.compactMap(\.self).joined(separator: "  ") }, width: width)
    }

    /// `1 done, 2 interrupted`, the good ones first.
    private var endings: String {
        let outcomes = lanes.compactMap(\.outcome)
        let done = Outcome.done.word
        let words = Set(outcomes).sorted { $1 != done && ($0 == done || $0 < $1) }
        return words.map { word in "\(outcomes.count { $0 == word }) \(word)" }.joined(separator: ", ")
    }
}
