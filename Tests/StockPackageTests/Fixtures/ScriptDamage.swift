/// Damages a shell script by whole lines and words, repeatably. No word of it does anything outside of the script.
struct ScriptDamage {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A number from 0 up to `limit`, which must be greater than 0.
    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

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

    /// A copy with one to three damages.
    mutating func applied(to text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for _ in 0...below(3) {
            let at = below(lines.count)
            switch below(8) {
            case 0: lines.remove(at: at)
            case 1: lines.insert(lines[at], at: below(lines.count))
            case 2: lines.swapAt(at, below(lines.count))
            case 3:
                if at + 1 < lines.count { lines.swapAt(at, at + 1) }
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
        }
        return lines.joined(separator: "\n")
    }
}
