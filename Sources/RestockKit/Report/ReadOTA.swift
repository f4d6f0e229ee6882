import StockPackage

/// Reads an update package (an OTA .zip or a payload alone) and verifies all of it.
/// - Throws: exit 1: there is no such file, or it is none. Exit 2: it is damaged, or is no full update.
public func readOTA(_ path: String, progress: ((UInt64, UInt64) -> Void)? = nil) throws(Failure) -> OTAPackage {
    try checkFinished(path)
    do throws(OTAError) {
        return try OTAPackage(path: path, progress: progress)
    } catch {
        throw Failure(error, reading: path)
    }
}

extension Failure {
    /// As with other packages: what is none has failed, what is damaged has been refused.
    init(_ error: OTAError, reading path: String) {
        switch error {
        case .unreadable(_, let cause) where cause.isOfSystem: self.init(cause, "\(error)", reading: path)
        case .notOTA, .notRecovery: self.init(.failed, "\(error)", next: error.advice)
        default: self.init(.refused, "\(error)", next: error.advice)
        }
    }
}

extension OTAError {
    /// What to do about it.
    var advice: String {
        switch self {
        case .notOTA, .payload(.notPayload), .payload(.version):
            """
            restock reads full OTA packages with a payload.bin (a .zip), and fastboot packages (a .tgz). Official recovery packages of any kind \
            can be sent to the phone's own recovery: restock sideload.
            """
        case .payload(.incremental):
            "Look for the package of the same version that is called full, or for the fastboot .tgz."
        case .payload(.operation(_, _, .unknownType)):
            "If the file agrees with the checksum of its source, restock is too old for it."
        case .notRecovery:
            """
            restock sideload takes an official recovery package, a .zip from Xiaomi for this phone, such as
            miui_LIUQIN_V14.0.6.0.TMYCNXM_0123456789_13.0.zip
            A fastboot package (.tgz) is for: restock flash PACKAGE.tgz
            """
        case .changed: "Let the download end first."
        case .unreadable: "Is it the right file, and may it be read?"
        default: "Download it again, and compare its MD5 with what the site says."
        }
    }
}
