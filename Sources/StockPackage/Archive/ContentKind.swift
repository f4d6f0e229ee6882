import Images

/// What a file is by its first bytes. Names are not asked: users rename packages.
enum ContentKind: Equatable {
    case gzip
    case tar
    /// An update package, or anything else in a .zip.
    case zip
    /// The payload of an update package.
    case payload
    /// Something else, in words.
    case other(String)

    /// What is said of bytes that are nothing known.
    static let unknown = "it is neither a .tgz, nor a .tar, nor a folder"
    /// How many bytes it takes to tell.
    static let bytesNeeded = 512

    init(_ head: [UInt8]) {
        func begins(_ bytes: [UInt8]) -> Bool { head.starts(with: bytes) }
        if begins([0x1F, 0x8B]) {
            self = .gzip
        } else if head.count >= 512, head[257..<262].elementsEqual("ustar".utf8) {
            self = .tar
        } else if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) {
            self = .zip
        } else if begins(Array("CrAU".utf8)) {
            self = .payload
        } else if begins([0x3A, 0xFF, 0x26, 0xED]) {
            self = .other("it is a single sparse image")
        } else if begins(Array("ANDROID!".utf8)) {
            self = .other("it is a single boot image")
        } else if begins([0xFD, 0x37, 0x7A, 0x58, 0x5A]) {
            self = .other("it is an .xz file")
        } else if begins([0x28, 0xB5, 0x2F, 0xFD]) {
            self = .other("it is a .zst file")
        } else if begins(Array("BZh".utf8)) {
            self = .other("it is a .bz2 file")
        } else if begins([0x37, 0x7A, 0xBC, 0xAF]) {
            self = .other("it is a .7z file")
        } else if begins(Array("Rar!".utf8)) {
            self = .other("it is a .rar file")
        } else if begins(Array("<!DOCTYPE".utf8)) || begins(Array("<html".utf8)) {
            self = .other("it is a web page; the download went wrong")
        } else {
            self = .other(Self.unknown)
        }
    }

    /// Why it is no fastboot package, in words; nil where it may be one.
    var isNoPackage: String? {
        switch self {
        case .gzip, .tar: nil
        case .zip: "it is a .zip, which is a recovery package; `restock sideload` is for those"
        case .payload: "it is the payload.bin of a recovery package"
        case .other(let what): what
        }
    }

    /// What `file` is.
    init(of file: OpenFile) throws(ImageError) {
        var head = [UInt8](repeating: 0, count: Self.bytesNeeded)
        let source = FileSource(file)
        var failure: ImageError?
        let got = unsafe head.withUnsafeMutableBytes { buffer in
            do throws(ImageError) {
                return try unsafe source.readFully(into: buffer)
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        self.init(Array(head[..<got]))
    }
}
