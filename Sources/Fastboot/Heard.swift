/// What a phone said during one command, within bounds.
struct Heard {
    /// The most text that one command may send, in bytes.
    static let room = 4 << 20

    private var infos: [String] = []
    private var text = ""
    /// How many packets it was.
    private(set) var messages = 0
    /// How many bytes of text it was.
    private(set) var size = 0

    /// The last line or piece of text.
    private(set) var last: String?

    mutating func add(info line: String) {
        infos.append(line)
        count(line)
    }

    mutating func add(text more: String) {
        text += more
        count(more)
    }

    private mutating func count(_ words: String) {
        messages += 1
        size += words.utf8.count
        last = words
    }

    func answer(_ value: String) -> Answer {
        Answer(value: value, infos: infos, text: text)
    }
}
