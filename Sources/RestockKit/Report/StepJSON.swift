import Plan
import StockPackage

/// A step as scripts of others read it: `{"do":"flash","partition":"boot_ab","image":"boot.img"}`.
public struct StepJSON: Encodable, Sendable, Equatable {
    public var `do`: String
    public var partition: String?
    /// File name inside `images/`.
    public var image: String?
    public var slot: String?
    public var argument: String?
    public var target: String?
    /// The size that a logical partition gets.
    public var bytes: UInt64?
    /// The guard of the script, in words; absent on a step that is always done.
    public var when: String?
    /// True where the script goes on when the phone refuses; absent otherwise.
    public var mayFail: Bool?

    public init(_ step: ScriptStep) {
        self.do = ""
        switch step.action {
        case .flash(let partition, let image): fill("flash", partition: partition, image: image)
        case .erase(let partition): fill("erase", partition: partition)
        case .setActive(let slot): fill("set-active", slot: slot)
        case .oem(let argument): fill("oem", argument: argument)
        case .reboot(let target): fill("reboot", target: target)
        case .lock: fill("lock")
        }
        when = step.condition?.description
        mayFail = step.mayFail ? true : nil
    }

    public init(_ step: Step) {
        self.do = ""
        switch step.action {
        case .flash(let partition, let image, _, _): fill("flash", partition: partition, image: image)
        case .erase(let partition): fill("erase", partition: partition)
        case .setActive(let slot): fill("set-active", slot: slot)
        case .oem(let argument): fill("oem", argument: argument)
        case .reboot(let target): fill("reboot", target: target)
        case .resize(let partition, let bytes):
            fill("resize", partition: partition)
            self.bytes = bytes
        case .create(let partition, let bytes):
            fill("create", partition: partition)
            self.bytes = bytes
        case .lock: fill("lock")
        }
        mayFail = step.mayFail ? true : nil
    }

    private mutating func fill(
        _ verb: String, partition: String? = nil, image: String? = nil, slot: String? = nil, argument: String? = nil,
        target: String? = nil
    ) {
        self.do = verb
        self.partition = partition
        self.image = image.map { path in path.hasPrefix("images/") ? String(path.dropFirst("images/".count)) : path }
        self.slot = slot
        self.argument = argument
        self.target = target
    }
}
