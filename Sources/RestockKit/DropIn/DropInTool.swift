import Fastboot
import Safety
import Transport

/// Does what a command line of AOSP's `fastboot` asks for, on one connection; see ``run(_:)``.
public final class DropInTool {
    /// Opens the phone again after it has restarted into another fastboot.
    public typealias Reconnect = () throws(DropInError) -> FastbootSession

    var session: FastbootSession
    let options: DropInOptions
    let policy: DropInPolicy
    private let reconnect: Reconnect
    let events: (DropInEvent) -> Void
    private let clock = ContinuousClock()
    /// `--slot`, looked up; nil where none was given.
    var slot: String?
    /// The most bytes of one download that the phone takes, once it was asked.
    var knownLimit: UInt64?
    /// How many slots the phone has, once it was asked.
    var knownSlots: Int?
    /// Whether user-space fastboot answers, once it was asked.
    var knownUserspace: Bool?

    /// - Parameters:
    ///   - session: one whose messages reach `events` as well.
    ///   - reconnect: waits for the phone and opens it.
    public init(
        _ session: FastbootSession, options: DropInOptions, policy: DropInPolicy, reconnect: @escaping Reconnect,
        events: @escaping (DropInEvent) -> Void
    ) {
        self.session = session
        self.options = options
        self.policy = policy
        self.reconnect = reconnect
        self.events = events
        // As the reference program: what is too long for the phone is the phone's to refuse.
        session.limits.commandLength = 4096
    }

    /// Ends the connection.
    public func close() { session.transport.close() }

    /// Commands in order, then the wipe, the slot, and the restart, as AOSP's `fastboot` has them.
    public func run(_ line: DropInLine) throws(DropInError) {
        try lookAtFiles(line)
        try lookAtPhone(line.commands.flatMap(\.wires))
        try refuseDuringMerge(line)
        if let wanted = options.slot { slot = try verify(slot: wanted, allowsAll: true) }
        var active: String?
        if let wanted = options.setActive {
            active = try verify(slot: wanted.isEmpty ? currentSlot() : wanted, allowsAll: false)
        }
        for command in line.commands { try run(command) }
        if options.wipes { try wipe() }
        if let active { try run(.setActive(active), as: .settingSlot(active)) }
        if let target = line.reboot, !(target == .system && options.skipsReboot) { try reboot(to: target) }
    }

    private func run(_ command: DropInCommand) throws(DropInError) {
        switch command {
        case .getvar(let name): try show(name)
        case .flash(let partition, let file): try flash(partition, file: file)
        case .flashRaw(let partition, let kernel, let ramdisk, let second):
            let image = try bootImage(kernel, ramdisk, second)
            try onSlots(of: partition) { name throws(DropInError) in
                try policy.check(wire: "flash:\(name)", file: kernel)
                try checkMessage(image, to: name)
                try download(image, as: name)
                try run(.flash(name), as: .writing(name), file: kernel)
            }
        case .erase(let partition): try erase(partition)
        case .format(let partition, _, _): throw DropInPolicy.format(partition)
        case .setActive(let slot):
            let letter = try verify(slot: slot, allowsAll: false)
            try run(.setActive(letter), as: .settingSlot(letter))
        case .boot(let kernel, let ramdisk, let second): try boot(kernel, ramdisk, second)
        case .resume: try run(.continue, as: .resuming)
        case .oem(let words):
            try confirmLock("oem \(words)")
            try run(.oem(words), as: .passedOn)
        case .flashing(let verb):
            try confirmLock("flashing \(verb)")
            try run(.flashing(verb), as: .passedOn)
        case .stage(let file): try stage(file)
        case .getStaged(let file): try getStaged(file)
        case .fetch(let partition, let file): try fetch(partition, into: file)
        case .signature(let file): try signature(file)
        case .createLogical(let name, let bytes): try run(.createLogical(name, size: bytes), as: .creating(name))
        case .resizeLogical(let name, let bytes): try run(.resizeLogical(name, size: bytes), as: .resizing(name))
        case .deleteLogical(let name): try run(.deleteLogical(name), as: .deleting(name))
        case .snapshotUpdate(let action):
            try run(.snapshotUpdate(action), as: .snapshot(action))
        case .gsi(let words): try run(.gsi(words), as: .gsi(words))
        case .wipeSuper(let file): try wipeSuper(file)
        case .flashAll: try flashAll()
        case .update(let zip): try update(zip)
        }
    }

    // MARK: The pieces that every command is made of

    /// Shows a task, does it, and shows how it ended.
    @discardableResult
    func task<Result>(_ task: DropInTask, _ body: () throws(FastbootError) -> Result) throws(DropInError) -> Result {
        events(.begun(task))
        let start = clock.now
        do throws(FastbootError) {
            let result = try body()
            events(.ended(seconds: (clock.now - start) / .seconds(1)))
            return result
        } catch {
            events(.failed(error.dropInWords))
            throw .command(error, task)
        }
    }

    /// Says one command. The whole policy has the last look at it, whoever made it.
    /// - Parameter file: where the image comes from that it writes.
    func run(_ command: FastbootCommand, as shown: DropInTask, file: String? = nil) throws(DropInError) {
        try policy.check(wire: "\(command)", file: file)
        try task(shown) { () throws(FastbootError) in try session.run(command) }
    }

    /// The value of a variable; nil where the phone does not know it, or says something that is no answer and is in step after it.
    func value(_ name: String) throws(DropInError) -> String? {
        do throws(FastbootError) { return try session.getvarOrNothing(name)?.trimmed } catch {
            events(.failed(error.dropInWords))
            throw .command(error, .asking(name))
        }
    }

    /// Restarts the phone, waits until it has left, and for a fastboot until it is back.
    func reboot(to target: RebootTarget) throws(DropInError) {
        events(.begun(.rebooting(target)))
        let start = clock.now
        do throws(FastbootError) { try session.run(.reboot(target)) } catch {
            // It may leave the bus before its OKAY has been read: that is what a restart looks like.
            guard error.isDisconnect else {
                events(.failed(error.dropInWords))
                throw .command(error, .rebooting(target))
            }
        }
        events(.ended(seconds: (clock.now - start) / .seconds(1)))
        // The next program must not find it where it is about to leave. Whatever else it says is of no interest.
        session.transport.waitForDeparture(within: .seconds(3))
        session.transport.close()
        guard target == .fastboot else { return }
        try comeBack()
        guard try value("is-userspace") == "yes" else {
            throw .stopped(
                "The phone came back, and not in user-space fastboot; a custom recovery may have none. What needs it was not done."
            )
        }
    }

    /// Opens the phone again. What was known of it may be different in another mode.
    func comeBack() throws(DropInError) {
        session = try reconnect()
        session.limits.commandLength = 4096
        (knownLimit, knownSlots, knownUserspace) = (nil, nil, nil)
    }

    private func show(_ name: String) throws(DropInError) {
        do throws(FastbootError) {
            let answer = try session.run(.getvar(name))
            events(.variable(name: name, value: answer.value))
        } catch {
            // As the reference program: a variable that the phone does not know is no failure. A phone that has gone is.
            events(.begun(.asking(name)))
            events(.failed(error.dropInWords))
            switch error {
            case .rejected: return
            // The same for a phone that says what is no answer, as U-Boot's "MORE" is none; the commands that follow need it in step.
            case .malformed:
                do throws(FastbootError) { try session.regainStep() } catch { throw .command(error, .asking(name)) }
            default: throw .command(error, .asking(name))
            }
        }
    }

    /// A lock needs the name of the product that is going to be locked.
    private func confirmLock(_ wire: String) throws(DropInError) {
        guard ForbiddenCommand(wire: wire) == .loneLock else { return }
        try policy.check(wire: wire)
        let product = try value("product") ?? "unknown"
        guard policy.lockConsent == product else {
            throw .refused(
                "\"\(wire)\" was agreed to for \(policy.lockConsent ?? "no phone"), and this phone says that it is \(product).",
                next: "Is this the phone that you mean?")
        }
    }
}
