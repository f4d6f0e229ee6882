import Glibc
import Journal
import Transport

/// A phone that this process holds for as long as the value lives; see ``PhoneLock``.
public final class HeldPhone {
    private let place: StatePlace?
    private let doing: String
    private let isRequired: Bool
    private let remark: (String) -> Void
    private var locks: [PhoneLock] = []
    private var isWarned = false

    /// Takes the place where a phone is, before anything is sent there: the first program may be in the middle of a command.
    /// - Parameters:
    ///   - address: as a ``PhoneAddress`` prints itself.
    ///   - doing: the command, for whoever is refused meanwhile: `restock flash liuqin.tgz`.
    ///   - isRequired: the owner wants no run without a lock.
    ///   - remark: is told when there is no place for locks. Unless one is required that is no reason to stop.
    /// - Throws: exit 1 when another restock has the phone; the sentence names it. Exit 2 when a lock is required and cannot be taken.
    public init(
        _ address: String, doing: String, in place: StatePlace?, isRequired: Bool = false,
        remark: @escaping (String) -> Void
    ) throws(Failure) {
        self.isRequired = isRequired
        self.place = place
        self.doing = doing
        self.remark = remark
        try take(address, "the phone at \(address)")
    }

    /// Takes the phone that answered there, too: it may be reached by more than one address.
    /// - Throws: as ``init(_:doing:in:isRequired:remark:)``.
    public func take(_ phone: RunRecord.Phone) throws(Failure) {
        guard let name = phone.lockName else { return }
        try take(name, "the phone \(phone.serial ?? "") at \(phone.address)")
    }

    private func take(_ name: String, _ words: String) throws(Failure) {
        switch PhoneLock.take(name, doing: doing, in: place) {
        case .taken(let lock): locks.append(lock)
        case .held(let holder):
            throw Failure(held: words, by: holder)
        case .impossible(let error):
            if isRequired { throw Failure(lacking: nil, lock: error) }
            guard !isWarned else { return }
            isWarned = true
            remark("The lock of this phone cannot be taken: no other restock is kept from it: \(error).")
        }
    }
}

extension HeldPhone {
    /// Keeps away from a phone that another restock holds, for a command that does not take the phone for itself. Nothing is sent there:
    /// a network address serves one connection, and what a claimed one fails with would be a riddle.
    /// - Parameters:
    ///   - serial: the number that the phone bears on the bus; nil looks there.
    /// - Throws: exit 1 when it is held; the sentence names who does it.
    public static func keepAway(
        from address: PhoneAddress, serial: String? = nil, in place: StatePlace?
    ) throws(Failure) {
        let others = locksOfOthers(in: place)
        guard !others.isEmpty else { return }
        var serial = serial
        switch address {
        case .serial(let name): serial = name
        case .usb where serial == nil: serial = (try? PhoneFinder().attached())?.first { $0.address == address }?.serial
        default: break
        }
        let held = others.first { lock in
            address.lockNames.contains(where: lock.isOf) || serial.map { lock.ends(with: " \($0)") } ?? false
        }
        if let held { throw Failure(held: "the phone at \(address)", by: held.holder) }
    }

    /// What other processes hold: one's own is no reason to stay away.
    static func locksOfOthers(in place: StatePlace?) -> [PhoneLock.Held] {
        PhoneLock.held(in: place).filter { $0.holder.process != getpid() }
    }
}

extension Failure {
    /// Somebody else is at work. A restart would be the worst to advise.
    init(held phone: String, by holder: PhoneLock.Holder) {
        let stop = holder.process.map { ", or stop it: kill \($0)\n" } ?? ". "
        self.init(
            .failed, "Another restock is at work on \(phone): \(holder.words).",
            next: "Leave phone and cable alone. Wait until it has ended\(stop)A flash that was stopped can be resumed.")
    }
}

extension PhoneAddress {
    /// The names under which a phone there may be taken: at one place of the network each mode has its own.
    fileprivate var lockNames: [String] {
        switch self {
        case .tcp(let host, let port), .adb(let host, let port):
            // Whoever sits at a virtual phone writes the one or the other.
            (["localhost", "127.0.0.1"].contains(host) ? ["localhost", "127.0.0.1"] : [host]).flatMap { host in
                [PhoneAddress.tcp(host: host, port: port), .adb(host: host, port: port)].map { "\($0)" }
            }
        case .usb, .udp: ["\(self)"]
        case .serial: []
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
