import Images
import PayloadMaker

/// Opens payloads that a test has made.
struct PayloadLab {
    let bench: Workbench

    init() throws { bench = try Workbench() }

    func open(_ bytes: [UInt8], name: String = "payload.bin") throws -> Payload {
        try Payload(try OpenFile(try bench.put(name, bytes)))
    }

    func make(_ partitions: MadePartition...) throws -> PayloadMaker.Made {
        try PayloadMaker(partitions).make(bench)
    }

    /// What opening says; "accepted" where it says nothing.
    func words(_ bytes: [UInt8]) throws -> String {
        do throws(ImageError) {
            _ = try Payload(try OpenFile(try put(bytes)))
            return "accepted"
        } catch {
            return "\(error)"
        }
    }

    /// What opening or reading everything says; "accepted" where it says nothing.
    func wordsOfReading(_ bytes: [UInt8], workers: Int = 2) throws -> String {
        let path = try put(bytes)
        do {
            let payload = try Payload(try OpenFile(path))
            for partition in payload.partitions { _ = try drain(try payload.open(partition.name, workers: workers)) }
            return "accepted"
        } catch let error as ImageError {
            return "\(error)"
        }
    }

    private func put(_ bytes: [UInt8]) throws(ImageError) -> String {
        do {
            return try bench.put("payload.bin", bytes)
        } catch {
            throw .misuse("\(error)")
        }
    }
}

/// Blocks of noise, of text that compresses, and of zeros.
func mixedImage(blocks: Int, seed: UInt64, tail: Int = 0) -> [UInt8] {
    var dice = Dice(seed)
    var bytes: [UInt8] = []
    for _ in 0..<blocks {
        switch Int.random(in: 0..<5, using: &dice) {
        case 0: bytes += [UInt8](repeating: 0, count: 4096)
        case 1: bytes += dice.bytes(4096)
        default:
            let line = dice.bytes(64)
            for _ in 0..<64 { bytes += line }
        }
    }
    return bytes + dice.bytes(tail)
}
