import Journal
import Transport

/// The phone that an operation holds: first the place where it is, before anything is sent there, then the phone that answered.
public final class PhoneHold {
    private let doing: String
    private let records: Records
    private let remark: (String) -> Void
    private var held: HeldPhone?
    private var taken: String?

    /// - Parameters:
    ///   - verb: and the path of its package or its target, for whoever is refused meanwhile; empty where it has none.
    ///   - remark: is told when there is no place for locks, and none is required.
    public init(_ verb: String, _ subject: String, _ records: Records, remark: @escaping (String) -> Void) {
        let name = subject.split(separator: "/").last.map { " \($0)" } ?? ""
        doing = "restock \(verb)\(name)"
        self.records = records
        self.remark = remark
    }

    /// Holds the place where a phone is.
    /// - Throws: exit 1 when another restock holds it, exit 2 when a lock is required and cannot be taken.
    public func hold(_ address: PhoneAddress) throws(Failure) {
        try HeldPhone.keepAway(from: address, in: records.place)
        held = try HeldPhone(
            "\(address)", doing: doing, in: records.place, isRequired: records.isRequired, remark: remark)
    }

    /// Holds the phone that answered there, too: it may be reached by more than one address. Once is enough.
    /// - Throws: as ``hold(_:)``.
    public func take(_ phone: RunRecord.Phone) throws(Failure) {
        guard taken == nil || taken != phone.lockName else { return }
        try held?.take(phone)
        taken = phone.lockName
    }
}
