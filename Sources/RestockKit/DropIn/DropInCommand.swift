import Fastboot

/// One command of AOSP's `fastboot` command line, as data. What is asked of this computer alone (`devices`, `help`) is not here.
public enum DropInCommand: Sendable, Hashable {
    case getvar(String)
    /// Without a file the image is looked for in `$ANDROID_PRODUCT_OUT`.
    case flash(partition: String, file: String?)
    case flashRaw(partition: String, kernel: String, ramdisk: String?, second: String?)
    case erase(String)
    /// Type and size in the words of the command line; nil where the phone is asked.
    case format(partition: String, type: String?, size: String?)
    case setActive(String)
    case boot(kernel: String, ramdisk: String?, second: String?)
    /// `continue`.
    case resume
    case oem(String)
    case flashing(String)
    case stage(String)
    case getStaged(String)
    case fetch(partition: String, file: String)
    case signature(String)
    case createLogical(String, bytes: UInt64)
    case resizeLogical(String, bytes: UInt64)
    case deleteLogical(String)
    case snapshotUpdate(String)
    case gsi(String)
    case wipeSuper(file: String?)
    case flashAll
    case update(zip: String)
}

extension DropInCommand {
    /// Whether it asks the phone something and nothing else.
    public var isQuestion: Bool { if case .getvar = self { true } else { false } }

    /// Whether what stands behind it in a line is sure to be done: it neither ends the line nor can fail for a reason of its own, such as a
    /// file or a partition that is not there.
    var goesOn: Bool {
        switch self {
        case .flash(let partition, _): DropInPolicy.isNeeded(partition)
        case .erase, .setActive, .getvar: true
        default: false
        }
    }

    /// What goes over the wire and could be refused, without the slots that are only known later. Empty for what changes nothing by itself
    /// and for what is judged step by step when its plan is known.
    var wires: [String] {
        switch self {
        case .flash(let partition, _), .flashRaw(let partition, _, _, _): ["flash:\(partition)"]
        case .erase(let partition), .format(let partition, _, _): ["erase:\(partition)"]
        case .oem(let words): ["oem \(words)"]
        case .flashing(let verb): ["flashing \(verb)"]
        case .createLogical(let name, _): ["create-logical-partition:\(name)"]
        case .resizeLogical(let name, _): ["resize-logical-partition:\(name)"]
        case .deleteLogical(let name): ["delete-logical-partition:\(name)"]
        case .getvar, .setActive, .boot, .resume, .stage, .getStaged, .fetch, .signature, .snapshotUpdate, .gsi,
            .wipeSuper, .flashAll, .update:
            []
        }
    }

    /// The file that it writes to a partition, as it is given; nil where it has none.
    var file: String? {
        switch self {
        case .flash(_, let file): file
        case .flashRaw(_, let kernel, _, _): kernel
        default: nil
        }
    }
}
