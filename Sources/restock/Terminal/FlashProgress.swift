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
    /// What the line that moves is about, and since when.
    private var moving: (event: FlashEvent, since: Double)?

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
        moving = nil
        switch event {
        case .finding: return .nothing
        case .message where !moves: return .line(message(event))
        case .stepStarted(_, let step):
            self.step = step
            if step.leftOut != nil { return .nothing }
        case .stepEnded(let index, let result):
            sentBefore += result.bytes
            return .line(fit(result.sentences, index))
        case .progress, .writing, .message: break
        }
        guard moves else { return .nothing }
        moving = (event, seconds)
        return again(at: seconds)
    }

    /// The line that moves once more: clocks have gone on, the terminal may have another width. Nothing where no line moves.
    /// - Parameter seconds: since the run began.
    func again(at seconds: Double) -> Output {
        guard let moving else { return .nothing }
        switch moving.event {
        case .stepStarted(let index, let step): return .moving(fit(["\(step) ..."], index))
        case .message: return .moving(message(moving.event))
        case .progress(let index, let sent, let size):
            guard let step else { return .nothing }
            // What counts for the whole run stands before what counts for the image.
            let (image, rate) = ("\(step.brief)  \(share(sent, size))", rate(sentBefore + sent, seconds))
            let bar = overall(sentBefore + sent)
            let ways = [[bar, rate, image], [bar, rate, step.brief], [image, rate]]
            return .moving(fit(ways.map { $0.filter { !$0.isEmpty }.joined(separator: "  ") }, index))
        case .writing(let index, let sent, let size):
            guard let step else { return .nothing }
            let bar = overall(sentBefore + sent)
            let (share, time) = (share(sent, size), ProgressWords.patience(seconds - moving.since))
            let (long, short) = ("sent \(share), phone writes\(time)", "\(share), writes\(time)")
            let images = [long, short, "phone writes\(time)"].map { "\(step.brief)  \($0)" }
            return .moving(fit(images.prefix(2).map { "\(bar)  \($0)" } + images, index))
        case .finding, .stepEnded: return .nothing
        }
    }

    private func message(_ event: FlashEvent) -> String {
        guard case .message(let text) = event else { return "" }
        let line = ForeignText(text.last?.isNewline == true ? text.dropLast() : text[...])
        return ProgressWords.fit(
            ["\(String(repeating: " ", count: "\(count)".count * 2 + 2))phone: \(line)"], width: width)
    }

    /// How far the whole run is.
    private func overall(_ sent: UInt64) -> String { ProgressWords.bar(sent, of: total, cells: 12) }

    private func share(_ sent: UInt64, _ size: UInt64) -> String {
        "\(describe(bytes: sent)) of \(describe(bytes: size))"
    }

    /// Speed and time left over the whole run.
    private func rate(_ sent: UInt64, _ seconds: Double) -> String {
        guard seconds > 0.2, sent > 0 else { return "" }
        let speed = Double(sent) / seconds
        let left = Double(total > sent ? total - sent : 0) / speed
        return "\(ProgressWords.rate(speed))  \(ProgressWords.left(left))"
    }

    private func number(_ index: Int) -> String { "\("\(index + 1)".led(to: "\(count)".count))/\(count)" }

    private func fit(_ ways: [String], _ index: Int) -> String {
        ProgressWords.fit(ways.map { "\(number(index)) \($0)" }, width: width)
    }
}
