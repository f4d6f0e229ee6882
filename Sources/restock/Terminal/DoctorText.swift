import Bytes
import RestockKit
import USB

/// The page that `doctor` prints.
struct DoctorText {
    let words: Words
    let showSerials: Bool
    private let column = 14

    func render(_ report: DoctorReport) -> String {
        var blocks = ["This computer\n" + table(computer(report.snapshot))]
        if let package = report.snapshot.package { blocks.append("Package\n" + table(self.package(package))) }
        blocks += report.snapshot.phones.map { "Phone at \($0.address)\n" + table(phone($0)) }
        blocks += report.findings.map(finding)
        blocks.append(verdict(report))
        return blocks.joined(separator: "\n\n")
    }

    private func table(_ rows: [(String, String)]) -> String {
        Words(width: words.width, colour: false).table(rows.map { ("  " + $0.0, $0.1) }, column: column)
    }

    private func computer(_ snapshot: DoctorSnapshot) -> [(String, String)] {
        let buses = snapshot.buses == 1 ? "1 bus" : "\(snapshot.buses) buses"
        let others = snapshot.otherDevices == 1 ? "1 other device" : "\(snapshot.otherDevices) other devices"
        let place =
            [
                snapshot.container.map { "a container (\($0))" },
                snapshot.virtualMachine.map { "a virtual machine (\($0))" },
            ]
            .compactMap(\.self).joined(separator: " in ")
        return [
            ("restock", snapshot.restock.replacing("restock ", with: "")),
            ("system", "\(snapshot.distribution), \(snapshot.kernel)"),
            ("libusb", snapshot.libusb),
        ] + (place.isEmpty ? [] : [("runs in", place)]) + [
            (
                "USB",
                !snapshot.hasUSB || snapshot.buses == 0
                    ? "none" : "\(buses), \(others)" + (snapshot.hasNodes ? "" : ", no /dev/bus/usb")
            ),
            ("udev rule", rule(snapshot)),
            ("user", (snapshot.isRoot ? "root" : "not root") + (snapshot.isRemote ? ", over ssh" : "")),
        ]
            + snapshot.places.map { place in
                let free = place.free.map { "\(describe(bytes: $0)) free" } ?? "free space unknown"
                return (
                    place.name, place.path.map { "\($0), \(place.isWritable ? free : "not writable")" } ?? "no place"
                )
            }
    }

    private func rule(_ snapshot: DoctorSnapshot) -> String {
        let others = snapshot.otherRules.isEmpty ? "" : "; others: \(snapshot.otherRules.joined(separator: ", "))"
        let standing =
            switch snapshot.rule {
            case .missing: "not installed"
            case .installed(let path): path
            case .differs(let path): "\(path), with another text"
            }
        return standing + others + (snapshot.hasUdev ? "" : "; udev does not run")
    }

    private func package(_ package: DoctorSnapshot.Package) -> [(String, String)] {
        [
            ("file", package.file), ("kind", package.kind ?? "none that restock knows"),
            ("size", package.bytes.map { describe(bytes: $0) } ?? "unknown"),
            ("for", package.codename ?? "its name does not say"),
            ("version", package.version ?? "its name does not say"),
        ]
    }

    private func phone(_ phone: DoctorSnapshot.Phone) -> [(String, String)] {
        let sight = phone.sight
        let access =
            switch sight.access {
            case _ where !phone.mode.isSpoken: "restock does not speak this mode"
            case .ok: "can be opened"
            case .noPermission: "no permission"
            case .noNode: "its device node is missing"
            case .claimed(let holder): "held by \(holder ?? "another program")"
            }
        let port =
            switch sight.port {
            case .usb2: "a USB 2 port"
            case .usb3: "a USB 3 port"
            case .unknown: "a port of unknown kind"
            }
        let hubs =
            switch sight.hubs {
            case 0: ""
            case 1: ", behind a hub"
            default: ", behind \(sight.hubs) hubs"
            }
        return [
            ("mode", phone.mode.words), ("id", sight.id),
            ("serial", sight.serial.map { showSerials ? $0 : Redaction.serial($0) } ?? "none"),
            ("speed", "\(sight.speed.map { "\($0)" } ?? "unknown"), \(port)\(hubs)"), ("access", access),
        ]
    }

    private func finding(_ finding: DoctorFinding) -> String {
        let isProblem = finding.severity == .problem
        let mark = words.paint(isProblem ? "PROBLEM" : "NOTE", isProblem ? "1;31" : "1;36")
        return
            ([
                "\(mark) (\(finding.id.rawValue))", words.wrap(finding.sentence, indent: 2),
                words.wrap(finding.advice, indent: 4),
            ] + (finding.command.map { ["      \(Words.plain($0))"] } ?? [])).joined(separator: "\n")
    }

    private func verdict(_ report: DoctorReport) -> String {
        let problems = report.findings.count { $0.severity == .problem }
        let ready = report.snapshot.phones.count { $0.mode.isSpoken }
        let said =
            switch report.outcome {
            case .noPhone: "Nothing stands in the way, but no phone is there to speak with."
            case .done:
                "All is well: \(ready == 1 ? "one phone is" : "\(ready) phones are") there to speak with."
            default: problems == 1 ? "One thing stands in the way." : "\(problems) things stand in the way."
            }
        return words.wrap(said)
    }

    /// What installing the rule does, before it is done.
    func install(_ plan: RuleInstall) -> String {
        var lines = [words.wrap("This file is going to be written, \(plan.path):"), ""]
        // As it is: it is going to be written like this.
        lines += plan.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
            $0.isEmpty ? "" : "    \($0)"
        }
        lines.append("")
        if let kept = plan.kept { lines.append(words.wrap("The one that is there is kept as \(kept).")) }
        lines.append("Then these are run:")
        lines += plan.commands.map { "    " + $0.joined(separator: " ") }
        return lines.joined(separator: "\n")
    }
}
