import Journal
import Plan
import Transport

/// A phone that this process holds for as long as the value lives; see ``PhoneLock``.
public final class HeldPhone {
    private let place: StatePlace?
    private let doing: String
    private let remark: (String) -> Void
    private var locks: [PhoneLock] = []
    private var isWarned = false

    /// Takes the place where a phone is, before anything is sent there: the first program may be in the middle of a command.
    /// - Parameters:
    ///   - address: as a ``PhoneAddress`` prints itself.
    ///   - doing: the command, for whoever is refused meanwhile: `restock flash liuqin.tgz`.
    ///   - remark: is told when there is no place for locks. That is no reason to stop.
    /// - Throws: exit 1 when another restock has the phone; the sentence names it.
    public init(
        _ address: String, doing: String, in place: StatePlace?, remark: @escaping (String) -> Void
    ) throws(Failure) {
        self.place = place
        self.doing = doing
        self.remark = remark
        try take(address, "the phone at \(address)")
    }

    /// Takes the phone that answered there, too: it may be reached by more than one address.
    /// - Throws: as ``init(_:doing:in:remark:)``.
    public func take(_ phone: PhoneFacts) throws(Failure) { try take(RunRecord.Phone(phone)) }

    /// The same, of a phone in any mode.
    public func take(_ phone: RunRecord.Phone) throws(Failure) {
        guard let name = phone.lockName else { return }
        try take(name, "the phone \(phone.serial ?? "") at \(phone.address)")
    }

    private func take(_ name: String, _ words: String) throws(Failure) {
        switch PhoneLock.take(name, doing: doing, in: place) {
        case .taken(let lock): locks.append(lock)
        case .held(let holder):
            throw Failure(
                .failed, "Another restock is at work on \(words): \(holder.words).",
                next: "Wait until it has ended, or end it: a flash that is interrupted can be resumed.")
        case .impossible(let error):
            guard !isWarned else { return }
            isWarned = true
            remark("Other restock processes are not kept from this phone: \(error).")
        }
    }
}

extension RunRecord.Phone {
    /// The name under which the phone is locked; nil where it says no serial number.
    var lockName: String? { serial.map { "\(product ?? "") \($0)" } }

    /// Whether some process holds the phone now.
    public func isHeld(in place: StatePlace?) -> Bool {
        [lockName, address].compactMap(\.self).contains { PhoneLock.isHeld($0, in: place) }
    }
}

extension PhoneLock.Holder {
    /// `process 4711 (restock flash liuqin.tgz), since 19:02:11 UTC`.
    var words: String {
        let who = process.map { "process \($0)" } ?? "a process that has only just begun"
        return [doing.map { "\(who) (\($0))" } ?? who, since.map { "since \(clockTime($0))" }].compactMap(\.self)
            .joined(separator: ", ")
    }
}
