import Foundation
import Glibc
import Synchronization
import Testing
import Transport

/// Runs blocking work on a thread of its own, so that no thread of the cooperative pool waits.
func onThread<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
    }
}

/// Generous, because a busy machine must not fail a test.
private let limits = TCPTransport.Limits(connect: .seconds(5), handshake: .seconds(5))

/// What a failed connection says.
private func failure(
    within limits: TCPTransport.Limits = limits, _ play: @escaping @Sendable (Peer) -> Void
) async throws -> String {
    try await onThread {
        let server = try PeerServer(play)
        var words = "connected"
        do { _ = try TCPTransport(host: "127.0.0.1", port: server.port, limits: limits) } catch { words = "\(error)" }
        #expect(server.finish())
        return words
    }
}

/// Shakes hands, lets the phone play, and gives the transport to the test.
private func connected(
    family: Int32 = AF_INET, _ play: @escaping @Sendable (Peer) -> Void,
    _ use: @escaping @Sendable (TCPTransport) throws -> Void
) async throws {
    try await onThread {
        let server = try PeerServer(family: family) { peer in
            guard peer.read(4) == Array("FB01".utf8) else { return }
            peer.write("FB01")
            play(peer)
        }
        let host = family == AF_INET6 ? "::1" : "127.0.0.1"
        let transport = try TCPTransport(host: host, port: server.port, limits: limits)
        try use(transport)
        transport.close()
        #expect(server.finish())
    }
}

@Suite struct TCPHandshakeTests {
    @Test(arguments: [("FB01", 1), ("FB02", 1), ("FB99", 1)])
    func smallerVersionCounts(_ answer: String, _ version: Int) async throws {
        try await onThread {
            let server = try PeerServer { peer in
                #expect(peer.read(4) == Array("FB01".utf8))
                peer.write(answer)
            }
            let transport = try TCPTransport(host: "127.0.0.1", port: server.port, limits: limits)
            #expect(transport.version == version)
            #expect(transport.address == .tcp(host: "127.0.0.1", port: server.port))
            #expect(server.finish())
        }
    }

    @Test func mayComeInPieces() async throws {
        try await onThread {
            let server = try PeerServer { peer in
                for piece in ["F", "B0", "1"] {
                    peer.write(piece)
                    usleep(5000)
                }
                peer.write([0, 0, 0, 0])
                usleep(5000)
                peer.write([0, 0, 0, 4])
                peer.write("OK")
                usleep(5000)
                peer.write("AY")
                _ = peer.read(1)
            }
            let transport = try TCPTransport(host: "localhost", port: server.port, limits: limits)
            #expect(try transport.receive(within: .seconds(5)) == Array("OKAY".utf8))
            transport.close()
            #expect(server.finish())
        }
    }

    @Test(arguments: [
        ("HTTP/1.0", "it began with \"HTTP\" where fastboot over TCP begins with \"FB01\""),
        ("fb01", "it began with \"fb01\""), ("\u{0}\u{0}\u{0}\n", "\\x00\\x00\\x00\\x0a"),
        ("FB00", "it offers version 0"), ("FBxy", "its handshake \"FBxy\" holds no version number"),
        ("FB+1", "holds no version number"), ("FB 1", "holds no version number"),
    ])
    func otherWordsAreRefused(_ answer: String, _ words: String) async throws {
        let said = try await failure { peer in
            peer.write(answer)
            _ = peer.read(5)
        }
        #expect(said.contains(words), "\(said)")
        #expect(said.hasPrefix("the other end does not speak fastboot here"))
    }

    @Test func silenceEnds() async throws {
        let said = try await failure(within: .init(handshake: .milliseconds(50))) { peer in _ = peer.read(5) }
        #expect(said == "the phone was silent for 50 ms while waiting for the handshake of fastboot over TCP")
    }

    @Test func closeBeforeTheHandshake() async throws {
        let said = try await failure { peer in _ = peer.read(4) }
        #expect(said.contains("closed the connection while waiting for the handshake"), "\(said)")
    }

    @Test func nobodyListens() async throws {
        try await onThread {
            // A port that was just given back.
            let server = try PeerServer { _ in }
            let first = try? TCPTransport(host: "127.0.0.1", port: server.port, limits: limits)
            #expect(first == nil)
            #expect(server.finish())
            let error = try #require(throws: TransportError.self) {
                _ = try TCPTransport(host: "127.0.0.1", port: server.port, limits: limits)
            }
            #expect(error.description == "no phone at tcp:127.0.0.1:\(server.port): connection refused")
        }
    }

    @Test func nameThatIsNone() async throws {
        try await onThread {
            let error = try #require(throws: TransportError.self) {
                _ = try TCPTransport(host: "no such host", port: 5554, limits: .init(connect: .seconds(2)))
            }
            guard case .notFound(let words) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(words.hasPrefix("tcp:no such host:5554: "))
        }
    }
}

@Suite struct TCPFrameTests {
    @Test(arguments: [AF_INET, AF_INET6])
    func packetsBothWays(_ family: Int32) async throws {
        try await connected(family: family) { peer in
            #expect(peer.read(8) == [0, 0, 0, 0, 0, 0, 0, 14])
            #expect(peer.read(14) == Array("getvar:product".utf8))
            peer.frame("INFOone")
            peer.frame("")
            peer.frame("OKAYfuxi")
        } _: { transport in
            try transport.send(Array("getvar:product".utf8), within: .seconds(5))
            #expect(try transport.receive(within: .seconds(5)) == Array("INFOone".utf8))
            #expect(try transport.receive(within: .seconds(5)) == [])
            #expect(try transport.receive(within: .seconds(5)) == Array("OKAYfuxi".utf8))
        }
    }

    @Test func longestPacketAndOneMore() async throws {
        try await connected { peer in
            peer.write(peer.header(65_536) + [UInt8](repeating: 65, count: 65_536))
            peer.write(peer.header(65_537))
            _ = peer.read(1)
        } _: { transport in
            #expect(try transport.receive(within: .seconds(5)).count == 65_536)
            let error = try #require(throws: TransportError.self) { try transport.receive(within: .seconds(5)) }
            #expect(error.description.contains("a frame announces 65537 bytes"))
        }
    }

    @Test func hugeLength() async throws {
        try await connected { peer in
            peer.write([UInt8](repeating: 0xff, count: 8))
            _ = peer.read(1)
        } _: { transport in
            let error = try #require(throws: TransportError.self) { try transport.receive(within: .seconds(5)) }
            #expect(error.description.contains("a frame announces 18446744073709551615 bytes"))
        }
    }

    @Test func silenceThenTheRestOfTheFrame() async throws {
        let gate = DispatchSemaphore(value: 0)
        try await connected { peer in
            // In one write, so that the piece is there when the packet before it is.
            peer.write(peer.header(5) + Array("INFOx".utf8) + peer.header(4) + Array("OK".utf8))
            _ = gate.wait(timeout: .now() + 5)
            peer.write("AY")
            _ = peer.read(1)
        } _: { transport in
            #expect(try transport.receive(within: .seconds(5)) == Array("INFOx".utf8))
            let error = try #require(throws: TransportError.self) { try transport.receive(within: .milliseconds(30)) }
            #expect(error.description == "the phone was silent for 30 ms while reading a frame (2 of 4 bytes came)")
            gate.signal()
            #expect(try transport.receive(within: .seconds(5)) == Array("OKAY".utf8))
        }
    }

    @Test(arguments: [0, 3, 8, 10])
    func closeInMidFrame(_ count: Int) async throws {
        try await connected { peer in
            peer.write(Array((peer.header(8) + Array("OKAYfuxi".utf8)).prefix(count)))
        } _: { transport in
            let error = try #require(throws: TransportError.self) { try transport.receive(within: .seconds(5)) }
            guard case .disconnected = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    @Test func closedBySelf() async throws {
        try await connected { peer in
            _ = peer.read(1)
        } _: { transport in
            transport.close()
            transport.close()
            for call in [
                { try transport.send([1], within: .seconds(1)) },
                { _ = try transport.receive(within: .seconds(1)) },
                { try unsafe transport.sendPayload(1, stall: .seconds(1)) { _ in 1 } },
                { try unsafe transport.receivePayload(1, stall: .seconds(1)) { _ in } },
            ] as [() throws -> Void] {
                let error = try #require(throws: TransportError.self) { try call() }
                guard case .closed = error else {
                    Issue.record("\(error)")
                    return
                }
            }
        }
    }

    @Test func closeWakesTheOneThatWaits() async throws {
        try await connected { peer in
            _ = peer.read(1)
        } _: { transport in
            Thread.detachNewThread {
                usleep(20_000)
                transport.close()
            }
            let error = try #require(throws: TransportError.self) { try transport.receive(within: .seconds(5)) }
            guard case .closed = error else {
                Issue.record("\(error)")
                return
            }
        }
    }
}

@Suite struct TCPPayloadTests {
    /// Bytes that show when a piece is lost, doubled or moved.
    static func pattern(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 11) } }

    @Test(arguments: [1, 1000, 1 << 20, (1 << 20) + 1, 2_500_000])
    func goesOutInFullFrames(_ count: Int) async throws {
        let bytes = Self.pattern(count)
        let frames = Mutex<[[UInt8]]>([])
        try await connected { peer in
            var got = 0
            while got < count {
                let frame = peer.readFrame()
                guard !frame.isEmpty else { return }
                frames.withLock { $0.append(frame) }
                got += frame.count
            }
            peer.frame("OKAY")
        } _: { transport in
            var done = 0
            try unsafe transport.sendPayload(UInt64(count), stall: .seconds(5)) { buffer in
                // Small and uneven pieces, as chunk headers and chunk bodies come.
                let size = min(buffer.count, count - done, done % 2 == 0 ? 28 : 100_003)
                unsafe buffer.copyBytes(from: bytes[done..<done + size])
                done += size
                return size
            }
            #expect(try transport.receive(within: .seconds(5)) == Array("OKAY".utf8))
        }
        let sent = frames.withLock { $0 }
        #expect(Array(sent.joined()) == bytes)
        #expect(sent.dropLast().allSatisfy { $0.count == 1 << 20 })
        #expect(sent.count == (count + (1 << 20) - 1) >> 20)
    }

    @Test func comesInManyFrames() async throws {
        let bytes = Self.pattern(700_000)
        try await connected { peer in
            var done = 0
            for size in [1, 0, 99_999, 600_000] {
                peer.write(peer.header(UInt64(size)) + Array(bytes[done..<done + size]))
                done += size
            }
            peer.frame("OKAY")
        } _: { transport in
            var got: [UInt8] = []
            try unsafe transport.receivePayload(700_000, stall: .seconds(5)) { unsafe got.append(contentsOf: $0) }
            #expect(got == bytes)
            #expect(try transport.receive(within: .seconds(5)) == Array("OKAY".utf8))
        }
    }

    @Test func frameThatIsMoreThanTheRest() async throws {
        try await connected { peer in
            peer.write(peer.header(5) + [1, 2, 3, 4, 5])
            _ = peer.read(1)
        } _: { transport in
            let error = try #require(throws: TransportError.self) {
                try unsafe transport.receivePayload(4, stall: .seconds(5)) { _ in }
            }
            #expect(error.description.contains("a frame announces 5 bytes where 4 of 4 are still to come"))
        }
    }

    @Test func onlyEmptyFrames() async throws {
        try await connected { peer in
            for _ in 0..<1500 { peer.write(peer.header(0)) }
            _ = peer.read(1)
        } _: { transport in
            let error = try #require(throws: TransportError.self) {
                try unsafe transport.receivePayload(4, stall: .seconds(5)) { _ in }
            }
            #expect(error.description.contains("1000 empty frames in a row"))
        }
    }

    @Test func phoneStopsTaking() async throws {
        let gate = DispatchSemaphore(value: 0)
        try await connected { _ in
            _ = gate.wait(timeout: .now() + 10)
        } _: { transport in
            let error = try #require(throws: TransportError.self) {
                try unsafe transport.sendPayload(1 << 40, stall: .milliseconds(100)) { $0.count }
            }
            gate.signal()
            guard case .timedOut(let doing, _) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(doing.contains("of 1099511627776 bytes sent"))
        }
    }

    @Test(arguments: [false, true])
    func phoneVanishesInMidPayload(_ byReset: Bool) async throws {
        try await connected { peer in
            _ = peer.read(1000)
            if byReset { peer.abort() }
        } _: { transport in
            let error = try #require(throws: TransportError.self) {
                try unsafe transport.sendPayload(1 << 40, stall: .seconds(5)) { $0.count }
            }
            guard case .disconnected = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    struct Sour: Error {}

    @Test func sourceAndSinkFail() async throws {
        try await connected { peer in
            peer.write(peer.header(4) + [1, 2, 3, 4])
            _ = peer.read(1 << 20)
        } _: { transport in
            var error = try #require(throws: TransportError.self) {
                try unsafe transport.sendPayload(10, stall: .seconds(5)) { _ in throw Sour() }
            }
            guard case .source(is Sour) = error else {
                Issue.record("\(error)")
                return
            }
            for wrong in [0, -1, 11] {
                error = try #require(throws: TransportError.self) {
                    try unsafe transport.sendPayload(10, stall: .seconds(5)) { _ in wrong }
                }
                #expect(error.description == "the giver of a payload gave \(wrong) bytes where 1 to 10 were wanted")
            }
            error = try #require(throws: TransportError.self) {
                try unsafe transport.receivePayload(4, stall: .seconds(5)) { _ in throw Sour() }
            }
            guard case .source(is Sour) = error else {
                Issue.record("\(error)")
                return
            }
        }
    }
}
