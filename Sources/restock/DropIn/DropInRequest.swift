import RestockKit

/// What a command line asks for: of this computer, or of a phone.
enum DropInRequest: Equatable {
    case help
    case version
    /// A phone on the network is remembered.
    case connect(String)
    /// One is forgotten; nil is all.
    case disconnect(String?)
    /// - Parameter long: with where each phone is attached.
    case devices(long: Bool)
    case phone(DropInLine, DropInChoice)
}

/// Which phone is meant, and what its owner agreed to.
struct DropInChoice: Equatable {
    /// `-s`.
    var phone: String?
    /// `--restock-accept`, which AOSP's `fastboot` does not have.
    var accepts: [String] = []
    /// `--restock-wait`, in seconds.
    var patience: Int?
}
