/// Which bootloader a phone answers with. The family decides wordings and habits; everything else is a row of the
/// profile.
public enum BootloaderFamily: String, Codable, Sendable {
    /// Qualcomm's UEFI application "ABL", about 2018 and later.
    case qualcommUEFI = "qualcomm-uefi"
    /// Qualcomm's older Little Kernel, "aboot".
    case qualcommLK = "qualcomm-lk"
    /// MediaTek's Little Kernel.
    case mediatekLK = "mediatek-lk"
}
