import Plan

/// Whether a phone is the one that an earlier run was interrupted on. Its serial number and product have been compared before; this is
/// about what they do not prove.
/// - Parameters:
///   - address: where the phone of the earlier run was.
///   - run: the number of that run, for the owner.
/// - Returns: nothing when it is the same phone at the same place.
public func samePhoneAgain(address: String, run: Int64, now: PhoneFacts) -> [Finding] {
    guard now.serial != nil else {
        return [
            Finding(
                .samePhone, .confirm,
                "This phone says no serial number, so nothing proves that it is the one that run \(run) was interrupted on.",
                evidence: "getvar serialno: no answer; it is at \(now.address), as the phone of that run was",
                advice: "Go on only if no other phone of this model has been on this port since.", consentWord: "same")
        ]
    }
    guard now.address != address else { return [] }
    return [
        Finding(
            .samePhone, .confirm, "The phone is at another place than in run \(run), which was interrupted.",
            evidence: "serial number and product are those of that run; it was at \(address) and is at \(now.address)",
            advice: """
                A serial number is not always one phone's alone. Go on if you have moved this phone to another port yourself.
                """, consentWord: "same")
    ]
}
