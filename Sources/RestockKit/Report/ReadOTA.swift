import StockPackage

/// Reads an update package (an OTA .zip or a payload alone) and verifies all of it.
/// - Throws: exit 2: it is none, is damaged, or is no full update.
public func readOTA(_ path: String, progress: ((UInt64, UInt64) -> Void)? = nil) throws(Failure) -> OTAPackage {
    do throws(OTAError) {
        return try OTAPackage(path: path, progress: progress)
    } catch {
        throw Failure(.refused, "\(error)", next: error.advice)
    }
}

extension OTAError {
    /// What to do about it.
    var advice: String {
        switch self {
        case .notOTA, .payload(.notPayload), .payload(.version):
            "restock reads full OTA packages with a payload.bin (a .zip), and fastboot packages (a .tgz)."
        case .payload(.incremental):
            "Look for the package of the same version that is called full, or for the fastboot .tgz."
        case .payload(.operation(_, _, .unknownType)):
            "If the file agrees with the checksum of its source, restock is too old for it."
        case .notRecovery: "restock sideload wants an official recovery package: a .zip of Xiaomi's for this phone."
        case .changed: "Let the download end first."
        case .unreadable: "Is it the right file, and may it be read?"
        default: "Download it again, and compare it with the checksum that its source gives."
        }
    }
}
