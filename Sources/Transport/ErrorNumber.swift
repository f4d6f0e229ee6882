import Glibc

/// The C name of an error number that a socket may give, such as `ECONNREFUSED`; else the number.
func errorName(_ code: Int32) -> String {
    switch code {
    case EACCES: "EACCES"
    case EADDRNOTAVAIL: "EADDRNOTAVAIL"
    case EBADF: "EBADF"
    case EINVAL: "EINVAL"
    case EMFILE: "EMFILE"
    case ENFILE: "ENFILE"
    case ENOBUFS: "ENOBUFS"
    case ENOMEM: "ENOMEM"
    case ENOTSOCK: "ENOTSOCK"
    case EPERM: "EPERM"
    default: "error \(code)"
    }
}

/// What the C library says an error number means, in lower case at the start: `connection refused`.
func errorText(_ code: Int32) -> String {
    // glibc keeps this text per thread since 2.32.
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    let words = unsafe String(cString: text)
    return words.prefix(1).lowercased() + words.dropFirst()
}
