import Foundation
import Synchronization
import Testing
import Transport

@Suite struct TCPPayloadTests {
    /// Bytes that show when a piece is lost, doubled or moved.
    static func pattern(_ count: Int) -> [UInt8] { Array(everyByte[..<count]) }

    private static let everyByte: [UInt8] = {
        var bytes = [UInt8](repeating: 0, count: 2_500_000)
        for index in bytes.indices { bytes[index] = UInt8(truncatingIfNeeded: index &* 31 &+ index >> 11) }
        return bytes
    }()

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
            var isHeader = false
            try unsafe transport.sendPayload(UInt64(count), stall: .seconds(5)) { buffer in
                // Small and uneven pieces, as chunk headers and chunk bodies come.
                isHeader.toggle()
                let size = min(buffer.count, count - done, isHeader ? 28 : 100_003)
                unsafe buffer.copyBytes(from: bytes[done..<done + size])
                done += size
                return size
            }
            #expect(try transport.receive(within: .seconds(5)) == Array("OKAY".utf8))
        }
        let sent = frames.withLock { $0 }
        var offset = 0
        for frame in sent {
            #expect(offset + frame.count <= count && frame == Array(bytes[offset..<offset + frame.count]))
            offset += frame.count
        }
        #expect(offset == count)
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
