import Foundation
import VirtualPhone

/// Serves a phone on a thread of its own while this thread waits for the signals that end a program.
///
/// Returns when the phone is gone or a signal came; throws what the port threw.
func play(_ phone: VirtualPhone, on port: any DevicePort, at place: String) throws {
    // Blocked before any thread starts, so that only this one sees them.
    var signals = sigset_t()
    _ = unsafe sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGUSR1] { _ = unsafe sigaddset(&signals, signal) }
    _ = unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)

    let run = Run(phone, port)
    Thread { run.go() }.start()
    print("ready \(place)")
    fflush(nil)

    var signal: Int32 = 0
    _ = unsafe sigwait(&signals, &signal)
    if signal != SIGUSR1 { run.port.shut() }
    run.ended.wait()
    if let failure = run.failure { throw failure }
}

/// What the two threads share. The phone is used by the serving thread alone; `failure` is read after `ended` was
/// signalled.
private final class Run: @unchecked Sendable {
    let phone: VirtualPhone
    let port: any DevicePort
    let ended = DispatchSemaphore(value: 0)
    var failure: LinkError?

    init(_ phone: VirtualPhone, _ port: any DevicePort) {
        self.phone = phone
        self.port = port
    }

    func go() {
        do throws(LinkError) {
            try phone.serve(on: port)
        } catch {
            failure = error
        }
        ended.signal()
        // Wakes the thread that waits for a signal.
        kill(getpid(), SIGUSR1)
    }
}
