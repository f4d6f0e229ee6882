import Bytes
import Plan
import RestockKit

/// Turns flash events into lines. Holds no terminal: it returns what to print.
struct FlashProgress {
    /// What to do with a text.
    enum Output: Equatable {
        /// A line that stays.
        case line(String)
        /// A line that the next one replaces.
        case moving(String)
        case nothing
    }

    private let total: UInt64
    private let count: Int
    /// Columns of the terminal, which may be made narrower at any time.
    var width: Int
    private let moves: Bool
    private var sentBefore: UInt64 = 0
    private var step: Step?

    /// - Parameters:
    ///   - moves: true on a terminal; false gives plain lines only.
    init(plan: FlashPlan, width: Int, moves: Bool) {
        total = plan.bytes
        count = plan.steps.count
        self.width = width
        self.moves = moves
    }

    /// - Parameter seconds: since the run began.
    mutating func show(_ event: FlashEvent, at seconds: Double) -> Output {
        switch event {
        case .finding: return .nothing
        case .message(let text):
            let line = clip("\(String(repeating: " ", count: "\(count)".count * 2 + 2))phone: \(text)")
            return moves ? .moving(line) : .line(line)
        case .stepStarted(let index, let step):
            self.step = step
            return moves && step.leftOut == nil ? .moving(clip("\(number(index)) \(step) ...")) : .nothing
        case .progress(let index, let sent, let size):
            guard moves, let step else { return .nothing }
            let image = "\(name(step))  \(share(sent, size))  \(rate(sentBefore + sent, seconds))"
            let whole = "\(number(index)) \(overall(sentBefore + sent))  \(image)"
            return .moving(columns(whole) <= width ? whole : clip("\(number(index)) \(image)"))
        case .stepEnded(let index, let result):
            sentBefore += result.bytes
            return .line(clip("\(number(index)) \(result.step): \(end(result))"))
        }
    }

    private func end(_ result: StepResult) -> String {
        switch result.end {
        case .leftOut(let reason): return "left out, \(reason)"
        case .ignored(let reason): return "refused by the phone (\(reason)), which the script allows"
        case .done:
            // A speed over a moment, or of a few bytes, says nothing.
            let time = "ok, \(fixed(result.seconds, decimals: 1)) s"
            guard result.bytes >= 1_000_000, result.seconds >= 0.05 else { return result.seconds >= 1 ? time : "ok" }
            let speed = Double(result.bytes) / result.seconds / 1e6
            return "\(time), \(fixed(speed, decimals: 1)) MB/s"
        }
    }

    /// How far the whole run is, always as wide, so that nothing jumps.
    private func overall(_ sent: UInt64) -> String {
        let done = total > 0 ? Double(min(sent, total)) / Double(total) : 0
        let full = Int(done * 12)
        let percent = "\(Int(done * 100))"
        return "[" + String(repeating: "#", count: full) + String(repeating: "-", count: 12 - full) + "]"
            + String(repeating: " ", count: 4 - percent.count) + percent + " %"
    }

    private func share(_ sent: UInt64, _ size: UInt64) -> String {
        "\(describe(bytes: sent)) of \(describe(bytes: size))"
    }

    /// Speed and time left over the whole run.
    private func rate(_ sent: UInt64, _ seconds: Double) -> String {
        guard seconds > 0.2, sent > 0 else { return "" }
        let speed = Double(sent) / seconds
        let left = Int(Double(total > sent ? total - sent : 0) / speed)
        let minutes = left / 60
        let rest = left % 60
        return "\(fixed(speed / 1e6, decimals: 1)) MB/s  \(minutes):\(rest < 10 ? "0" : "")\(rest) left"
    }

    private func name(_ step: Step) -> String {
        guard case .flash(let partition, _, _, _) = step.action else { return "\(step)" }
        return partition
    }

    private func number(_ index: Int) -> String {
        let all = "\(count)"
        let text = "\(index + 1)"
        return String(repeating: " ", count: all.count - text.count) + "\(text)/\(all)"
    }

    private func clip(_ text: String) -> String {
        let text = Words.plain(text).replacing("\n", with: " ")
        guard columns(text) > width else { return text }
        var short = text
        while columns(short) > width - 3 { short.removeLast() }
        return short + "..."
    }
}
