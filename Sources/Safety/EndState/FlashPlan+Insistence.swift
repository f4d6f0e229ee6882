import Plan
import StockPackage

extension FlashPlan {
    /// The same, but a write of the code that starts the phone may not be refused any more where the phone has that partition.
    ///
    /// Some scripts go on when such a line fails, and end with code that is part old, part new, and the word "done". A run that stops there
    /// leaves the phone in fastboot mode, from where it can be finished. What the phone does not have may still be passed over: packages
    /// for several boards have lines for each.
    public func insistingOnBootCode(of package: PackageFacts, on phone: PhoneFacts) -> FlashPlan {
        let code = BootCode(package)
        let names = CopyNames(plan: self, phone: phone, package: package)
        guard phone.partitions != nil else { return self }
        func isNeeded(_ name: String) -> Bool {
            code.base(of: name) != nil
                && names.copies(of: name, active: phone.currentSlot).contains { !names.isMissing($0) }
        }
        return FlashPlan(
            mode: mode, package: self.package, codename: codename,
            steps: steps.map { step in
                guard step.mayFail, step.isFlash, step.partitions.contains(where: isNeeded) else { return step }
                var firm = Step(action: step.action, leftOut: step.leftOut, mayFail: false, source: step.source)
                firm.condition = step.condition
                return firm
            })
    }
}
