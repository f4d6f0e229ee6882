extension Evaluator {
    /// The few ways in which stock batch files have PowerShell write a day as a number:
    /// `(Get-Date 'DAY').ToString('yyyyMMdd')`, `Get-Date 'DAY' -Format yyyyMMdd`, `Get-Date -Date 'DAY' -UFormat %s`.
    func powershell(_ fields: [Field], _ line: Int) throws(ScriptError) -> Output {
        var fields = fields[...]
        while let option = fields.first?.text?.lowercased(), ["-command", "-noprofile", "-c"].contains(option) {
            fields.removeFirst()
        }
        var pieces: [Piece] = []
        for (index, field) in fields.enumerated() {
            if index > 0 { pieces.append(.text(" ", .script)) }
            pieces += field.pieces
        }
        pieces = pieces.joined
        func refused() -> ScriptError { source.unknown(line, "a command of PowerShell") }
        guard !pieces.isEmpty else { throw refused() }
        // The day is what stands between the first two single quotes.
        var head = ""
        var day: [Piece] = []
        var tail = ""
        var quotes = 0
        for piece in pieces {
            guard case .text(let text, let origin) = piece else {
                guard quotes == 1 else { throw refused() }
                day.append(piece)
                continue
            }
            for part in text.split(separator: "'", maxSplits: max(0, 2 - quotes), omittingEmptySubsequences: false)
                .enumerated()
            {
                if part.offset > 0 { quotes += 1 }
                switch quotes {
                case 0: head += part.element
                case 1: day.append(.text(String(part.element), origin))
                default: tail += part.element
                }
            }
        }
        func plain(_ text: String) -> String { text.lowercased().filter { !" ()'\"".contains($0) } }
        guard quotes >= 2, ["get-date", "get-date-date", "[datetime]", "[datetime]::parse"].contains(plain(head)) else {
            throw refused()
        }
        let style: DateStyle
        switch plain(tail) {
        case ".tostringyyyymmdd", "-formatyyyymmdd": style = .digits
        case "-uformat%s": style = .seconds
        default: throw refused()
        }
        return try self.day(Field(pieces: day.joined), style, line)
    }
}
