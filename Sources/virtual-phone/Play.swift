import Glibc
import VirtualPhone

/// Keeps the signals that end a program for ``play(_:on:at:)``. Called before any thread starts: one that does not block them, such as a
/// gadget's, would get them in its place, and the program would end without taking its phone off the bus.
func holdSignals() -> sigset_t {
    var signals = sigset_t()
    _ = unsafe sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGUSR1] { _ = unsafe sigaddset(&signals, signal) }
    _ = unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    return signals
}

/// Serves a phone on a thread of its own while this thread waits for the signals that end a program.
///
/// Returns when the phone is gone or a signal came; throws what the port threw.
/// - Parameter signals: from ``holdSignals()``.
func play(_ phone: VirtualPhone, on port: any DevicePort, at place: String, signals: sigset_t) throws {
    // Its end wakes the thread that waits for a signal.
    let serving = try ServingThread(phone, on: port) { kill(getpid(), SIGUSR1) }
    print("ready \(place)")
    fflush(nil)

    var (signals, signal) = (signals, Int32(0))
    _ = unsafe sigwait(&signals, &signal)
    if signal != SIGUSR1 { serving.shut() }
    try serving.wait()
}
