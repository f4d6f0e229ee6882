import Bytes
import Plan
import RestockKit

/// Turns the events of several phones into lines. Holds no terminal: it returns what to print.
struct FleetProgress {
    private struct Lane {
        let label: String
        let total: UInt64
        var lines: FlashProgress
        var before: UInt64 = 0
        var sent: UInt64 = 0
        var hasEnded = false
    }

    private var lanes: [Lane]
    private let width: Int
    private let moves: Bool

    /// - Parameters:
    ///   - phones: for each phone how it is called, and its plan.
    ///   - moves: true on a terminal, where one line shows all phones at once; false gives plain lines, one for each step.
    init(_ phones: [(label: String, plan: FlashPlan)], width: Int, moves: Bool) {
        self.width = width
        self.moves = moves
        lanes = phones.map { label, plan in
            Lane(
                label: label, total: plan.bytes,
                lines: FlashProgress(plan: plan, width: max(20, width - label.count - 2), moves: false))
        }
    }

    /// - Parameter seconds: since the run began.
    mutating func show(_ event: FlashEvent, of phone: Int, at seconds: Double) -> FlashProgress.Output {
        switch event {
        case .progress(_, let sent, _): lanes[phone].sent = lanes[phone].before + sent
        case .stepEnded(_, let result):
            lanes[phone].before += result.bytes
            lanes[phone].sent = lanes[phone].before
        default: break
        }
        let line = lanes[phone].lines.show(event, at: seconds)
        if !moves {
            guard case .line(let text) = line else { return .nothing }
            return .line("\(lanes[phone].label)  \(text)")
        }
        return .moving(overview(at: seconds))
    }

    /// A phone has ended.
    mutating func end(_ phone: Int) { lanes[phone].hasEnded = true }

    /// All phones in one line: how far each is, and how fast all of them are together.
    private func overview(at seconds: Double) -> String {
        let parts = lanes.map { lane in
            let percent = lane.total > 0 ? min(100, lane.sent * 100 / lane.total) : 0
            return "\(lane.label) \(lane.hasEnded ? "ended" : "\(percent) %")"
        }
        let sent = lanes.reduce(0) { $0 + $1.sent }
        let speed = seconds > 0.2 ? "  \(fixed(Double(sent) / seconds / 1e6, decimals: 1)) MB/s" : ""
        let text = parts.joined(separator: "  ") + speed
        return text.count <= width ? text : String(text.prefix(width - 3)) + "..."
    }
}
