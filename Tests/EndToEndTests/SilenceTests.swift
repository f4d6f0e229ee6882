import Fastboot
import Foundation
import Plan
import RestockKit
import StockPackage
import Synchronization
import Testing
import Transport
import VirtualPhone

/// A flash of a phone that falls silent, at every point at which it could. Waiting takes no time here: what is counted is how long restock
/// would have waited.
@Suite("A phone that falls silent") struct SilenceTests {
    @Test(
        "at every answer and every download of a flash: it ends, within bounds, and says what to do",
        arguments: ["whyred", "liuqin"])
    func everywhere(profile: String) throws {
        let package = try StockPackage(path: soundPackage(profile).path)
        let whole = try flash(profile, package, silentFrom: .max)
        #expect(throws: Never.self) { try whole.result.get() }
        #expect(whole.events > 60, "\(whole.events)")
        for event in 0..<whole.events {
            let run = try flash(profile, package, silentFrom: event)
            guard case .failure(let failure) = run.result else {
                // The last answer is that to the restart, which a phone may leave unsaid.
                #expect(event == whole.events - 1, "silent from \(event) of \(whole.events), and it claims success")
                continue
            }
            #expect(!failure.sentence.isEmpty && !failure.next.isEmpty, "\(event): \(failure)")
            #expect(run.calls < 20, "\(event): \(run.calls) calls were made to a silent phone")
            // A write may take an hour and more; nothing else may take a quarter of one.
            let limit: Duration = run.isWriting ? .seconds(7300) : .seconds(900)
            #expect(run.waited < limit, "\(event): \(run.waited) (\(failure))")
        }
    }

    private struct Run {
        let result: Result<FlashReport, Failure>
        let events: Int
        /// Made after the silence began.
        let calls: Int
        let waited: Duration
        /// Whether the first answer that did not come was that to a write.
        let isWriting: Bool
    }

    private func flash(_ name: String, _ package: StockPackage, silentFrom event: Int) throws -> Run {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        var options = DeviceOptions()
        options.locked = false
        options.stay = true
        options.rebootTime = .milliseconds(1)
        options.discard = true
        let port = try TCPPort()
        let phone = try VirtualPhone(profile: PhoneProfile(named: name), folder: folder.path, options: options)
        let thread = try ServingThread(phone, on: port)
        defer {
            thread.shut()
            try? thread.wait()
        }
        let hush = Hush(try TCPTransport(host: "127.0.0.1", port: port.number), from: event)
        defer { hush.close() }
        var result: Result<FlashReport, Failure>
        do throws(Failure) {
            let prepared = try PreparedFlash(
                package: package, mode: .clean, session: FastbootSession(hush), address: hush.address)
            result = .success(
                try FlashRun(Agreed(prepared, by: .toAll), events: { _ in }).run())
        } catch {
            result = .failure(error)
        }
        return Run(
            result: result, events: hush.events, calls: hush.calls, waited: hush.waited, isWriting: hush.isWriting)
    }
}

/// A way to a phone on which nothing comes any more from one answer or download on.
private final class Hush: Transport {
    private struct State {
        var events = 0
        var calls = 0
        var waited: Duration = .zero
        var command = ""
        var missed: String?
    }

    private let inner: TCPTransport
    private let first: Int
    private let state = Mutex(State())

    init(_ inner: TCPTransport, from first: Int) { (self.inner, self.first) = (inner, first) }

    var address: PhoneAddress { inner.address }
    var events: Int { state.withLock(\.events) }
    var calls: Int { state.withLock(\.calls) }
    var waited: Duration { state.withLock(\.waited) }
    var isWriting: Bool {
        state.withLock { state in ["flash:", "erase:"].contains { state.missed?.hasPrefix($0) ?? false } }
    }

    func send(_ packet: [UInt8], within limit: Duration) throws(TransportError) {
        let isSilent = state.withLock { state in
            state.command = String(decoding: packet, as: UTF8.self)
            if state.events > first { state.calls += 1 }
            return state.events > first
        }
        // A phone that hangs takes what fits into its buffers.
        if !isSilent { try inner.send(packet, within: limit) }
    }

    func receive(within limit: Duration) throws(TransportError) -> [UInt8] {
        try pass("waiting for an answer", limit)
        return try inner.receive(within: limit)
    }

    func sendPayload(
        _ count: UInt64, stall: Duration, from source: (UnsafeMutableRawBufferPointer) throws -> Int
    ) throws(TransportError) {
        try pass("sending data", stall)
        try unsafe inner.sendPayload(count, stall: stall, from: source)
    }

    func receivePayload(
        _ count: UInt64, stall: Duration, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws(TransportError) {
        try pass("receiving data", stall)
        try unsafe inner.receivePayload(count, stall: stall, to: sink)
    }

    func close() { inner.close() }

    private func pass(_ doing: String, _ limit: Duration) throws(TransportError) {
        let isSilent = state.withLock { state in
            state.events += 1
            guard state.events > first else { return false }
            state.calls += 1
            state.waited += limit
            state.missed = state.missed ?? state.command
            return true
        }
        if isSilent { throw .timedOut(doing, after: limit) }
    }
}
