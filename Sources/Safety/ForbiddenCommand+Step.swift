import Plan
import StockPackage

extension ForbiddenCommand {
    /// Judges one step as it comes up, before a byte of its image travels. The gates have judged the whole plan long before; this holds for
    /// a plan that no gate has seen, too.
    /// - Returns: nil when it may be done. A lock is judged where it is sent.
    public init?(_ step: Step, of package: PackageFacts, on phone: PhoneFacts) {
        let found: ForbiddenCommand?
        switch step.action {
        case .flash(let name, let image, _, _):
            if case .other? = package.miscMessages[image] {
                found = .recoveryMessage
            } else {
                found = Self.name(name, "flash", phone)
            }
        case .erase(let name): found = Self.name(name, "erase", phone)
        case .resize(let name, _), .create(let name, _): found = Self.name(name, "resize-logical-partition", phone)
        case .oem(let argument): found = ForbiddenCommand(wire: "oem \(argument)")
        case .setActive, .reboot, .lock: found = nil
        }
        guard let found else { return nil }
        self = found
    }

    private static func name(_ name: String, _ verb: String, _ phone: PhoneFacts) -> ForbiddenCommand? {
        if let forbidden = ForbiddenCommand(wire: "\(verb):\(name)", product: phone.product) { return forbidden }
        guard !pseudoPartitions.contains(name) else { return nil }
        return name.split(separator: "+").map(String.init).first { phone.otherSpelling(of: $0) != nil }.map {
            .otherCase($0)
        }
    }
}
