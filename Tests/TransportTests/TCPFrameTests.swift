import Foundation
import Glibc
import Testing
import Transport

@Suite struct TCPFrameTests {
    @Test(arguments: loopbackFamilies)
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
