import Bytes

/// The text files that describe a package from inside.
struct PackListings {
    let recipe: PackageRecipe
    let flaws: [PackageFlaw]

    /// `misc.txt`: `key=value` lines.
    var misc: [UInt8] {
        var text = "device=\(recipe.device)\nbuild_number=\(recipe.version)\nuserdata_version=\(recipe.date)\n"
        for (key, value) in recipe.miscExtra.sorted(by: { $0.key < $1.key }) { text += "\(key)=\(value)\n" }
        return Array(text.utf8)
    }

    /// `md5sum.xml`: one digest for each file of `images/`, by base name, all on one line. The stock generator's order is that of a
    /// hash table, so the order here is none that anybody could rely on either: by digest.
    func digests(_ files: [(name: String, md5: String)]) -> [UInt8] {
        var text = "<root><digests>"
        for file in files.sorted(by: { $0.md5 < $1.md5 }) {
            let wrong = flaws.contains(.wrongDigest(file.name))
            let md5 = wrong ? String(file.md5.reversed()) : file.md5
            text += "<digest hash=\"md5\" name=\"\(file.name)\">\(md5)</digest>"
        }
        text += "</digests><security-patch-level><level>PLATFORM_SECURITY_PATCH := \(recipe.securityPatch)</level>"
        return Array((text + "</security-patch-level></root>").utf8)
    }

    /// Partitions that the wiping script flashes, with their files, each once.
    var flashed: [(partition: String, image: String)] {
        var seen: Set<String> = []
        return recipe.activeSteps(.clean).compactMap { step in
            guard let partition = step.partition, let image = step.image, seen.insert(partition).inserted else {
                return nil
            }
            return (partition, image)
        }
    }

    /// `crclist.txt`: the CRC-32 of each whole file that is no sparse image, or a sparse image that is sent in one piece.
    func crcList(_ whole: [String: UInt32]) -> [UInt8] {
        var text = "CRC-LIST\n"
        for (partition, image) in flashed {
            guard let crc = whole[image] else { continue }
            text += "\(partition) \(word(crc, partition))\n"
        }
        return Array(text.utf8)
    }

    /// `sparsecrclist.txt`: the CRC-32 of the data in the parts of each large sparse image.
    func sparseList(_ large: [String: PackLargeSparse]) -> [UInt8] {
        var text = "SPARSECRC-LIST\n"
        for (partition, image) in flashed {
            guard let crc = large[image] else { continue }
            switch recipe.crcLists {
            case .whole: text += "\(partition) \(word(crc.whole, partition)) \(crc.parts.count)\n"
            case .perPart:
                let words = crc.parts.enumerated().map { $0 == 0 ? word($1, partition) : word($1, nil) }
                text += "\(partition) \(crc.parts.count) \(words.joined(separator: " "))\n"
            case .none: break
            }
        }
        return Array(text.utf8)
    }

    /// Lower-case hex without padding.
    private func word(_ crc: UInt32, _ partition: String?) -> String {
        let wrong = partition.map { flaws.contains(.wrongCRC(partition: $0)) } ?? false
        return "0x" + String(wrong ? ~crc : crc, radix: 16)
    }
}

/// CRCs of a sparse image that is sent in parts, over RAW and expanded FILL data.
struct PackLargeSparse {
    let whole: UInt32
    let parts: [UInt32]
}
