import ArgumentParser
import FoundationEssentials
import Glibc
import VirtualPhone

/// The stage of the demo: a temporary folder with packages, and virtual phones on TCP ports of this machine.
final class DemoStage {
    private let folder: URL
    private var phones: [ServingThread] = []
    /// Removes the folder where the demo is ended from outside, as by Ctrl-C.
    private let sweeper: Companion?

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "restock-demo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        sweeper = Companion(["sh", "-c", "cat; rm -rf \"$0\"", folder.path])
        // What is flashed here is not remembered beyond the demo.
        unsafe setenv("XDG_STATE_HOME", folder.path, 1)
        unsafe setenv("XDG_CACHE_HOME", folder.path, 1)
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
        let state = folder.appending(path: "phone-\(phones.count)")
        try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
        let phone = try VirtualPhone(profile: PhoneProfile(named: profile), folder: state.path)
        let port = try TCPPort(0)
        phones.append(try ServingThread(phone, on: port))
        return Phone(address: "tcp:127.0.0.1:\(port.number)", folder: state)
    }

    func clear() {
        for phone in phones {
            phone.shut()
            // The demo's own checks have seen a phone that failed.
            try? phone.wait()
        }
        try? FileManager.default.removeItem(at: folder)
    }
}
