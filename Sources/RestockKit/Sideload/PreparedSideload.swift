import Journal
import Plan
import Recovery
import Safety
import StockPackage

/// Everything up to the first block: the package read whole, the recovery asked, the gates heard.
public final class PreparedSideload {
    public let package: SideloadPackage
    public let session: RecoverySession
    public let validation: ValidationFile?
    public let input: SideloadInput
    private let erases: Bool
    public let findings: [Finding]
    /// A flash of this phone that is still to be finished.
    public let unfinished: UnfinishedFlash?

    public var phone: RecoveryPhone { session.phone }

    /// - Parameters:
    ///   - erases: the owner says that the server said so, where the file holds the token alone.
    ///   - key: checks the token before it is sent, where the owner has the key that signs them.
    ///   - memory: which token was used for which package before.
    ///   - place: where the journal is that may know of an unfinished flash.
    public init(
        _ package: SideloadPackage, on session: RecoverySession, validation: ValidationFile?, erases: Bool = false,
        key: TokenKey? = nil, memory: TokenMemory?, journal place: StatePlace? = nil
    ) {
        self.package = package
        self.session = session
        // A recovery that is not Xiaomi's is not shown the token.
        self.validation = session.phone.isMiAssistant ? validation : nil
        self.erases = self.validation.map { $0.erases ?? erases } ?? false
        let phone = session.phone
        unfinished = .find(of: phone, in: place)
        let token: SideloadInput.Token
        if !phone.isMiAssistant {
            token = .notWanted
        } else if let validation {
            let prints = [validation.fingerprint] + validation.writtenFingerprints
            let used = prints.lazy.compactMap { memory?.package(for: $0) }.first
            if let sha1 = validation.sha1 {
                token = .names(sha1: sha1)
            } else if let used, used != package.facts.md5 {
                token = .usedFor(md5: used)
            } else {
                token = .silent
            }
        } else {
            token = .missing
        }
        input = SideloadInput(
            package: package.facts, variant: phone.variant ?? phone.helloDevice, codename: phone.codename,
            serial: phone.serial, installed: phone.installed, token: token,
            proof: self.validation.flatMap { key?.proof(of: $0.token.text) } ?? .notAsked,
            serverErases: self.erases, lastFlash: unfinished.lastFlash)
        findings = sideloadFindings(input)
    }

    /// The service's own part of the token.
    var wire: RecoveryService.Validation? {
        validation.map { RecoveryService.Validation(token: $0.token, erases: erases) }
    }
}

/// Reads a recovery package and verifies all of it.
/// - Throws: exit 1: there is no such file, or it is none. Exit 2: it is damaged.
public func readSideload(_ path: String, progress: ((UInt64, UInt64) -> Void)? = nil) throws(Failure) -> SideloadPackage
{
    try checkFinished(path)
    do throws(OTAError) {
        return try SideloadPackage(path: path, progress: progress)
    } catch {
        throw Failure(error, reading: path)
    }
}
