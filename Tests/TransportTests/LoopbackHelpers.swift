import Foundation
import Glibc
import Testing
import Transport

/// Generous, because a busy machine must not fail a test.
let patientLimits = TCPTransport.Limits(connect: .seconds(5), handshake: .seconds(5))

/// Shakes hands, lets the phone play, and gives the transport to the test.
func connected(
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
        let transport = try TCPTransport(host: host, port: server.port, limits: patientLimits)
        try use(transport)
        transport.close()
        #expect(server.finish())
    }
}
