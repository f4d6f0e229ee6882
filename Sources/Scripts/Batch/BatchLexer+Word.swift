extension BatchLexer {
    mutating func takeWord() throws(ScriptError) -> Word {
        var word = Word()
        while let byte = peek(), !" \t\n&|<>()".utf8.contains(byte) {
            switch byte {
            case UInt8(ascii: "=") where peek(1) == byte: return word
            case UInt8(ascii: "\""): try quoted(&word)
            case UInt8(ascii: "%"): try percent(&word, isQuoted: false)
            case UInt8(ascii: "!") where source.delaysExpansion: try delayed(&word)
            case UInt8(ascii: "^"):
                // It takes the meaning from the operator behind it. Anything else it is put before is a riddle.
                guard let next = peek(1), "&|<>^()".utf8.contains(next) else {
                    throw source.unknown(line, "an escape or a line that is continued")
                }
                word.append([next], isQuoted: true)
                at += 2
            default:
                word.append([byte], isQuoted: false)
                at += 1
            }
        }
        return word
    }

    private mutating func quoted(_ word: inout Word) throws(ScriptError) {
        word.isQuoted = true
        at += 1
        word.parts.append(.text("", isQuoted: true))
        while let byte = peek(), byte != UInt8(ascii: "\n") {
            switch byte {
            case UInt8(ascii: "\""):
                at += 1
                return
            case UInt8(ascii: "%"): try percent(&word, isQuoted: true)
            case UInt8(ascii: "!") where source.delaysExpansion: try delayed(&word)
            default:
                word.append([byte], isQuoted: true)
                at += 1
            }
        }
        throw .unclosed(file: source.file, line: line, what: "a quote")
    }

    private mutating func percent(_ word: inout Word, isQuoted: Bool) throws(ScriptError) {
        let rest = bytes[(at + 1)...]
        if rest.first == UInt8(ascii: "*") {
            word.parts.append(.arguments(isQuoted: isQuoted, staySeparate: false))
            at += 2
        } else if rest.prefix(4).map({ $0 | 0x20 }) == "~dp0".utf8.map({ $0 | 0x20 }) {
            word.parts.append(.folder)
            at += 5
        } else if let next = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) {
            word.parts.append(
                next == UInt8(ascii: "0") ? .script(isQuoted: isQuoted) : .argument(Int(next - 48), isQuoted: isQuoted))
            at += 2
        } else if rest.first == UInt8(ascii: "%") {
            try loopVariable(&word, isQuoted: isQuoted)
        } else {
            let name = rest.prefix { isNameByte($0) }
            guard !name.isEmpty, rest.dropFirst(name.count).first == UInt8(ascii: "%") else {
                throw source.unknown(line, "a variable with a twist")
            }
            // Names of batch variables do not know case.
            let text = String(decoding: name, as: UTF8.self).lowercased()
            word.parts.append(text == "errorlevel" ? .status : .variable(text, isQuoted: isQuoted))
            at += name.count + 2
        }
    }

    /// `%%i`, `%%~nxi`; or `%%`, which is a percent sign.
    private mutating func loopVariable(_ word: inout Word, isQuoted: Bool) throws(ScriptError) {
        at += 2
        guard peek() == UInt8(ascii: "~") else {
            guard let letter = peek(), isNameByte(letter) else {
                word.append([UInt8(ascii: "%")], isQuoted: isQuoted)
                return
            }
            at += 1
            word.parts.append(.loopVariable(String(UnicodeScalar(letter)), modifiers: ""))
            return
        }
        var end = at + 1
        while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
        guard end > at + 1 else { throw source.unknown(line, "a variable with a twist") }
        let modifiers = String(decoding: bytes[(at + 1)..<(end - 1)], as: UTF8.self).lowercased()
        word.parts.append(.loopVariable(String(UnicodeScalar(bytes[end - 1])), modifiers: modifiers))
        at = end
    }

    private mutating func delayed(_ word: inout Word) throws(ScriptError) {
        let name = bytes[(at + 1)...].prefix { isNameByte($0) }
        guard !name.isEmpty, peek(name.count + 1) == UInt8(ascii: "!") else {
            throw source.unknown(line, "a variable with a twist")
        }
        word.parts.append(.delayed(String(decoding: name, as: UTF8.self).lowercased()))
        at += name.count + 2
    }
}
