import Plan

extension Gate {
    /// Whether the logical partitions fit into `super` together, those that the plan leaves as they are among them. Each is rounded up to
    /// whole blocks of 4096 bytes; the tables take the first MiB, as liblp lays them out.
    static func judgeRoom(_ plan: FlashPlan, _ phone: PhoneFacts) -> [Finding] {
        let sizes = plan.logicalSizes
        guard !sizes.isEmpty else { return [] }
        guard let room = phone.partitions?["super"]?.size else { return [.roomUnknown] }
        let others = (phone.partitions ?? [:]).filter { $0.value.isLogical == true && sizes[$0.key] == nil }
        let kept = others.reduce(UInt64(0)) { $0 + ($1.value.size?.atMost ?? 0) }
        let needed = sizes.values.reduce(tableBytes) { $0 + ($1 + 4095) / 4096 * 4096 }
        guard needed + kept > room.atLeast else { return [] }
        let inTheWay = others.filter { $0.value.size != nil }.map(\.value.name).sorted()
        return [.noRoom(needed, room.atLeast, kept: kept, inTheWay: inTheWay)]
    }

    private static let tableBytes: UInt64 = 1 << 20
}

extension Finding {
    fileprivate static func noRoom(_ needed: UInt64, _ room: UInt64, kept: UInt64, inTheWay: [String]) -> Finding {
        Finding(
            .imageFits, .refuse, "The update's logical partitions do not fit into super together.",
            evidence: "they need \(needed) bytes; partition-size:super: \(room)"
                + (kept > 0 ? "; \(inTheWay.joined(separator: ", ")) keep \(kept) of them" : ""),
            advice: kept > 0
                ? "Flash the fastboot package (.tgz) of this phone, which writes super anew."
                : "The package is for another model or another memory size of it. Do not use it for this phone.")
    }

    fileprivate static let roomUnknown = Finding(
        .imageFits, .note, "The phone does not tell how large super is, so it is not known whether all fits into it.",
        evidence: "getvar all gives no partition-size:super",
        advice: "What does not fit is refused by the phone when it is resized, after others were resized already.")
}
