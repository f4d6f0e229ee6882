/// What stands behind `sideload-host:`.
struct SideloadRequest {
    let size: UInt64
    let block: UInt64
    /// The validation that Xiaomi's form carries; nil in AOSP's form.
    let validation: String?
    /// Whether Xiaomi's form asks for user data to be wiped afterwards.
    let wipes: Bool

    /// Reads AOSP's `SIZE:BLOCK` or Xiaomi's `SIZE:BLOCK:VALIDATION:WIPE`.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 || parts.count >= 4, let size = UInt64(parts[0]), let block = UInt64(parts[1]),
            size > 0, (1...(1 << 20)).contains(block), (size + block - 1) / block <= 99_999_999
        else { return nil }
        self.size = size
        self.block = block
        guard parts.count > 2 else {
            (validation, wipes) = (nil, false)
            return
        }
        guard let wipe = parts.last, wipe == "0" || wipe == "1" else { return nil }
        validation = parts[2..<parts.count - 1].joined(separator: ":")
        wipes = wipe == "1"
    }
}
