import Glibc
import Synchronization

/// How hosts behave: what they did that the protocol does not allow, and whether this phone puts up with what some others would.
public final class Conduct: Sendable {
    /// Nothing passes that the protocol's text does not allow.
    public let isStrict: Bool
    /// The file that the first fault goes to; nil keeps none.
    private let file: String?
    private let found = Mutex<[String]>([])

    /// - Parameter folder: where `violation` is written when there is one.
    public init(isStrict: Bool = false, folder: String? = nil) {
        self.isStrict = isStrict
        file = folder.map { "\($0)/violation" }
    }

    /// What hosts did that is not allowed, in order.
    public var faults: [String] { found.withLock { $0 } }

    /// Notes a fault that no phone has to put up with.
    func fault(_ what: String) -> LinkError {
        let isFirst = found.withLock { found in
            found.append(what)
            return found.count == 1
        }
        if isFirst, let file {
            let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
            if descriptor >= 0 {
                let text = Array("\(what)\n".utf8)
                _ = unsafe write(descriptor, text, text.count)
                close(descriptor)
            }
        }
        return LinkError("not allowed: \(what)")
    }

    /// The same for one that some phones put up with, and this one if it is not strict.
    func check(_ isAllowed: Bool, _ what: @autoclosure () -> String) throws(LinkError) {
        if isStrict, !isAllowed { throw fault(what()) }
    }
}
