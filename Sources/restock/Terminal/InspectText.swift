import Bytes
import DeviceNames
import Plan
import RestockKit
import Safety
import StockPackage

/// The page that `inspect` prints.
struct InspectText {
    let width: Int
    /// The plan as what is written and erased, and not step by step.
    var isShort = false

    func render(_ facts: PackageFacts, findings: [Finding]) -> String {
        let words = Words(width: width, colour: false)
        let expanded = facts.images.reduce(0) { $0 + $1.expandedBytes }
        let rows: [(String, String)] =
            [
                (
                    "for",
                    facts.products.isEmpty ? "not said" : facts.products.map(DeviceName.beside).joined(separator: ", ")
                ),
                ("version", facts.version ?? "not said"),
                (
                    "region",
                    (facts.region.map { "\($0) (\($0.rawValue))" } ?? "not said")
                        + (facts.carrier.map { ", carrier \($0)" } ?? "")
                ),
                ("Android", facts.android ?? "not said"),
                ("anti-rollback", facts.antiRollback.map { "\($0)" } ?? "not declared"),
                (
                    "images",
                    "\(facts.images.count), \(describe(bytes: facts.images.reduce(0) { $0 + $1.bytes })), \(describe(bytes: expanded)) on the phone"
                ),
                ("offers", facts.modes.map(\.mode.rawValue).joined(separator: ", ")),
            ] + build(facts) + digest(facts)
        var parts = [words.table(rows, column: 15)]
        let unverified = facts.images.filter(\.verifiedBy.isEmpty).map(\.file)
        if !facts.images.isEmpty {
            parts.append(
                words.wrap(
                    unverified.isEmpty
                        ? "Every image agrees with the digests of the package."
                        : "No digest in the package covers: \(unverified.joined(separator: ", "))."))
        }
        parts.append(AVBText(words: words).render(facts.avb))
        if let first = facts.modes.first {
            parts.append(steps(first, facts))
            let others = facts.modes.dropFirst().map { words.wrap(difference($0, from: first)) }
            if !others.isEmpty { parts.append(others.joined(separator: "\n")) }
        }
        if !facts.nameRemarks.isEmpty {
            parts.append(
                words.wrap("Remarks on the name (restock goes by what is in the package):") + "\n"
                    + facts.nameRemarks.map { words.wrap($0, indent: 2) }.joined(separator: "\n"))
        }
        if !facts.remarks.isEmpty {
            parts.append(
                words.wrap(
                    "Remarks on the scripts (what they check, restock checks by itself; it does not rely on them):")
                    + "\n"
                    + remarks(facts.remarks).map { words.wrap($0, indent: 2) }.joined(separator: "\n"))
        }
        // Consents to a flash are asked for when there is one; what is odd about the package itself belongs here.
        let shown = findings.filter {
            $0.severity == .refuse || $0.severity == .confirm && $0.gate == .packageAuthenticity
        }
        parts += shown.map { words.finding($0) }
        parts.append(words.wrap(verdict(facts, findings)))
        return parts.joined(separator: "\n\n")
    }

    /// Said only of what is not an ordinary build.
    private func build(_ facts: PackageFacts) -> [(String, String)] {
        guard facts.isRootBuild, let build = facts.build else { return [] }
        return [("build", "\(build), by the name: with root, and not made for owners")]
    }

    /// The MD5 of a .tgz, and whether its name had something to compare it with.
    private func digest(_ facts: PackageFacts) -> [(String, String)] {
        guard facts.kind == .tgz, let md5 = facts.md5 else { return [] }
        guard let prefix = PackageName(facts.fileName)?.md5Prefix else {
            return [("MD5", "\(md5); the file's name does not say it, so compare it with the site's")]
        }
        return [("MD5", md5 + (md5.hasPrefix(prefix) ? ", as the file's name says" : ""))]
    }

    /// The last word.
    private func verdict(_ facts: PackageFacts, _ findings: [Finding]) -> String {
        let own = findings.filter { $0.gate == .packageAuthenticity }
        if isUnfit(facts, findings) {
            let damage = findings.first { $0.gate == .packageIntegrity && $0.severity == .refuse }
            return (damage.map { "\($0.sentence) Download it again. " } ?? "") + "Do not flash this package."
        }
        if own.contains(where: { $0.severity == .confirm }) {
            return
                "The package is undamaged as far as it can be checked, and it is not what stock packages are: read above."
        }
        let intact = "The package is intact as far as it can be checked."
        if findings.contains(where: { $0.severity == .refuse }) {
            return "\(intact) Do not lock the bootloader with it."
        }
        return facts.avb?.root == nil
            ? "\(intact) It bears no signature." : "\(intact) Whose key signed its vbmeta cannot be checked."
    }

    /// What a mode does, each guarded step with its guard.
    private func steps(_ mode: PackageMode, _ facts: PackageFacts) -> String {
        guard let plan = Planner(package: facts).plan(mode.mode, for: nil) else { return "" }
        let words = Words(width: width, colour: false)
        if isShort { return words.summary(plan, more: "--steps") }
        let lines = words.plan(plan).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // Without a phone no step is left out, and no line of a step is folded.
        guard lines.count == plan.steps.count + 1, plan.steps.count == mode.steps.count else { return words.plan(plan) }
        let guarded = zip(lines.dropFirst(), mode.steps).map { line, step in
            words.hang(line + (step.condition.map { ", if \($0)" } ?? ""), indent: "\(plan.steps.count)".count + 4)
        }
        return ([lines[0]] + guarded).joined(separator: "\n")
    }

    /// What another mode does that the first does not, and what it leaves out.
    private func difference(_ mode: PackageMode, from first: PackageMode) -> String {
        let theirs = mode.steps.map { "\(StepName($0))" }
        let ours = first.steps.map { "\(StepName($0))" }
        let more = theirs.filter { !ours.contains($0) }
        let less = ours.filter { !theirs.contains($0) }
        let aside = [
            less.isEmpty ? nil : "without: \(less.joined(separator: ", "))",
            more.isEmpty ? nil : "with: \(more.joined(separator: ", "))",
        ].compactMap(\.self).joined(separator: "; ")
        return "Mode \(mode.mode.rawValue): the same" + (aside.isEmpty ? "." : ", \(aside).")
    }

    /// The scripts of a package repeat each other: what several say is said once.
    private func remarks(_ all: [String]) -> [String] {
        var places: [(text: String, count: Int, first: String)] = []
        for remark in all {
            let halves = remark.split(separator: ": ", maxSplits: 1).map(String.init)
            let (place, text) = halves.count == 2 ? (halves[0], halves[1]) : ("", remark)
            if let index = places.firstIndex(where: { $0.text == text }) {
                places[index].count += 1
            } else {
                places.append((text, 1, place))
            }
        }
        return places.map { entry in
            let more = entry.count > 1 ? " and \(entry.count - 1) more" : ""
            return entry.first.isEmpty ? entry.text : "\(entry.first)\(more): \(entry.text)"
        }
    }
}

/// A step in a few words, without its file.
private struct StepName: CustomStringConvertible {
    let description: String

    init(_ step: ScriptStep) {
        description =
            switch step.action {
            case .flash(let partition, _): "flash \(partition)"
            case .lock: "lock the bootloader"
            default: "\(step.action)"
            }
    }
}
