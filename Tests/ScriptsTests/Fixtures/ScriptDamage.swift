/// Damages a shell script by whole lines and words, repeatably. No word of it does anything outside of the script.
struct ScriptDamage {
    private var numbers: SeededNumbers

    init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

    private mutating func below(_ limit: Int) -> Int { numbers.below(limit) }

    private static let swaps: [(String, String)] = [
        ("-ne", "-eq"), ("-eq", "-ne"), ("-gt", "-lt"), ("-gt", "-le"), ("||", "&&"), ("&&", "||"),
        ("exit 1", "echo no"),
        ("echo", "exit 1; echo"), (" 0 ", " 1 "), ("2>&1 ", ""), ("; exit 1", " && exit 1"), ("; exit 1", " || exit 1"),
        ("exit 1", "exit 0"), ("fi", "else echo no; fi"), ("fi", "else exit 1; fi"), ("then", "then echo yes;"),
        ("^", ""),
        ("$\"", "\""), ("if [", "if [ !"), ("handle_error", "echo"), (" || handle_error", " && echo"), (" -z ", " -e "),
        ("$*", ""), ("grep", "grep -E"), ("; fi", "\nfi"), ("raw", "ext4"), ("fastboot", "echo x && fastboot"),
        ("fastboot", "echo x || fastboot"), ("-E ", ""), ("1", "0"), ("0", "1"), ("if", "echo x\nif"),
        ("fi", "fi || exit 1"),
        ("fi", "fi && echo yes"), ("$?", "1"), ("ver", "CURRENT_ANTI_VER"), ("`", "\""), ("exit 1", "return 1"),
        ("#", ""), ("fastboot", "#fastboot"), ("fastboot", "{ fastboot"), ("fastboot", "if fastboot"),
        ("erase", "flash"),
    ]

    /// A copy with one edit: letters that are left out or doubled, lines that are, or words and operators that are swapped.
    mutating func applied(to text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let at = below(lines.count)
        switch below(10) {
        case 0: lines.remove(at: at)
        case 1: lines.insert(lines[at], at: below(lines.count))
        case 2: lines.swapAt(at, below(lines.count))
        case 3:
            if at + 1 < lines.count { lines.swapAt(at, at + 1) }
        case 4, 5:
            var letters = Array(lines[at])
            if !letters.isEmpty { letters.remove(at: below(letters.count)) }
            lines[at] = String(letters)
        case 6:
            // Where it hurts: operators and quotes.
            var letters = Array(lines[at])
            let places = letters.indices.filter { "\"'`$|&;()[]{}\\<>!-=".contains(letters[$0]) }
            if !places.isEmpty {
                let place = places[below(places.count)]
                if below(3) == 0 { letters.insert(letters[place], at: place) } else { letters.remove(at: place) }
            }
            lines[at] = String(letters)
        default:
            let (old, new) = Self.swaps[below(Self.swaps.count)]
            // The next line that has the word.
            for offset in lines.indices {
                let index = (at + offset) % lines.count
                guard let range = lines[index].firstRange(of: old) else { continue }
                lines[index].replaceSubrange(range, with: new)
                break
            }
        }
        return lines.joined(separator: "\n")
    }
}
