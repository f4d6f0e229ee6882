import Bytes
import Journal

/// The report of one run as a page of HTML that needs nothing beside itself: no script, no font, no picture from elsewhere. It is well-formed
/// XML, follows the reader's choice of light or dark, and prints.
public struct RunPage: Sendable {
    let shown: ShownRun
    var run: RunRecord { shown.record }

    /// - Parameter shown: as it may be shown: what is to be redacted, is.
    public init(_ shown: ShownRun) { self.shown = shown }

    /// The whole page.
    public var text: String {
        let title = "restock, run \(run.number): \(run.verb) of \(run.package.name)"
        return """
            <!DOCTYPE html>
            <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <title>\(escaped(title))</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <header>
            <h1>\(escaped(title))</h1>
            \(verdict)
            </header>
            <main>
            \(facts)
            \(chart)
            \(steps)
            \(consents)
            \(findings)
            </main>
            <footer>Written by restock \(escaped(run.program)). \(Self.account)</footer>
            </body>
            </html>

            """
    }

    /// What nobody who gets such a page should believe.
    private static let account = """
        Neither a flash nor a wipe removes a Mi account's lock: it lives with Xiaomi's server, and only the account's holder can release it.
        """

    /// How it ended, as a colour and as words.
    private var verdict: String {
        let kind =
            switch shown.standing {
            case "done": "good"
            case "running": "open"
            default: "bad"
            }
        // What was to be done then has been done since.
        let next = shown.finisher == nil ? run.end?.next : nil
        let more = [run.end?.sentence, run.end?.state, next].compactMap(\.self).filter { !$0.isEmpty }
        return "<div class=\"verdict \(kind)\"><strong>\(escaped(shown.standingWords))</strong>"
            + more.map { "<p>\(escaped($0))</p>" }.joined() + "</div>"
    }

    private var facts: String {
        var rows = [
            ("Phone", "\(run.phone.product ?? "unknown model"), serial number \(run.phone.serial ?? "none")"),
            ("At", run.phone.address), ("Began", clockTime(run.began)),
        ]
        if let end = run.end { rows.append(("Took", "\(fixed(end.seconds, decimals: 1)) s")) }
        rows += [
            ("Package", run.package.name), ("File", run.package.path),
            ("Identity", "\(run.package.identity) (SHA-256 over steps and images)"), ("Mode", run.mode),
        ]
        if let resumed = run.resumes { rows.append(("Goes on from", "run \(resumed)")) }
        let body = rows.map { "<tr><th scope=\"row\">\(escaped($0))</th><td>\(escaped($1))</td></tr>" }.joined(
            separator: "\n")
        return "<section><h2>What and where</h2><table class=\"facts\"><tbody>\n\(body)\n</tbody></table></section>"
    }

    private var consents: String {
        let items = run.consents.map {
            """
            <li><strong>\(escaped($0.gate))</strong>, given by <code>\(escaped($0.given))</code>
            <blockquote lang="\(escaped($0.language))"><p>\(escaped($0.sentence))</p><p>\(escaped($0.advice))</p></blockquote></li>
            """
        }
        return section("Consents, with the words that were shown", items, none: "Nothing needed consent.")
    }

    private var findings: String {
        let items = run.findings.map {
            "<li><strong>\(escaped($0.severity))</strong> (\(escaped($0.gate))): \(escaped($0.sentence))"
                + ($0.evidence.isEmpty ? "" : "<br/><small>\(escaped($0.evidence))</small>") + "</li>"
        }
        return section("What the gates found", items, none: "No gate had anything to say.")
    }

    private func section(_ title: String, _ items: [String], none: String) -> String {
        "<section><h2>\(title)</h2>"
            + (items.isEmpty ? "<p>\(none)</p>" : "<ul>\n\(items.joined(separator: "\n"))\n</ul>") + "</section>"
    }

    /// Text as HTML and XML have it, without what neither may hold.
    func escaped(_ text: String) -> String {
        var result = ""
        for scalar in ForeignText.lines(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            case "\u{FFFE}", "\u{FFFF}": result += "?"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
