import Plan
import Recovery
import Safety
import Threads
import Transport

/// Waits until a phone that was restarted into its recovery can be talked to there, and proves that it is the same one.
///
/// - Parameters:
///   - before: what was read of it before the restart.
///   - limit: the owner has to choose "Connect with MIAssistant" in the meantime.
///   - pause: between two looks.
///   - stopRequested: asked at each look.
/// - Throws: exit 2 when another phone answers; exit 1 when none does.
func waitForRecovery(
    of before: PhoneFacts, at address: PhoneAddress, within limit: Duration, limits: AdbLimits,
    pause: Duration = .milliseconds(500), stopRequested: () -> Bool
) throws(Failure) -> RecoverySession {
    let deadline = Threads.Deadline(after: limit)
    var last: Failure?
    let place = address.inRecovery
    let option = place.option
    while deadline.left > .zero {
        if stopRequested() {
            throw Failure(
                .cancelled, "Stopped on request.",
                state: "Nothing was wiped. The phone was restarted into its recovery.",
                next: "Type: restock reboot\(option)")
        }
        do throws(Failure) {
            var serial: String?
            if case .usb = place {
                serial = try PhoneFinder().attached().first { $0.address == place && $0.mode == .adb }?.serial
            }
            if let session = try RecoverySession.open(place, usbSerial: serial, limits: limits) {
                try prove(session, is: before, at: address)
                return session
            }
        } catch {
            if error.outcome == .refused { throw error }
            last = error
        }
        sleep(pause)
    }
    throw Failure(
        .failed, "The phone at \(address) did not come back in its recovery within \(limit.inWords).",
        state: "Nothing was wiped. The phone was restarted into its recovery.",
        next:
            "\(last?.next ?? RecoveryFinder.enter)\nWhen its recovery shows Connect with MIAssistant, type: restock wipe\(option)"
    )
}

/// - Throws: exit 2 where it is another phone.
private func prove(_ session: RecoverySession, is before: PhoneFacts, at address: PhoneAddress) throws(Failure) {
    var before = before
    before.serial = before.serial.map(RecoveryPhone.serialKey)
    var after = session.phone.facts
    after.serial = after.serial.map(RecoveryPhone.serialKey)
    // A network address is written otherwise in each mode; that it leads to the same place was seen to.
    after.address = before.address
    // What one of the modes does not say is compared in none.
    if after.product == nil { before.product = nil }
    if let product = before.product, !product.isEmpty, session.phone.mayBe(product: product) { after.product = product }
    if after.serial == nil || before.serial == nil { (before.serial, after.serial) = (nil, nil) }
    if let finding = samePhone(before: before, after: after) {
        session.close()
        throw Failure(
            .refused, "\(finding.sentence) (\(finding.evidence))", state: "Nothing was wiped.", next: finding.advice)
    }
}

/// Blocks this thread.
private func sleep(_ pause: Duration) {
    let monitor = Monitor()
    monitor.locked { _ = monitor.wait(until: Threads.Deadline(after: pause)) }
}
