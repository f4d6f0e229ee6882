import Testing
import Transport

@Suite("Plain bytes over TCP") struct StreamTransportTests {
    private static let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 9) }

    @Test("a row of packets is the packets, one after the other, without a handshake or a frame") func row()
        async throws
    {
        let server = try PeerServer { peer in
            let got = peer.read(200_005)
            peer.write(got == Self.bytes[..<100_000] + [1, 2, 3, 4, 5] + Self.bytes[100_000...] ? "same" : "other")
        }
        let port = server.port
        let answer = try await onThread {
            let transport = try StreamTransport(host: "127.0.0.1", port: port)
            defer { transport.close() }
            try transport.send(
                row: [Array(Self.bytes[..<100_000]), [1, 2, 3, 4, 5], Array(Self.bytes[100_000...])],
                within: .seconds(10))
            var heard: [UInt8] = []
            while heard.count < 4 { heard += try transport.receive(within: .seconds(10)) }
            return heard
        }
        #expect(answer == Array("same".utf8))
        #expect(server.finish())
    }

    @Test("a payload comes whole, whatever the pieces, and what follows stays") func payload() async throws {
        let server = try PeerServer { peer in
            peer.write(Array(Self.bytes[..<70_000]))
            peer.write(Array(Self.bytes[70_000...]))
            peer.write("tail")
            _ = peer.read(1)
        }
        let port = server.port
        try await onThread {
            let transport = try StreamTransport(host: "127.0.0.1", port: port)
            defer { transport.close() }
            var heard: [UInt8] = []
            try unsafe transport.receivePayload(200_000, stall: .seconds(10)) { unsafe heard.append(contentsOf: $0) }
            #expect(heard == Self.bytes)
            var tail: [UInt8] = []
            while tail.count < 4 { tail += try transport.receive(within: .seconds(10)) }
            #expect(tail == Array("tail".utf8))
        }
    }

    @Test("silence, an end, and a closed transport are told apart") func ends() async throws {
        let server = try PeerServer { peer in _ = peer.read(1) }
        let port = server.port
        try await onThread {
            let transport = try StreamTransport(host: "127.0.0.1", port: port)
            #expect(transport.address == .adb(host: "127.0.0.1", port: port))
            guard
                case .timedOut? = failure({ () throws(TransportError) in
                    _ = try transport.receive(within: .milliseconds(50))
                })
            else {
                Issue.record("no time limit")
                return
            }
            try transport.send([0], within: .seconds(5))
            guard
                case .disconnected? = failure({ () throws(TransportError) in
                    _ = try transport.receive(within: .seconds(5))
                })
            else {
                Issue.record("no end")
                return
            }
            transport.close()
            guard case .closed? = failure({ () throws(TransportError) in try transport.send([0], within: .seconds(1)) })
            else {
                Issue.record("not closed")
                return
            }
        }
    }

    @Test("nobody listens: the address is named as it was given") func nobody() throws {
        let error = failure { () throws(TransportError) in _ = try StreamTransport(host: "127.0.0.1", port: 1) }
        guard case .notFound(let what)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(what.hasPrefix("adb:127.0.0.1:1: "))
    }
}

private func failure(_ body: () throws(TransportError) -> Void) -> TransportError? {
    do throws(TransportError) {
        try body()
        return nil
    } catch { return error }
}
