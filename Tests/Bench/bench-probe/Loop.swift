import Glibc

/// `loop ADDRESS FILE`: the plain loop that every flashing program is compared with: read 1 MiB, write 1 MiB.
func loop(_ words: inout Words) throws {
    let phone = try PlainPhone(words.need("the address"))
    let path = try words.need("the file")
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Trouble.system("opening \(path)") }
    defer { close(file) }
    var left = UInt64(lseek(file, 0, SEEK_END))
    lseek(file, 0, SEEK_SET)
    let limit = try phone.limit()
    let piece = Piece()
    while left > 0 {
        let size = min(left, limit)
        try phone.download(size) { (wanted) throws(Trouble) in
            piece.count = unsafe read(file, piece.payload.baseAddress, wanted)
            guard piece.count > 0 else { throw Trouble.system("reading \(path)") }
            return piece
        }
        _ = try phone.ask("flash:super")
        left -= size
    }
    _ = try phone.ask("getvar:product")
}
