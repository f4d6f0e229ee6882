import Fastboot
import Recovery
import Threads
import Transport

/// A whole conversation: a variable, all variables, a command, a download, an upload.
func fuzzAnswers(_ bytes: [UInt8]) {
    converse(over: FuzzTransport(bytes, isStream: false))
}

private func converse(over transport: any Transport) {
    var limits = FastbootLimits()
    limits.messages = 1000
    limits.quiet = .zero
    limits.deadlineScale = 0.001
    limits.stall = .milliseconds(20)
    let session = FastbootSession(transport, limits: limits)
    if let variable = try? session.getvar("max-download-size") {
        _ = variable.maxDownloadSize
        _ = variable.partitionSize
        _ = variable.trimmed
    }
    if let all = try? session.variables() { _ = VariableListing.partitionSizes(all) }
    _ = try? session.run(.flash("boot"))
    _ = try? session.download([1, 2, 3])
    _ = try? unsafe session.upload(most: 65_536) { _ in }
    _ = try? session.synchronize()
}

/// A far end, and the thread that plays it until the program ends.
private func played(isDatagram: Bool) -> (peer: FuzzPeer, thread: WorkerThread) {
    let peer = FuzzPeer(isDatagram: isDatagram)
    return (peer, WorkerThread { isDatagram ? peer.serveDatagrams() : peer.serveStreams() })
}

private let tcp = played(isDatagram: false)
private let udp = played(isDatagram: true)

func fuzzTCP(_ bytes: [UInt8]) {
    tcp.peer.load(bytes)
    guard let transport = try? TCPTransport(host: "127.0.0.1", port: tcp.peer.port) else { return }
    converse(over: transport)
    transport.close()
}

func fuzzUDP(_ bytes: [UInt8]) {
    udp.peer.load(bytes)
    let limits = UDPTransport.Limits(again: .milliseconds(2), connect: .milliseconds(10))
    guard let transport = try? UDPTransport(host: "127.0.0.1", port: udp.peer.port, limits: limits) else { return }
    _ = try? transport.send(Array("getvar:product".utf8), within: .milliseconds(5))
    for _ in 0..<20 { guard (try? transport.receive(within: .milliseconds(5))) != nil else { break } }
    transport.close()
}

/// The hello, a question, a wipe, and a sideload of 200,000 bytes.
func fuzzAdb(_ bytes: [UInt8]) {
    let transport = FuzzTransport(bytes, isStream: true)
    let limits = AdbLimits(
        connect: .milliseconds(5), hello: .milliseconds(5), answer: .milliseconds(5), stall: .milliseconds(5),
        format: .milliseconds(5), install: .milliseconds(5), quiet: .zero, goodbye: .milliseconds(1))
    guard let connection = try? AdbConnection(transport, limits: limits) else { return }
    for read in RecoveryRead.allCases.prefix(2) { _ = try? connection.read(read) }
    _ = try? connection.formatData()
    let run = SideloadRun(connection, bytes: 200_000) { _, block in block[0] = 1 }
    _ = try? run.run()
}

func fuzzAccounts(_ bytes: [UInt8]) {
    _ = AccountListing(String(decoding: bytes, as: UTF8.self))
}
