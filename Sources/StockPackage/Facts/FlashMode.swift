/// What a stock package offers to do. Which scripts are in a package decides which of these it offers.
public enum FlashMode: String, Sendable, CaseIterable, Codable {
    /// Everything, with an empty data partition: `flash_all`.
    case clean
    /// Everything but the data partition: `flash_all_except_*`.
    case keepData = "keep-data"
    /// Clean, and the bootloader locked at the end: `flash_all_lock`.
    case cleanLock = "clean-lock"

    /// The mode that a script file stands for, by its name without ending; nil for the variants that restock does not follow.
    public init?(scriptName: some StringProtocol) {
        switch scriptName {
        case "flash_all": self = .clean
        case "flash_all_except_storage", "flash_all_except_data_storage", "flash_all_except_data": self = .keepData
        case "flash_all_lock": self = .cleanLock
        default: return nil
        }
    }
}
