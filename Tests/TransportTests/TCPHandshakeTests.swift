import Foundation
import Glibc
import Testing

@testable import Transport

/// What a failed connection says.
private func failure(
    within limits: TCPTransport.Limits = patientLimits, _ play: @escaping @Sendable (Peer) -> Void
) async throws -> String {
    try await onThread {
        let server = try PeerServer(play)
        var words = "connected"
        do { _ = try TCPTransport(host: "127.0.0.1", port: server.port, limits: limits) } catch { words = "\(error)" }
        #expect(server.finish())
        return words
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
            let transport = try TCPTransport(host: "127.0.0.1", port: server.port, limits: patientLimits)
            #expect(transport.version == version)
            #expect(transport.address == .tcp(host: "127.0.0.1", port: server.port))
            #expect(server.finish())
        }
    }

    @Test func mayComeInPieces() async throws {
        try await onThread {
            let server = try PeerServer { peer in
                // Closing with something unread would be a reset, and what was written but not yet sent would be lost.
                _ = peer.read(4)
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
            let transport = try TCPTransport(host: "127.0.0.1", port: server.port, limits: patientLimits)
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
            let first = try? TCPTransport(host: "127.0.0.1", port: server.port, limits: patientLimits)
            #expect(first == nil)
            #expect(server.finish())
            let error = try #require(throws: TransportError.self) {
                _ = try TCPTransport(host: "127.0.0.1", port: server.port, limits: patientLimits)
            }
            #expect(error.description == "no phone at tcp:127.0.0.1:\(server.port): connection refused")
        }
    }

    /// Only the look-up: under this name some other test may listen on the same port number of the other family.
    @Test func nameIsResolved() async throws {
        let endpoints = try await onThread { try resolve("localhost", port: 5554, until: Deadline(in: .seconds(5))) }
        let four = endpoints.filter { $0.family == AF_INET }.map(\.address)
        let six = endpoints.filter { $0.family == AF_INET6 }.map(\.address)
        #expect(!endpoints.isEmpty)
        #expect(four.allSatisfy { $0[2..<8].elementsEqual([0x15, 0xb2, 127, 0, 0, 1]) })
        #expect(six.allSatisfy { $0[2..<4].elementsEqual([0x15, 0xb2]) && $0[23] == 1 })
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
