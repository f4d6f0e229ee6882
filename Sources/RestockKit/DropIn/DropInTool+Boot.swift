/// Boot images.
extension DropInTool {
    func boot(_ kernel: String, _ ramdisk: String?, _ second: String?) throws(DropInError) {
        try download(bootImage(kernel, ramdisk, second), as: "boot.img")
        try run(.boot, as: .booting)
    }

    /// The boot image that `boot` and `flash:raw` send: a file that is one already, as it is.
    func bootImage(_ kernel: String, _ ramdisk: String?, _ second: String?) throws(DropInError) -> DropInImage {
        let image = try DropInImage(path: kernel)
        let magic = try image.bytes(first: 8)
        guard magic == Array("ANDROID!".utf8) else {
            throw .stopped("'\(kernel)' is no boot image, and making one is not supported yet")
        }
        guard ramdisk == nil else { throw .stopped("cannot boot a boot.img *and* ramdisk") }
        return image
    }
}
