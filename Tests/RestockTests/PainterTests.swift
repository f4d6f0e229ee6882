import Synchronization
import Testing

@testable import restock

/// What there is to paint, and what has been painted.
private final class Easel: Sendable {
    private struct State {
        var news = 0
        var painted = 0
        var frames = 0
    }
    private let state = Mutex(State())

    func add() { state.withLock { $0.news += 1 } }

    func paint() {
        state.withLock { state in
            state.painted = state.news
            state.frames += 1
        }
    }

    var frames: Int { state.withLock(\.frames) }
    var isUpToDate: Bool { state.withLock { $0.painted == $0.news } }
}

@Suite("What paints a terminal") struct PainterTests {
    @Test("however often it is woken, no more than ten frames a second, and one comes after the last news") func rate()
    {
        let easel = Easel()
        let clock = ContinuousClock()
        let start = clock.now
        let painter = Painter { easel.paint() }
        while clock.now - start < .milliseconds(450) {
            easel.add()
            painter.wake()
        }
        while !easel.isUpToDate, clock.now - start < .seconds(20) {}
        #expect(easel.isUpToDate)
        painter.end()
        // A machine that is busy paints less; none paints more.
        let most = Int((clock.now - start) / .milliseconds(100)) + 1
        #expect(easel.frames >= 1 && easel.frames <= most, "\(easel.frames) frames, \(most) at most")
    }
}
