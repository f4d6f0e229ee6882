import RestockKit

/// What the options of a command line mean.
struct DropInOptionReader {
    var options = DropInOptions()
    private(set) var choice = DropInChoice()
    private(set) var long = false
    /// What an option asks for by itself.
    private(set) var request: DropInRequest?

    mutating func take(_ option: DropInWords.Option) throws(DropInUsage) {
        let text = option.value ?? ""
        switch option.name {
        case "s": choice.phone = text
        case "S":
            guard let bytes = DropInNumbers.byteCount(text) else {
                throw DropInUsage("error: invalid sparse limit \(text)")
            }
            options.sparseLimit = bytes
        case "a", "set-active": options.setActive = text
        case "slot": options.slot = text
        case "w": options.wipes = true
        case "l": long = true
        case "h", "help": request = request ?? .help
        case "version": request = request ?? .version
        case "v", "verbose", "unbuffered": break
        case "force": options.force = true
        case "skip-secondary": options.skipsSecondary = true
        case "skip-reboot": options.skipsReboot = true
        case "disable-verity": options.disablesVerity = true
        case "disable-verification": options.disablesVerification = true
        case "disable-super-optimization": options.disablesSuperOptimization = true
        case "disable-fastboot-info": options.disablesFastbootInfo = true
        case "exclude-dynamic-partitions": options.excludesDynamic = true
        case "fs-options": options.fileSystemOptions += text.split(separator: ",").map(String.init)
        case "wipe-and-use-fbe":
            throw DropInUsage("error: --wipe-and-use-fbe is gone from newer fastboot programs; use -w")
        case "restock-move-footer": options.movesFooter = true
        case "restock-accept": choice.accepts.append(text)
        case "restock-wait":
            guard let seconds = Int(text), seconds >= 0 else {
                throw DropInUsage("error: invalid waiting time \(text)")
            }
            choice.patience = seconds
        default: try takeBoot(option.name, text)
        }
    }

    private mutating func takeBoot(_ name: String, _ text: String) throws(DropInUsage) {
        func number() throws(DropInUsage) -> UInt32 {
            guard let value = DropInNumbers.integer(text).flatMap({ UInt32(exactly: $0) }) else {
                throw DropInUsage("error: invalid --\(name) \(text)")
            }
            return value
        }
        switch name {
        case "base": options.boot.base = try number()
        case "kernel-offset": options.boot.kernelOffset = try number()
        case "ramdisk-offset": options.boot.ramdiskOffset = try number()
        case "tags-offset": options.boot.tagsOffset = try number()
        case "dtb-offset": options.boot.dtbOffset = UInt64(try number())
        case "page-size":
            options.boot.pageSize = try number()
            guard (2048...16384).contains(options.boot.pageSize), options.boot.pageSize.nonzeroBitCount == 1 else {
                throw DropInUsage("error: invalid page size \(text)")
            }
        case "header-version":
            options.boot.headerVersion = try number()
            guard options.boot.headerVersion < 5 else { throw DropInUsage("error: invalid header version \(text)") }
        case "os-version":
            guard let packed = DropInNumbers.osVersion(text) else {
                throw DropInUsage("error: invalid OS version \(text)")
            }
            options.boot.osVersion = packed
        case "os-patch-level":
            guard let packed = DropInNumbers.patchLevel(text) else {
                throw DropInUsage("error: invalid OS patch level \(text)")
            }
            options.boot.osPatchLevel = packed
        case "cmdline": options.boot.commandLine = text
        case "dtb": options.boot.dtb = text
        default: throw DropInUsage("unrecognized option '--\(name)'")
        }
    }
}
