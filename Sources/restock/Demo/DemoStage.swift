import ArgumentParser
import Foundation
import VirtualPhone

/// The stage of the demo: a temporary folder with packages, and virtual phones on TCP ports of this machine.
final class DemoStage {
    private let folder: URL
    private var ports: [TCPPort] = []

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "restock-demo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// A phone that is being played.
    struct Phone {
        /// `tcp:127.0.0.1:PORT`.
        let address: String
        /// Where its partitions are, one file each.
        let folder: URL
    }

    /// Makes the sample package of a phone.
    func package(_ profile: String) throws -> MadePackage {
        try StockPackageMaker(recipe: .named(profile)).make(into: folder.path)
    }

    /// Plays a phone on a thread of its own.
    func phone(_ profile: String) throws -> Phone {
        let state = folder.appending(path: "phone-\(ports.count)")
        try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
        let phone = try VirtualPhone(profile: PhoneProfile(named: profile), folder: state.path)
        let port = try TCPPort(0)
        ports.append(port)
        let played = Played(phone: phone, port: port)
        Thread.detachNewThread { played.run() }
        return Phone(address: "tcp:127.0.0.1:\(port.number)", folder: state)
    }

    func clear() {
        for port in ports { port.shut() }
        try? FileManager.default.removeItem(at: folder)
    }
}

/// Handed to the thread that plays a phone, which alone uses it from then on.
private final class Played: @unchecked Sendable {
    private let phone: VirtualPhone
    private let port: TCPPort

    init(phone: VirtualPhone, port: TCPPort) {
        self.phone = phone
        self.port = port
    }

    func run() {
        // The demo's own checks see a phone that failed; there is nobody to tell here.
        try? phone.serve(on: port)
    }
}
