/// Boot images.
extension DropInTool {
    func boot(_ kernel: String, _ ramdisk: String?, _ second: String?) throws(DropInError) {
        try download(bootImage(kernel, ramdisk, second), as: "boot.img")
        try run(.boot, as: .booting)
    }

    /// The boot image that `boot` and `flash:raw` send: a file that is one already, or one that is made.
    func bootImage(_ kernel: String, _ ramdisk: String?, _ second: String?) throws(DropInError) -> DropInImage {
        let image = try DropInImage(path: kernel)
        guard try image.bytes(first: 8) == Array("ANDROID!".utf8) else { return try made(image, ramdisk, second) }
        guard ramdisk == nil else { throw .stopped("cannot boot a boot.img *and* ramdisk") }
        guard let text = options.boot.commandLine else { return image }
        return try withCommandLine(text, image)
    }

    private func made(_ kernel: DropInImage, _ ramdisk: String?, _ second: String?) throws(DropInError) -> DropInImage {
        var maker = BootImageMaker(options: options.boot, kernel: try kernel.allBytes())
        if let ramdisk { maker.ramdisk = try DropInImage(path: ramdisk).allBytes() }
        if let second { maker.second = try DropInImage(path: second).allBytes() }
        if let dtb = options.boot.dtb { maker.dtb = try DropInImage(path: dtb).allBytes() }
        events(.line("creating boot image..."))
        let bytes = try maker.image()
        events(.line("creating boot image - \(bytes.count) bytes"))
        return try DropInImage(name: "boot.img", bytes: bytes)
    }

    /// A boot image with another command line in its header.
    private func withCommandLine(_ text: String, _ image: DropInImage) throws(DropInError) -> DropInImage {
        var bytes = try image.allBytes()
        guard bytes.count >= 1580 else { throw .stopped("cannot load '\(image.name)': too short") }
        // The version stands at one place in all headers; the command line moved with version 3.
        let (place, room) = bytes[40] >= 3 ? (44, 1536) : (64, 512)
        let words = Array(text.utf8)
        guard words.count < room else {
            throw .stopped("command line too large: \(words.count) bytes, and the header has room for \(room - 1)")
        }
        bytes.replaceSubrange(place..<place + room, with: words + [UInt8](repeating: 0, count: room - words.count))
        return try DropInImage(name: image.name, bytes: bytes)
    }
}
