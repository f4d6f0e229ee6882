import Plan
import StockPackage

extension Gate {
    static let packageIntegrity = Gate(
        id: .packageIntegrity,
        reads:
            "every byte of the package: gzip checksum, the MD5 in the name, md5sum.xml, the CRC lists, sparse headers",
        why: "a damaged image that is found halfway leaves a phone that does not start",
        judge: { input in
            input.package.problems(for: input.plan.mode).filter { $0.kind == .integrity }.map(Finding.init)
        })

    static let unknownStep = Gate(
        id: .unknownStep,
        reads: "the flash script, .sh or, where there is none, .bat",
        why: "a line that is not understood could do anything to the phone",
        judge: { input in
            input.package.problems(for: input.plan.mode).filter { $0.kind == .unknownStep }.map(Finding.init)
        })
}

extension Finding {
    /// What to do about a package that is damaged.
    static let downloadAgain = """
        Download the package again from the official address, compare its MD5 with what the site says, and do not rename or repack it.
        """

    /// The finding for a problem of a package, for the mode that it stands in the way of.
    public init(_ problem: PackageProblem) {
        switch problem.kind {
        case .integrity:
            self.init(
                .packageIntegrity, .refuse, problem.sentence, evidence: problem.evidence,
                advice: Finding.downloadAgain)
        case .unknownStep:
            self.init(
                .unknownStep, .refuse, problem.sentence, evidence: problem.evidence,
                advice: "Use an unmodified package. If this one is, report the line, so that it can be learned.")
        }
    }
}
