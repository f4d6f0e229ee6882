import FoundationEssentials
import Glibc

/// What installing the udev rule does, as data that can be shown before it is done.
public struct RuleInstall: Sendable, Equatable {
    /// The file that is written.
    public let path: String
    public let text: String
    /// The file that the old one is kept as; nil where there is none to keep.
    public let kept: String?
    /// What is run afterwards, so that phones that are plugged in have the rule, too.
    public let commands: [[String]]
    /// The rule is there already, and nothing is written.
    public let isThere: Bool
    private let root: String

    /// Looks at what is there. Writes nothing.
    /// - Parameter root: the folder that stands for `/`, without a slash at its end.
    public init(root: String = "") {
        self.root = root
        path = "/etc/udev/rules.d/\(UdevRule.name)"
        text = UdevRule.text
        switch UdevRule.standing(below: root) {
        case .installed: isThere = true
        case .missing, .differs: isThere = false
        }
        kept = !isThere && FileManager.default.fileExists(atPath: root + path) ? path + ".old" : nil
        commands = [
            ["udevadm", "control", "--reload"], ["udevadm", "trigger", "--subsystem-match=usb", "--action=add"],
        ]
    }

    /// Whether this user may write there.
    public var mayWrite: Bool {
        let folder = "\(root)/etc/udev/rules.d"
        return unsafe access(FileManager.default.fileExists(atPath: folder) ? folder : "\(root)/etc", W_OK) == 0
    }

    /// What to type to install the rule.
    static func command(_ program: String) -> String { "sudo \(program) doctor --install-rules" }

    /// The same for the program that runs.
    public static var command: String { command(program) }

    /// How sudo is told of this program: it has a search path of its own, so that a program from elsewhere is named whole.
    ///
    /// The page of the doctor is shown to others, so the home folder is written as the shell does.
    static var program: String {
        let home = unsafe getenv("HOME").map { unsafe String(cString: $0) } ?? ""
        guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
            return "restock"
        }
        if ["/usr/bin/restock", "/usr/local/bin/restock", "/bin/restock"].contains(path) { return "restock" }
        return HomePath.folded(path, home: home)
    }

    /// Writes the file, whole or not at all, and runs the commands.
    /// - Parameter run: runs one; its exit status, or nil where there is no such program.
    /// - Returns: what of the commands did not work, in words; nil when all did.
    /// - Throws: exit 1 when the file could not be written; what was there before is there still.
    public func perform(run: ([String]) -> Int32?) throws(Failure) -> String? {
        do {
            let target = root + path
            let folder = "\(root)/etc/udev/rules.d"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            if let kept {
                if FileManager.default.fileExists(atPath: root + kept) {
                    try FileManager.default.removeItem(atPath: root + kept)
                }
                try FileManager.default.copyItem(atPath: target, toPath: root + kept)
            }
            try Data(text.utf8).write(to: URL(filePath: target), options: .atomic)
            _ = unsafe chmod(target, 0o644)
        } catch {
            throw Failure(
                .failed, "\(path) cannot be written.", state: "No rule was changed.",
                next: "Is /etc read-only here? Then the rule has to go where this system keeps its configuration.")
        }
        let failed = commands.filter { run($0) != 0 }.map { $0.joined(separator: " ") }
        guard !failed.isEmpty else { return nil }
        return
            "The rule is written, but this did not work: \(failed.joined(separator: "; ")). A restart makes it count."
    }
}
