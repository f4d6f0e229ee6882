import Fastboot
import Foundation
import Plan
import StockPackage
import Testing
import Transport
import VirtualPhone

/// The phone that the property is judged on, beside the virtual phone that the other tests flash: both hold the same in the end.
struct VirtualPhoneAgreesTests {
    /// One changed plan of each sample package.
    @Test("a changed plan leaves the same in both", arguments: 0..<Stock.names.count)
    func same(seed: Int) throws {
        let changed = try ChangedPlan(seed: seed)
        let folder = FileManager.default.temporaryDirectory.appending(path: "agrees-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var unlocked = DeviceOptions()
        unlocked.locked = false
        let options = unlocked
        let port = try TCPPort()
        let profile = changed.stock.profile
        let state = folder.path
        let server = Thread {
            do { try VirtualPhone(profile: profile, folder: state, options: options).serve(on: port) } catch {
                Issue.record(error)
            }
        }
        server.start()
        defer { port.shut() }
        let session = FastbootSession(try TCPTransport(host: "127.0.0.1", port: port.number))
        defer { session.transport.close() }
        var phone = try PlayedPhone(changed.stock, slot: changed.slot)
        if !profile.slots.isEmpty { _ = try session.run(.setActive(changed.slot)) }
        for copy in phone.contents.keys { try session.flash(Self.old, to: copy) }

        for step in changed.plan.active {
            // A restart ends the conversation, and lists are no partitions.
            if case .reboot = step.action { break }
            if step.isList { continue }
            let isTaken = phone.take(step.action)
            #expect(try session.takes(step.action) == isTaken, "\(changed): \(step)")
            if case .lock = step.action { break }
            if !isTaken, !step.mayFail { break }
        }
        for (copy, content) in phone.contents {
            let mark = try Self.mark(at: folder.appending(path: "\(copy).img"))
            switch content {
            case .old: #expect(mark == Self.old, "\(changed): \(copy)")
            case .empty: #expect(mark == "", "\(changed): \(copy)")
            case .file(let file): #expect(mark == file, "\(changed): \(copy)")
            }
        }
    }

    private static let old = "what was there before"

    /// The text at the start of a partition.
    private static func mark(at file: URL) throws -> String {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        let bytes = try handle.read(upToCount: 64) ?? Data()
        return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}

extension FastbootSession {
    /// Puts a text at the start of a partition.
    fileprivate func flash(_ mark: String, to partition: String) throws {
        try download(Array(mark.utf8) + [UInt8](repeating: 0, count: 64 - mark.utf8.count))
        try run(.flash(partition))
    }

    /// Has the phone do a step, with the name of the image in its place. False where it refuses.
    fileprivate func takes(_ action: Step.Action) throws -> Bool {
        do {
            switch action {
            case .flash(let name, let path, _, _):
                for part in name.split(separator: "+") {
                    try flash(String(path.split(separator: "/").last ?? ""), to: String(part))
                }
            case .erase(let name): for part in name.split(separator: "+") { try run(.erase(String(part))) }
            case .setActive(let slot): try run(.setActive(slot))
            case .oem(let words): try run(.oem(words))
            case .lock(let command): try run(command == .oemLock ? .oem("lock") : .flashing("lock"))
            case .reboot, .resize, .create: break
            }
            return true
        } catch FastbootError.rejected {
            return false
        }
    }
}
