import Scripts

/// One generated script, whole and damaged, and how several phones answer it.
struct SeedTrial {
    let seed: Int
    let script: String
    let damaged: String

    init(seed: Int) {
        self.seed = seed
        script = ScriptGenerator.script(seed: seed)
        var damage = ScriptDamage(seed: UInt64(seed) &+ 1_000_003)
        damaged = damage.applied(to: script)
    }

    /// The package that every script lies in.
    static let package = ScriptPackage(folderName: "probe", paths: Set(ShellBench.files.keys)) { path in
        ShellBench.files[path].map { Array($0.utf8) }
    }

    static func read(_ text: String) throws(ScriptError) -> FlashScript {
        try FlashScript(fileName: "flash_all.sh", text: Array(text.utf8), in: package)
    }

    /// Phones: one that fits, one that says nothing, one that answers something else.
    func phones() -> [[String: String]] {
        var numbers = SeededNumbers(seed: UInt64(seed) &+ 77)
        let good = [
            "product": "probe", "anti": "1", "rollback_ver": "0", "crc": "1", "security-patch-level": "2025-10-01",
            "partition-type:opcust": "raw", "partition-type:opconfig": "ext4", "soc-id": "10", "board_version": "1",
            "hw": "three",
        ]
        let values: [String: [String]] = [
            "product": ["probe", "probe", "probe", "probf", "probes", "other", ""],
            "anti": ["0", "1", "2", "3", "9", "", "x"],
            "rollback_ver": ["0", "1", "4", ""], "crc": ["1", "0", "10", ""],
            "security-patch-level": ["2025-11-01", "2025-12-05", "2024-01-01", ""],
            "soc-id": ["278", "109", "1090", "2"],
            "board_version": ["5.4", "4.4", "444", "5x1", "1"], "hw": ["one", "two", "three"],
            "partition-type:opcust": ["raw", "raw data", "ext4", ""], "partition-type:opconfig": ["raw", "ext4"],
        ]
        var odd = ["product": "probe"]
        for name in values.keys.sorted() where !numbers.once(in: 3) { odd[name] = numbers.pick(values[name] ?? []) }
        var other = good
        for name in values.keys.sorted() where numbers.once(in: 3) {
            other[name] = numbers.once(in: 4) ? nil : numbers.pick(values[name] ?? [])
        }
        return [good, numbers.once(in: 4) ? [:] : ["product": "probe"], odd, other]
    }

    /// The runs of one text, and what it was read as: two of the phones.
    func runs(_ text: String, of script: FlashScript) -> [ShellBench.Run] {
        var numbers = SeededNumbers(seed: UInt64(seed) &+ 5)
        let words = script.steps.map(Foretold.words)
        let phones = phones()
        return [seed % 4, (seed + 1 + numbers.below(3)) % 4].enumerated().map { index, number in
            let answers = phones[number]
            return ShellBench.Run(
                text: text, answers: answers, failing: index > 0 || numbers.once(in: 2) ? numbers.pick(words) : nil)
        }
    }

    /// Whether only bash understands it: then dash is no judge.
    static func isBashOnly(_ script: FlashScript) -> Bool { script.notes.contains { $0.text.contains("bash only") } }
}
