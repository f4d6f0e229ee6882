import Transport

/// What can go wrong between this program, the adb server, and a phone that has been started.
public enum AdbServerError: Error {
    /// Nobody listens there.
    case notRunning(AdbServerAddress, reason: String)
    /// The server, or the phone behind it, said nothing within the limit.
    case silent(doing: String, after: Duration)
    /// The connection broke, or what came is not the language of an adb server. The text says what came.
    case malformed(String)
    /// The server refused a request, in its own words.
    case refused(request: String, reason: String)
    /// The server knows no such phone.
    case notFound(serial: String)
    /// The server sees the phone, but it cannot be asked anything in this state.
    case notReady(serial: String, AdbDevice.State)
    /// The answer is longer than any that is known, so it was not read to its end.
    case tooLong(request: String, limit: Int)
    /// An environment variable that names no address.
    case badAddress(variable: String, value: String)
}

extension AdbServerError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notRunning(let address, let reason): "no adb server answers at \(address): \(reason)"
        case .silent(let doing, let limit): "the adb server was silent for \(limit.inWords) while \(doing)"
        case .malformed(let what): "what answers is no adb server: \(what)"
        case .refused(let request, let reason): "the adb server refused \(request): \(reason)"
        case .notFound(let serial): "the adb server sees no phone \(serial)"
        case .notReady(let serial, let state): "the adb server sees \(serial), but it is \(state)"
        case .tooLong(let request, let limit): "the answer to \(request) is longer than \(limit) bytes"
        case .badAddress(let variable, let value): "\(variable) is \"\(value)\", which is no tcp:HOST:PORT or port"
        }
    }

    /// What to do about it, in whole sentences.
    public var advice: String {
        switch self {
        case .notRunning: "Start it: adb start-server. Then run the same command again."
        case .silent, .malformed: "Restart the adb server: adb kill-server, then adb start-server."
        case .refused, .tooLong: "Unplug the phone, plug it in again, and try once more."
        case .notFound: "Is USB debugging on, and the cable in? `adb devices` lists what the server sees."
        case .notReady(_, let state): state.advice
        case .badAddress(let variable, _): "Correct \(variable), or unset it."
        }
    }
}
