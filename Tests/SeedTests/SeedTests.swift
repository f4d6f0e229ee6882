import Foundation
import FuzzTargets
import Testing

/// What the fuzzers begin with, given to every parser as ordinary tests: in an ordinary build, and where the tests are built with the address
/// sanitizer also with the memory watched at every parser. A fault ends the whole test program, and the name of the target stands last.
@Suite("The seeds of the fuzzers") struct SeedTests {
    @Test("every parser takes its seeds, whole and damaged", arguments: FuzzTarget.allCases)
    func everySeed(target: FuzzTarget) throws {
        let seeds = try Seeds.of(target)
        #expect(!seeds.isEmpty, "no seed for \(target.rawValue)")
        for seed in seeds {
            target.run(seed)
            for damaged in Seeds.damaged(seed, forms: target.forms) { target.run(damaged) }
        }
    }
}

extension FuzzTarget {
    /// How many damaged forms of each seed are tried. Over UDP every lost answer is waited for; the others take some milliseconds each.
    fileprivate var forms: Int {
        switch self {
        case .udp, .archive: 2
        case .zip, .scripts: 8
        default: 16
        }
    }
}
