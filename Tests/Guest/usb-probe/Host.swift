import Bytes
import Dispatch
import Glibc
import Transport

/// The phone that the options name (`--path`, `--serial`), else the first in fastboot, or with `--adb` the first in a
/// recovery; waits for it a while.
private func open(_ words: inout Words) throws -> USBTransport {
    let path = words.value("--path")
    let serial = words.value("--serial")
    let isConservative = words.flag("--conservative")
    let wantsADB = words.flag("--adb")
    let found = try waitForPhone(within: .seconds(10)) { phone in
        (phone.mode == .adb) == wantsADB && (path == nil || phone.address == .usb(path!))
            && (serial == nil || phone.serial == serial)
    }
    guard let found else { throw TransportError.notFound(path ?? serial ?? "any port") }
    return try openUSB(found, conservative: isConservative)
}

private func ask(_ phone: USBTransport, _ command: String, within limit: Duration = .seconds(10)) throws -> String {
    try phone.send(Array(command.utf8), within: limit)
    while true {
        let answer = String(decoding: try phone.receive(within: limit), as: UTF8.self)
        if !answer.hasPrefix("INFO") { return answer }
        print("info: \(answer.dropFirst(4))")
    }
}

private func seconds(since start: ContinuousClock.Instant) -> Double {
    let passed = ContinuousClock.now - start
    return Double(passed.components.seconds) + Double(passed.components.attoseconds) / 1e18
}

/// `list`: every phone in sight, one a line.
func list() throws {
    for phone in try attachedPhones() {
        let problem = phone.problem.map { "\($0)" } ?? "ok"
        print("\(phone.address)|\(phone.serial ?? "-")|\(phone.mode)|\(phone.speed)|\(problem)")
    }
}

/// `push BYTES`: downloads the pattern and flashes it; says how fast, and the sum of what was sent.
func push(_ words: inout Words) throws {
    let phone = try open(&words)
    defer { phone.close() }
    let stall = Duration.seconds(Int(words.value("--stall") ?? "5") ?? 5)
    let piece = Int(words.value("--piece") ?? "") ?? .max
    let before = words.value("--before")
    var sum = Sum(isOff: words.flag("--no-sums"))
    let count = UInt64(words.next() ?? "0") ?? 0
    if let before { print("before: \(try ask(phone, before))") }
    print("download: \(try ask(phone, "download:\(hex(UInt32(count), width: 8))"))")
    var pattern = Pattern()
    _ = Pattern.bytes(1)
    let start = ContinuousClock.now
    do {
        try unsafe phone.sendPayload(count, stall: stall) { room in
            let filled = unsafe pattern.fill(room, limit: piece)
            unsafe sum.add(UnsafeRawBufferPointer(rebasing: room[..<filled]))
            return filled
        }
        print("payload: \(String(decoding: try phone.receive(within: .seconds(20)), as: UTF8.self))")
    } catch {
        print("failed after \(fixed(seconds(since: start), decimals: 2)) s")
        throw error
    }
    let passed = seconds(since: start)
    print("flash: \(try ask(phone, "flash:probe"))")
    print("sent: \(sum.count) \(sum.text)")
    print("transfers: \(phone.transferSize)")
    print("rate: \(fixed(Double(count) / passed / 1e6, decimals: 1)) MB/s")
}

/// `fetch BYTES`: takes that many bytes of the pattern from the phone and compares them.
func fetch(_ words: inout Words) throws {
    let phone = try open(&words)
    defer { phone.close() }
    let count = Int(words.next() ?? "0") ?? 0
    let opening = try ask(phone, "upload:\(count)")
    guard opening == "DATA\(hex(UInt32(count), width: 8))" else { throw TransportError.malformed(opening) }
    var got: [UInt8] = []
    try unsafe phone.receivePayload(UInt64(count), stall: .seconds(5)) { unsafe got.append(contentsOf: $0) }
    let end = String(decoding: try phone.receive(within: .seconds(5)), as: UTF8.self)
    print("fetch: \(got.count) \(got == Pattern.bytes(count) ? "same" : "different") \(end)")
}

/// `say [--limit SECONDS] COMMAND...`: says each and prints the answers; an error ends only the command. `--pause` is
/// a second.
func say(_ words: inout Words) throws {
    let limit = Duration.seconds(Int(words.value("--limit") ?? "5") ?? 5)
    let phone = try open(&words)
    defer { phone.close() }
    while let command = words.next() {
        if command == "--pause" {
            sleep(1)
            continue
        }
        do {
            print("\(command): \(try ask(phone, command, within: limit))")
        } catch {
            print("\(command): error: \(error)")
        }
    }
}

/// `again COUNT`: opens and closes the phone that often, with a word between; says how many files stayed open.
func again(_ words: inout Words) throws {
    let count = Int(words.value("--count") ?? "20") ?? 20
    func files() -> Int {
        guard let folder = unsafe opendir("/proc/self/fd") else { return -1 }
        defer { unsafe closedir(folder) }
        var number = 0
        while unsafe readdir(folder) != nil { number += 1 }
        return number
    }
    var before = 0
    for round in 0..<count {
        let phone = try open(&words)
        _ = try ask(phone, "getvar:product")
        phone.close()
        phone.close()
        if round == 0 { before = files() }
    }
    print("again: \(count) times, \(files() - before) files more")
}

/// `hold SECONDS`: claims the phone and does nothing.
func hold(_ words: inout Words) throws {
    let phone = try open(&words)
    print("holding \(phone.address)")
    sleep(UInt32(words.next() ?? "5") ?? 5)
    phone.close()
}

/// `watch SECONDS`: prints who comes and goes.
func watch(_ words: inout Words) throws {
    let watch = try PhoneWatch { phone, hasCome in
        print("\(hasCome ? "came" : "left") \(phone.address) \(phone.serial ?? "-") \(phone.mode)")
    }
    print("watching")
    sleep(UInt32(words.next() ?? "5") ?? 5)
    watch.cancel()
}

/// `wait MODE SECONDS`: waits for a phone in that mode.
func wait(_ words: inout Words) throws {
    let mode = words.next() ?? "fastboot"
    let limit = Duration.seconds(Int(words.next() ?? "5") ?? 5)
    let phone = try waitForPhone(within: limit) { $0.mode.rawValue == mode }
    print("wait: \(phone.map { "\($0.address) \($0.serial ?? "-") \($0.mode)" } ?? "nobody came")")
}

/// `interrupt`: waits for an answer that never comes, while another thread closes the connection.
func interrupt(_ words: inout Words) throws {
    let phone = try open(&words)
    try phone.send(Array("oem silent".utf8), within: .seconds(5))
    let start = ContinuousClock.now
    DispatchQueue.global().async {
        sleep(1)
        phone.close()
    }
    do {
        _ = try phone.receive(within: .seconds(20))
        print("interrupt: an answer came")
    } catch {
        print("interrupt: \(error) after \(fixed(seconds(since: start), decimals: 1)) s")
    }
    phone.close()
}
