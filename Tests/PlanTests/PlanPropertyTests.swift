import Foundation
import Plan
import Safety
import Testing

/// Stock plans with steps dropped, doubled, swapped and added: whatever the gates let through leaves a phone that starts, or that can
/// still be flashed; and a locked one starts.
struct PlanPropertyTests {
    /// `RESTOCK_PLAN_SEEDS=0-10000` runs more of them, some thousandths of a second each, and says what came of them.
    private static let wanted = ProcessInfo.processInfo.environment["RESTOCK_PLAN_SEEDS"]

    private static var seeds: Range<Int> {
        let numbers = wanted?.split(separator: "-").compactMap { Int($0) } ?? []
        return numbers.count == 2 && numbers[0] < numbers[1] ? numbers[0]..<numbers[1] : 0..<300
    }

    @Test("no plan that is accepted ruins a phone")
    func property() throws {
        var refused: [String: Int] = [:]
        var (accepted, locked, interrupted) = (0, 0, 0)
        for seed in Self.seeds {
            let changed = try ChangedPlan(seed: seed)
            let facts = changed.stock.phone(slot: changed.slot)
            let found = Gate.findings(
                on: GateInput(plan: changed.plan, phone: facts, package: changed.stock.facts))
            let refusals = Set(found.filter { $0.severity == .refuse }.map(\.gate.rawValue))
            guard refusals.isEmpty else {
                for gate in refusals { refused[gate, default: 0] += 1 }
                continue
            }
            accepted += 1
            // The checksum lists make no difference to what is in the partitions.
            let plan = changed.plan.insistingOnBootCode(of: changed.stock.facts, on: facts)
            let stretch = DangerousStretch(of: plan, changed.stock.facts)
            let fates = plan.active.contains(where: \.mayFail) ? Self.fates(seed) : Array(Self.fates(seed).prefix(1))
            for (fate, fails) in fates {
                var phone = try PlayedPhone(changed.stock, slot: changed.slot)
                var unnamed: [Int] = []
                let ending = phone.run(plan, fails: fails) { step, reaches in
                    let isNamed = stretch.map { ($0.first...$0.last).contains(step + 1) } ?? false
                    if !reaches, !isNamed { unnamed.append(step + 1) }
                }
                #expect(unnamed == [], "seed \(seed), \(fate), \(changed): nobody named these steps")
                if case .dead(let step) = ending {
                    Issue.record("seed \(seed), \(fate), \(changed): dead after step \(step + 1)")
                }
                if case .stopped = ending { interrupted += 1 }
                if phone.isLocked {
                    locked += 1
                    #expect(phone.startsLocked, "seed \(seed), \(fate), \(changed): locked, and does not start")
                }
            }
        }
        #expect(accepted > Self.seeds.count / 20 && accepted < Self.seeds.count)
        #expect(locked > 0 || Self.seeds.count < 300)
        guard Self.wanted != nil else { return }
        let gates = refused.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
        print(
            "\(Self.seeds.count) plans: \(accepted) accepted, \(Self.seeds.count - accepted) refused",
            "(\(gates.joined(separator: ", "))); of their runs \(locked) locked, \(interrupted) stopped on the way")
    }

    /// What becomes of the steps that may fail: none fails, all do, some do.
    private static func fates(_ seed: Int) -> [(String, (Int) -> Bool)] {
        [
            ("nothing fails", { _ in false }), ("all that may fail does", { _ in true }),
            ("some fail", { ($0 &* 7 &+ seed) % 3 == 0 }),
        ]
    }
}
