import Plan
import Safety
import StockPackage

/// What there is to say of an update's vbmeta images without a phone, in the words of `flash`. Every other gate needs a phone.
public func updateFindings(_ facts: PackageFacts, knownKey: String? = nil) -> [Finding] {
    guard let planner = UpdatePlanner(package: facts, startsPhone: { BootChain.base(of: $0) != nil }) else { return [] }
    // Which slot is written makes no difference to what the package says of itself.
    let plan = planner.plan(.keepData, onto: "a", of: PhoneFacts(address: ""))
    return Gate.findings(on: GateInput(plan: plan, phone: nil, package: facts, knownKey: knownKey)).filter {
        $0.gate == .packageAuthenticity
    }
}
