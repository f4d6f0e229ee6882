import RestockKit
import Safety

/// Agrees to everything that can be agreed to. What is refused stays refused.
@discardableResult
func agree(to findings: [Finding]) throws(Failure) -> Accepted {
    let accepted = try Accepted(findings.filter { $0.severity == .confirm }.map(Accepted.flag))
    try Verdict.weigh(findings, accepted: accepted, ask: nil)
    return accepted
}
