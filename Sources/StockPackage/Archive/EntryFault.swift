/// What is wrong with one entry of a package.
public enum EntryFault: Equatable, Sendable, CustomStringConvertible {
    case parentFolder, absolutePath, controlCharacter, emptyName, unreadableName
    case tooLong, tooDeep
    case link, hardLink, device, sparse, noSize

    public var description: String {
        switch self {
        case .parentFolder: "its path leads upwards (..)"
        case .absolutePath: "its path is absolute"
        case .controlCharacter: "its name has control characters"
        case .emptyName: "it has no name"
        case .unreadableName: "its name is not UTF-8"
        case .tooLong: "its path has more than 4096 bytes"
        case .tooDeep: "its path has more than 64 parts"
        case .link: "it is a symbolic link"
        case .hardLink: "it is a hard link"
        case .device: "it is neither a file nor a folder"
        case .sparse: "it is a sparse tar entry"
        case .noSize: "it does not say how large it is"
        }
    }
}
