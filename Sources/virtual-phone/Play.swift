import Glibc
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

    // Its end wakes the thread that waits for a signal.
    let serving = try ServingThread(phone, on: port) { kill(getpid(), SIGUSR1) }
    print("ready \(place)")
    fflush(nil)

    var signal: Int32 = 0
    _ = unsafe sigwait(&signals, &signal)
    if signal != SIGUSR1 { serving.shut() }
    try serving.wait()
}
