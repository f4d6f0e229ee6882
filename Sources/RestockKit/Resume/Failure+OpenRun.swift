import Journal
import Transport

extension Failure {
    /// The same for a phone that was left in the middle of a flash: which run that is, and how to go on with it, in place of how any other
    /// phone gets into fastboot mode. A phone that another restock holds is named as that: it may be restarting on its behalf.
    /// - Parameter name: the phone as named; nil where any could be meant.
    public func remembering(_ name: PhoneAddress?, in place: StatePlace?) -> Failure {
        guard outcome == .noPhone || restarts else { return self }
        var name = name
        if outcome == .noPhone {
            if PhoneFinder().sees(name) { return self }
        } else if name == nil {
            name = try? PhoneFinder().choose(nil)
        }
        let held = HeldPhone.locksOfOthers(in: place)
        if let failure = Failure(absent: name, held) { return failure }
        let open = OpenRun.all(name, besides: held, in: place)
        guard let last = open.first else { return besides(name, held, in: place) }
        let others = open.dropFirst().map { "\n\($0.words) is not finished either:\n\($0.flash.commands)" }.joined()
        return Failure(
            outcome, sentence, state: "\(last.words) was interrupted and is not finished.",
            next: last.guide(isSilent: outcome != .noPhone) + others
                + (name == nil ? "\nIs another phone meant? \(next)" : ""))
    }

    /// The same for somebody who wants to resume where no phone is and none waits: not how a phone gets into fastboot mode, but that.
    /// - Parameter name: the phone as named; nil where none was.
    public func resuming(_ name: PhoneAddress?, in place: StatePlace?) -> Failure {
        guard outcome == .noPhone, OpenRun.all(nil, besides: [], in: place).isEmpty else { return self }
        // One that cannot be read may hold anything.
        do throws(JournalError) { _ = try Journal.read(in: place) } catch { return self }
        return Failure(
            outcome, sentence, state: "No interrupted flash is recorded here: nothing waits to be resumed.",
            next: """
                A flash that sudo began is in root's journal: resume it with sudo. What this user's restock did: restock history
                To begin a flash: restock flash\(name.map { " -s \($0)" } ?? "") PACKAGE
                """)
    }

    /// No run is open of what was named: what else restock knows of, since the wrong name is typed in a hurry.
    private func besides(_ name: PhoneAddress?, _ held: [PhoneLock.Held], in place: StatePlace?) -> Failure {
        guard outcome == .noPhone else { return self }
        switch name {
        case nil:
            guard let lock = held.first else { return self }
            return Failure(
                outcome, sentence,
                state:
                    "Another restock is at work on a phone: \(lock.holder.words). Leave that phone and its cable alone.",
                next: "For another phone: \(next)")
        case .serial?, .usb?: return self
        case .tcp?, .udp?, .adb?:
            let others = OpenRun.all(nil, besides: held, in: place).filter { !$0.phone.address.hasPrefix("usb:") }
            guard let other = others.first else { return self }
            return Failure(
                outcome, sentence, state: "\(other.words) was interrupted and is not finished.",
                next:
                    "Is that the phone? \(other.flash.clearing == nil ? "Do not restart it, and type" : "Type"):\n\(other.flash.commands)\nElse: \(next)"
            )
        }
    }

    /// A phone that has left the bus while another restock holds it: an update restarts it on its way.
    private init?(absent name: PhoneAddress?, _ held: [PhoneLock.Held]) {
        switch name {
        case nil:
            guard let lock = held.first(where: { $0.begins(with: "usb:") }) else { return nil }
            self.init(held: "a phone on USB", by: lock.holder)
        case .serial(let serial)?:
            guard let lock = held.first(where: { $0.ends(with: " \(serial)") }) else { return nil }
            self.init(held: "the phone \(serial)", by: lock.holder)
        default: return nil
        }
    }
}

extension OpenRun {
    /// - Parameter isSilent: it is there and does not answer, as one does that waits for the rest of an image.
    fileprivate func guide(isSilent: Bool) -> String {
        let isUSB = phone.address.hasPrefix("usb:")
        let restore =
            isUSB
            ? (isSilent ? "Pull the cable out and plug it in again." : "Put the cable back in.")
            : "Restore the connection to \(phone.shortName)."
        // One that was restarted by hand may be anywhere.
        let other: String? =
            if isSilent, case .tcp(let host, let port)? = PhoneAddress(phone.address) {
                "\nIn its recovery it is \(PhoneAddress.adb(host: host, port: port))."
            } else { nil }
        let keys = isUSB ? "hold Power and Volume Down until FASTBOOT shows, then" : "start it into fastboot mode, then"
        if flash.clearing != nil {
            return """
                It has to be restarted into fastboot mode: nothing else clears what it said last. \
                \(isUSB ? "Hold Power and Volume Down until FASTBOOT shows, then" : "Start it into fastboot mode, then") type:
                \(flash.next)
                """
        }
        return """
            Do not restart the phone: it was left waiting in fastboot mode. \(restore) Then type:
            \(flash.next)
            Only if it is off already, or has restarted since: \(keys) type the same.\(other ?? "")
            """
    }
}

extension PhoneFinder {
    /// Whether the bus has a phone in fastboot mode that a name can mean.
    fileprivate func sees(_ name: PhoneAddress?) -> Bool {
        guard let phones = try? attached().filter({ $0.mode != .adb }) else { return false }
        return switch name {
        case nil: !phones.isEmpty
        case .serial(let serial)?: phones.contains { $0.serial == serial }
        case let name?: phones.contains { $0.address == name }
        }
    }
}
