import Foundation
import Testing
import VirtualPhone

/// One situation in which a phone could be lost, and what must stop it in each mode.
struct HazardRow: CustomTestStringConvertible, Sendable {
    /// The number of the hazard; the names stand above each group of the table.
    let number: Int
    let situation: String
    var package = "liuqin"
    /// The profile of the phone, where it is another one than the package's.
    var onto: String?
    var phone: [String] = []
    var flaws: [PackageFlaw] = []
    var edits: [ScriptEdit] = []
    /// Another name for the unpacked package, which some are judged by.
    var renamed: String?
    /// What the phone's recovery answered before, and restock remembers: `getromzone=2`.
    var recovery: [String] = []
    let clean: Expected
    let keepData: Expected
    let cleanLock: Expected
    /// `restock wipe --via fastboot`. It takes no package, so that only what the phone brings with it can be one of its hazards.
    var wipe = Expected.withPackageOnly

    var testDescription: String { "\(number): \(situation)" }

    /// What a cell of the table expects.
    enum Expected: Sendable, Equatable {
        /// Refused by this gate, whatever is consented to.
        case refuse(String)
        /// Not done when everything is consented to but this.
        case confirm(String)
        /// Said, and the flash may go on.
        case note(String)
        /// Nothing of this gate: the hazard is none in this mode.
        case silent(String)
        /// A damaged package, so there is no plan to judge.
        case unreadable
        /// No package at all.
        case nothing
        /// The mode is not on offer, since its script cannot be read; the refusal names the gate.
        case noMode(String)
        /// The hazard comes with a package, and this takes none.
        case withPackageOnly
    }

    /// The row with its cell for a wipe.
    func wiping(_ expected: Expected) -> HazardRow {
        var row = self
        row.wipe = expected
        return row
    }
}

/// One command line in the place of AOSP's `fastboot`: it knows one partition and no package.
struct CommandHazard: CustomTestStringConvertible, Sendable {
    let number: Int
    let situation: String
    /// `@` stands for the path of an image of 128 KiB.
    let words: String
    var codename = "liuqin"
    var phone: [String] = []
    let expected: Expected

    var testDescription: String { "\(number): \(situation)" }

    enum Expected: Sendable, Equatable {
        /// Refused whatever is consented to, before the phone is changed; says this.
        case refuse(String)
        /// Refused without this consent, before the phone is changed.
        case consent(String)
        /// The phone says no, and is as it was; its words.
        case phoneRefuses(String)
        /// Done, as the original does it: one command tells nothing of the hazard.
        case done
    }
}

/// A stock script that its owner runs, with restock as the `fastboot` on the PATH.
struct ScriptHazard: CustomTestStringConvertible, Sendable {
    let number: Int
    let situation: String
    var script = "flash_all.sh"
    var onto = "liuqin"
    var phone: [String] = []
    var flaws: [PackageFlaw] = []
    var edits: [ScriptEdit] = []
    let expected: Expected

    var testDescription: String { "\(number): \(situation)" }

    enum Expected: Sendable, Equatable {
        /// The script's own check says this and ends it.
        case scriptStops(String)
        /// The first line that would leave the phone without its start is refused.
        case consent(String)
        /// Its first line that changes the phone is refused for this reason, whatever was agreed to.
        case untouched(String)
        /// With the consents that there are the script goes as far as this line; the phone never hears the command.
        case never(String)
    }
}

/// A change of the flash scripts in an unpacked package.
struct ScriptEdit: Sendable {
    enum Change: Sendable {
        /// Every line that holds this text goes.
        case drop(String)
        case replace(String, with: String)
        /// The file goes.
        case remove
    }

    /// The files whose names begin and end with these.
    var begins = "flash_all"
    var ends = ""
    let change: Change

    func apply(to folder: String) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder)
        where name.hasPrefix(begins) && name.hasSuffix(ends) {
            let path = "\(folder)/\(name)"
            switch change {
            case .remove: try FileManager.default.removeItem(atPath: path)
            case .drop(let text):
                // By bytes: to a String the line end of a batch file is one character, and no "\n".
                let lines = try Data(contentsOf: URL(filePath: path)).split(
                    separator: 10, omittingEmptySubsequences: false)
                let kept = lines.filter { !String(decoding: $0, as: UTF8.self).contains(text) }
                try Data(kept.joined(separator: [10])).write(to: URL(filePath: path))
            case .replace(let text, let other):
                try String(contentsOfFile: path, encoding: .utf8).replacingOccurrences(of: text, with: other).write(
                    toFile: path, atomically: true, encoding: .utf8)
            }
        }
    }
}

/// A line of a script that does one command, with its check, in either dialect.
func scriptLine(_ command: String, _ image: String? = nil) -> PackageFlaw {
    let shell = image.map { " $(dirname $0)/images/\($0)" } ?? ""
    let batch = image.map { " %~dp0images\\\($0)" } ?? ""
    return .extraLine(
        sh: "fastboot $* \(command)\(shell)\nif [ $? -ne 0 ] ; then echo \"error\"; exit 1; fi",
        bat: "fastboot %* \(command)\(batch) || @echo \"error\" && exit /B 1")
}
