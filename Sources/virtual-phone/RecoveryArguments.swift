import ArgumentParser
import VirtualPhone

/// The options of a phone's recovery.
struct RecoveryArguments: ParsableArguments {
    @Option(help: "What the phone's recovery offers: mi-assistant or sideload (AOSP's).")
    var recovery: RecoveryKind?

    @Option(help: "A habit of the recovery, such as `twice` or `small-maxdata`. May be repeated.")
    var quirk: [RecoveryQuirk] = []

    @Option(help: "How long the recovery is silent with --quirk sleeps, in milliseconds.")
    var sleep: Int?

    @Option(help: "What the recovery says to a question, as NAME=TEXT: getdevice=liuqin_eea_global. May be repeated.")
    var answer: [String] = []

    func validate() throws {
        if let sleep, sleep < 0 { throw ValidationError("--sleep is a number of milliseconds") }
        for text in answer where !text.contains("=") { throw ValidationError("--answer wants NAME=TEXT, not \(text)") }
    }

    /// Puts them into the options of a phone that starts in `mode`.
    func apply(to options: inout DeviceOptions, startingIn mode: StartMode) {
        options.recovery = mode.recovery ?? recovery
        options.quirks = Set(quirk)
        if let sleep { options.sleepTime = .milliseconds(sleep) }
        for text in answer {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            options.serviceAnswers[String(parts[0])] = String(parts[1])
        }
    }
}

/// The mode that a phone begins in.
enum StartMode: String, CaseIterable, ExpressibleByArgument {
    case fastboot
    case fastbootd
    case miAssistant = "mi-assistant"
    case sideload

    /// What the recovery offers, where the phone begins in recovery.
    var recovery: RecoveryKind? {
        switch self {
        case .miAssistant: .miAssistant
        case .sideload: .sideload
        case .fastboot, .fastbootd: nil
        }
    }

    var mode: DeviceMode {
        switch self {
        case .fastboot: .fastboot
        case .fastbootd: .fastbootd
        case .miAssistant, .sideload: .recovery
        }
    }
}

extension RecoveryKind: ExpressibleByArgument {}
extension RecoveryQuirk: ExpressibleByArgument {}
