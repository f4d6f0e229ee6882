/// Something about the vbmeta images of a package that stock firmware does not have.
public struct AVBProblem: Sendable, Equatable {
    /// What is not as stock firmware has it; the raw values stand in JSON.
    public enum Kind: String, Sendable {
        /// The file is no vbmeta image at all.
        case notAVB = "not-avb"
        /// It begins like one and cannot be read.
        case malformed
        /// It can be read, but the phone's libavb does not accept it.
        case notAccepted = "not-accepted"
        /// It is signed by an algorithm, or made for a libavb, that restock does not know.
        case notChecked = "not-checked"
        /// Nobody signed it.
        case unsigned
        /// The signature in it is not that of the key in it.
        case signature
        /// Its flags switch verification off.
        case verificationDisabled = "verification-disabled"
        /// An image has another digest than is named.
        case digest
        /// A chained vbmeta is missing in its image, or has another key than is named.
        case chain
    }

    /// What is not as it should be.
    public let kind: Kind
    /// What was read, from where.
    public let evidence: String
}

extension AVBError {
    /// What an image that fails so is called. One made for a newer libavb may be sound.
    var kind: AVBProblem.Kind {
        switch self {
        case .notAVB: .notAVB
        case .version(1, _): .notChecked
        default: .malformed
        }
    }
}
