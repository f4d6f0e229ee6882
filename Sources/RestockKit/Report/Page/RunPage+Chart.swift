import Bytes
import Journal

extension RunPage {
    private static let (width, height, left, right, bottom) = (880.0, 240.0, 48.0, 24.0, 28.0)

    /// When each image travelled and how fast: as wide as it took, as high as its MB/s. Empty where nothing was measured.
    var chart: String {
        let bars = run.steps.filter { $0.rate != nil }
        guard let end = bars.compactMap({ $0.measured.map { $0.began + $0.seconds } }).max(), end > 0,
            let most = bars.compactMap(\.rate).max()
        else { return "" }
        let (time, rate) = (Axis(upTo: end, marks: 8), Axis(upTo: most, marks: 5))
        func x(_ seconds: Double) -> Double { Self.left + seconds / time.end * (Self.width - Self.left - Self.right) }
        func y(_ speed: Double) -> Double {
            Self.height - Self.bottom - speed / rate.end * (Self.height - Self.bottom - 12)
        }

        var parts: [String] = []
        for mark in rate.marks {
            parts.append(
                "<line class=\"grid\" x1=\"\(number(Self.left))\" x2=\"\(number(Self.width - Self.right))\" y1=\"\(number(y(mark)))\" y2=\"\(number(y(mark)))\"/>"
            )
            parts.append(
                "<text x=\"\(number(Self.left - 6))\" y=\"\(number(y(mark) + 4))\" text-anchor=\"end\">\(rate.words(mark))</text>"
            )
        }
        for mark in time.marks {
            parts.append(
                "<text x=\"\(number(x(mark)))\" y=\"\(number(Self.height - 8))\" text-anchor=\"middle\">\(time.words(mark)) s</text>"
            )
        }
        for step in bars {
            guard let time = step.measured, let speed = step.rate else { continue }
            let wide = max(x(time.began + time.seconds) - x(time.began), 0.8)
            parts.append(
                """
                <rect x="\(number(x(time.began)))" y="\(number(y(speed)))" width="\(number(wide))" \
                height="\(number(y(0) - y(speed)))"><title>\(escaped(step.text)): \(fixed(speed, decimals: 1)) MB/s, \
                \(fixed(time.seconds, decimals: 2)) s</title></rect>
                """)
        }
        return """
            <section><h2>MB/s over time</h2>
            <svg viewBox="0 0 \(number(Self.width)) \(number(Self.height))" role="img" xmlns="http://www.w3.org/2000/svg" \
            aria-label="Speed of each image over the time of the run; the table below has the same numbers">
            \(parts.joined(separator: "\n"))
            </svg>
            <p><small>One bar for each image: as wide as it took, sending and writing together, and as high as its speed.</small></p></section>
            """
    }

    private func number(_ value: Double) -> String { fixed(value, decimals: 1) }
}

/// Round numbers along an axis.
private struct Axis {
    let end: Double
    let marks: [Double]
    private let step: Double

    init(upTo most: Double, marks count: Int) {
        let rough = most / Double(count)
        var power = 1.0
        while power * 10 <= rough { power *= 10 }
        while power > rough { power /= 10 }
        step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? 10 * power
        let steps = (most / step).rounded(.up)
        end = steps * step
        let step = step
        marks = (0...Int(steps)).map { Double($0) * step }
    }

    func words(_ mark: Double) -> String { fixed(mark, decimals: step < 0.1 ? 2 : step < 1 ? 1 : 0) }
}
