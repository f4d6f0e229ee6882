import Fastboot
import Images
import Safety
import StockPackage

/// Why a step could not be done; the cause is kept.
enum StepError: Error, CustomStringConvertible {
    case fastboot(FastbootError)
    /// A write that the phone had accepted before this step failed.
    case earlierWrite(FastbootError)
    case image(String, ImageError)
    case package(PackageError)
    case missing(String)
    case unknownTarget(String)
    /// Never sent, whoever asks for it.
    case forbidden(ForbiddenCommand)
    case stopped

    /// Whether the connection is to blame.
    var isLoss: Bool {
        switch self {
        case .fastboot(let error), .earlierWrite(let error): error.isLoss || error.isDisconnect
        default: false
        }
    }

    var description: String {
        switch self {
        case .fastboot(let error), .earlierWrite(let error): "\(error)"
        case .image(let path, let error): "\(path): \(error)"
        case .package(let error): "\(error)"
        case .missing(let path): "the package no longer holds \(path)"
        case .unknownTarget(let name): "\(name) is no reboot target"
        case .forbidden(let command): "\(command)"
        case .stopped: "stopped on request"
        }
    }
}
