import Firmware
import Plan

/// The partitions that a phone needs to reach fastboot at all, from `Firmware/policy/boot-chain.json`.
public enum BootChain {
    /// The base name under which a partition belongs to the chain, without slot and in lower case (`xbl`, `xblbak`); nil when it does not.
    public static func base(of partition: String) -> String? {
        let name = partitionBase(partition.lowercased())
        let first = name.hasSuffix("bak") ? String(name.dropLast(3)) : name
        return Firmware.bootChain.contains { $0.name == first } ? name : nil
    }

    /// Whether no phone of its generation starts without this partition.
    static func isCore(_ base: String) -> Bool { Firmware.bootChain.contains { $0.name == base && !$0.core.isEmpty } }

    /// Groups of files of which each group holds one core partition: `xbl.elf`, or `preloader_chopin.bin`.
    static func coreFiles(among files: [String]) -> [(partition: String, files: [String])] {
        Firmware.bootChain.compactMap { row in
            let matching = files.filter { file in
                let stem = file.prefix { $0 != "." }.lowercased()
                return row.core.contains { stem == $0 || $0 == "preloader" && stem.hasPrefix($0 + "_") }
            }
            return matching.isEmpty ? nil : (row.name, matching)
        }
    }
}
