import Plan
import Safety
import StockPackage
import Testing

/// The boot chain of each sample package, whole and with one partition cut out of every script.
struct CutTests {
    private func refusals(
        _ package: PackageFacts, _ mode: FlashMode, on phone: PhoneFacts?
    ) throws -> [Finding] {
        let plan = try #require(Planner(package: package).plan(mode, for: phone))
        return Gate.findings(on: GateInput(plan: plan, phone: phone, package: package)).filter {
            $0.severity == .refuse
        }
    }

    @Test("an uncut package is refused by nothing, with its phone and without", arguments: Stock.names)
    func whole(name: String) throws {
        let stock = try Stock.named(name)
        for mode in stock.facts.modes.map(\.mode) {
            #expect(try refusals(stock.facts, mode, on: nil) == [], "\(mode), inspect")
            for slot in stock.profile.slots + (stock.profile.slots.isEmpty ? ["none"] : []) {
                #expect(try refusals(stock.facts, mode, on: stock.phone(slot: slot)) == [], "\(mode), slot \(slot)")
            }
            #expect(try refusals(stock.facts, mode, on: stock.phone(lists: false)) == [], "\(mode), without a list")
        }
    }

    /// The cuts that `facts` name: each leaves files in the package, so that nothing but the chain tells.
    static let cuts: [(String, [String])] = [
        ("umi", ["xbl_5"]), ("umi", ["xbl_4"]), ("umi", ["xbl_4", "xbl_5"]), ("umi", ["xbl_config_5"]),
        ("umi", ["xbl_config_4", "xbl_config_5"]), ("umi", ["abl"]), ("umi", ["tz"]), ("umi", ["hyp"]),
        ("popsicle", ["xbl_ab"]), ("popsicle", ["hyp_ab"]), ("popsicle", ["uefi_ab"]), ("popsicle", ["tme_fw_ab"]),
        ("popsicle", ["xbl_config_ab"]), ("chopin_mitee", ["mitee_ab"]), ("chopin_mitee", ["preloader_ab"]),
        ("piano", ["xbl_ab"]), ("piano", ["uefi_ab"]), ("daisy", ["aboot_a", "aboot_b"]), ("daisy", ["tz_b"]),
    ]

    @Test("one partition cut out of every script is noticed", arguments: cuts.indices)
    func cut(index: Int) throws {
        let (name, partitions) = Self.cuts[index]
        let stock = try Stock.named(name)
        let dropped = try stock.without(partitions)
        for mode in dropped.modes.map(\.mode) {
            for phone in [nil, stock.phone()] {
                let found = try refusals(dropped, mode, on: phone).filter { $0.gate == .bootChain }
                #expect(found.count == 1, "\(name) without \(partitions), \(mode), phone \(phone != nil)")
            }
        }
    }

    /// Every partition of the code that starts the phone, out of one script of three: the others show that it is there.
    @Test("one partition cut out of one script is noticed", arguments: Stock.names)
    func cutOfOne(name: String) throws {
        let stock = try Stock.named(name)
        let phone = stock.phone()
        let plan = try #require(Planner(package: stock.facts).plan(.clean, for: phone))
        let needed = try PlayedPhone(stock).chain
        #expect(needed.count > 5)
        for index in plan.steps.indices {
            guard case .flash(let partition, _, _, _) = plan.steps[index].action,
                needed.contains(partitionBase(partition))
            else { continue }
            var steps = plan.steps
            steps.remove(at: index)
            let cut = FlashPlan(mode: .clean, package: plan.package, codename: plan.codename, steps: steps)
            let found = Gate.findings(on: GateInput(plan: cut, phone: phone, package: stock.facts))
            #expect(found.contains { $0.gate == .bootChain && $0.severity == .refuse }, "\(name) without \(partition)")
        }
    }
}
