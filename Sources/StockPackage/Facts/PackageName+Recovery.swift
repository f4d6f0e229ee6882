import Firmware

extension PackageName {
    /// `arctic_eea_global-ota_full-OS3.0.8.0.WBVEUXM-user-16.0-5b2771a432` or `miui_ALIOTHEEAGlobal_OS1.0.1.0.TKHEUXM_b0de6008b0_13.0`.
    static func recovery(_ stem: Substring) -> PackageName? {
        if let range = stem.firstRange(of: "-ota_full-") {
            var fields = stem[range.upperBound...].split(separator: "-", omittingEmptySubsequences: false)
            guard let md5 = fields.popLast().flatMap(hash), let android = fields.popLast(),
                android.first?.isNumber == true, !stem[..<range.lowerBound].isEmpty
            else { return nil }
            let build = fields.last.map(isBuild) == true ? fields.popLast() : nil
            let version = fields.joined(separator: "-")
            guard !version.isEmpty else { return nil }
            return PackageName(
                kind: .recovery, variant: String(stem[..<range.lowerBound]), version: version, android: String(android),
                region: nil, build: build.map(String.init), md5Prefix: md5)
        }
        let fields = stem.split(separator: "_", omittingEmptySubsequences: false)
        guard fields.count == 5, fields[0] == "miui", !fields[1].isEmpty, !fields[2].isEmpty, let md5 = hash(fields[3]),
            fields[4].first?.isNumber == true
        else { return nil }
        let version = String(fields[2])
        return PackageName(
            kind: .recovery, variant: variant(ofTag: fields[1], version: version), version: version,
            android: String(fields[4]), region: nil, build: nil, md5Prefix: md5)
    }

    /// `alioth_eea_global` of `ALIOTHEEAGlobal`. A tag has no marks between its words (`MERLINGlobal` may be India's `merl`), so the
    /// version's letters say which region to look for; a version without letters has none.
    static func variant(ofTag tag: Substring, version: String) -> String {
        let isGlobal = tag.hasSuffix("Global")
        var head = isGlobal ? tag.dropLast("Global".count) : tag
        var behind: [String] = []
        if known(head) == nil {
            let suffix = Firmware.nameWords.suffixes.map(\.words).sorted { $0.utf8.count > $1.utf8.count }.first {
                let mark = $0.replacing("_", with: "").uppercased()
                return head.hasSuffix(mark) && head != mark
            }
            if let suffix {
                head = head.dropLast(suffix.replacing("_", with: "").utf8.count)
                behind = [suffix]
            }
        }
        if isGlobal, let letters = VersionLetters(version: version), let region = letters.region, region != .china {
            let place = region == .global ? "" : region.rawValue.uppercased()
            for mark in [place + letters.channel, place] where !mark.isEmpty && head.hasSuffix(mark) && head != mark {
                head = head.dropLast(mark.utf8.count)
                behind.insert(contentsOf: mark == place ? [] : [letters.channel.lowercased()], at: 0)
                behind.insert(contentsOf: place.isEmpty ? [] : [region.rawValue], at: 0)
                break
            }
        }
        let words = [known(head) ?? head.lowercased()] + behind + (isGlobal ? ["global"] : [])
        return words.joined(separator: "_")
    }

    /// What a tag, or a codename without its underscores, stands for.
    private static func known(_ tag: Substring) -> String? {
        let words = Firmware.nameWords
        return words.tags.first { $0.tag == tag }?.variant
            ?? words.codenames.first { $0.name.replacing("_", with: "").uppercased() == tag }?.name
    }
}
