import Plan
import StockPackage

/// Where the vbmeta images behind other images come to lie. A phone looks for the footer that leads to them in the last 64 bytes of the
/// partition (libavb, `load_and_verify_vbmeta`), and fastboot writes an image from the partition's start.
struct FooterPlace {
    let input: GateInput

    /// The footers that the phone would not find. Empty where the phone does not tell the sizes.
    var faults: [AuthenticityFault] {
        guard let phone = input.phone, let avb = input.package.avb else { return [] }
        return avb.vbmetas.filter(\.isInFooter).compactMap { misplaced($0, on: phone) }
    }

    private func misplaced(_ one: AVBFacts.Metadata, on phone: PhoneFacts) -> AuthenticityFault? {
        // What the plan gives its size itself ends where its image does.
        let resized = input.plan.logicalSizes
        for step in input.plan.active {
            guard case .flash(_, one.image, _, let bytes) = step.action else { continue }
            for name in step.partitions where partitionBase(name) == one.partition && resized[name.lowercased()] == nil
            {
                let copies = phone.copies(of: name) ?? []
                guard let copy = copies.first(where: { $0.size.map { !ends($0, at: bytes) } ?? false }),
                    let size = copy.size
                else { continue }
                return AuthenticityFault(
                    sentence:
                        "A signed image ends before its partition does, so the phone would not find its signature.",
                    evidence:
                        "\(one.image): its footer ends at byte \(bytes); getvar partition-size:\(copy.name): \(size.bytes)",
                    unlocked: .harmless)
            }
        }
        return nil
    }

    /// An image that is larger than its partition is the matter of another gate.
    private func ends(_ size: PhonePartition.Size, at bytes: UInt64) -> Bool {
        bytes == size.bytes || bytes == size.other || bytes > size.atMost
    }
}
