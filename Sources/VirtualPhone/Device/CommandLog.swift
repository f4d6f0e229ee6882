import Bytes
import Glibc

/// `log.jsonl`: one JSON object a line for each command, in the order of the commands, written before its answer is
/// sent.
///
///     {"n":1,"command":"getvar:product","answer":"OKAY liuqin","info":[],"bytes":0}
///     {"n":2,"command":"download:00001000","answer":"OKAY","info":[],"bytes":4096,"crc32":"c71c0011"}
///
/// A service of the recovery is a line, too: `sideload-host:3000000:65536`, with the bytes that came and the CRC-32 of the package.
/// `n` goes on where an older log of the same folder ended. An answer that was never sent is `null`.
final class CommandLog {
    private let number: Int32
    private var count: Int

    init(in folder: StateFolder) throws(VirtualPhoneError) {
        count = try folder.read("log.jsonl").map { old in old.reduce(0) { $1 == 10 ? $0 + 1 : $0 } } ?? 0
        number = try folder.openForAppending("log.jsonl")
    }

    deinit {
        Glibc.close(number)
    }

    func add(command: String, answer: String?, info: [String], bytes: UInt64, crc32: UInt32?) throws(VirtualPhoneError)
    {
        count += 1
        var line = "{\"n\":\(count),\"command\":\(jsonString(command)),"
        line += "\"answer\":\(answer.map(jsonString) ?? "null"),"
        line += "\"info\":[\(info.map(jsonString).joined(separator: ","))],\"bytes\":\(bytes)"
        if let crc32 { line += ",\"crc32\":\"\(hex(crc32, width: 8))\"" }
        try writeAll(Array((line + "}\n").utf8), to: number, named: "log.jsonl")
    }
}
