/// A statement about what the phone answers and which steps succeed: a node of a decision diagram.
/// Two formulas of one table are equal exactly when they say the same.
struct Formula: Hashable, Sendable {
    let index: Int

    static let no = Formula(index: 0)
    static let yes = Formula(index: 1)
}

/// All formulas of one reading: an ordered decision diagram, in which every statement has one form.
final class FormulaTable {
    /// `atom` decides between two formulas, both of atoms that came up before it: what is found out last stands on top, so that each step
    /// of a long script adds to what is known in one place.
    struct Node: Hashable {
        let atom: Int
        let high: Formula
        let low: Formula
    }

    private struct Triple: Hashable {
        let first: Formula
        let second: Formula
        let third: Formula
    }

    /// What the questions are, in the order in which they first came up.
    private(set) var atoms: [Atom] = []
    /// More nodes than any script needs: what was made since is not to be trusted.
    private(set) var isExhausted = false
    private var numbers: [Atom: Int] = [:]
    private var nodes: [Node] = [
        Node(atom: -1, high: .no, low: .no), Node(atom: -1, high: .yes, low: .yes),
    ]
    private var places: [Node: Formula] = [:]
    private var choices: [Triple: Formula] = [:]
    private var restricted: [Triple: Formula] = [:]

    subscript(_ formula: Formula) -> Node { nodes[formula.index] }

    /// The formula that a single question is.
    func literal(_ atom: Atom) -> Formula {
        let number = numbers[atom] ?? atoms.count
        if number == atoms.count {
            atoms.append(atom)
            numbers[atom] = number
        }
        return node(number, .yes, .no)
    }

    private func node(_ atom: Int, _ high: Formula, _ low: Formula) -> Formula {
        if high == low { return high }
        let wanted = Node(atom: atom, high: high, low: low)
        if let known = places[wanted] { return known }
        guard nodes.count < ScriptLimits.formulas else {
            isExhausted = true
            return .no
        }
        nodes.append(wanted)
        places[wanted] = Formula(index: nodes.count - 1)
        return Formula(index: nodes.count - 1)
    }

    /// `first` where `test` holds, `second` elsewhere.
    func choose(_ test: Formula, _ first: Formula, _ second: Formula) -> Formula {
        if test == .yes || first == second { return first }
        if test == .no { return second }
        let key = Triple(first: test, second: first, third: second)
        if let known = choices[key] { return known }
        let top = max(self[test].atom, self[first].atom, self[second].atom)
        let result = node(
            top, choose(half(test, top, true), half(first, top, true), half(second, top, true)),
            choose(half(test, top, false), half(first, top, false), half(second, top, false)))
        choices[key] = result
        return result
    }

    /// A formula with one question answered.
    private func half(_ formula: Formula, _ atom: Int, _ value: Bool) -> Formula {
        let node = self[formula]
        guard node.atom == atom else { return formula }
        return value ? node.high : node.low
    }

    func and(_ first: Formula, _ second: Formula) -> Formula { choose(first, second, .no) }
    func or(_ first: Formula, _ second: Formula) -> Formula { choose(first, .yes, second) }
    func not(_ formula: Formula) -> Formula { choose(formula, .no, .yes) }
    func implies(_ first: Formula, _ second: Formula) -> Bool { and(first, not(second)) == .no }

    /// A formula that says the same wherever `care` holds, and asks for as little as it can.
    func restrict(_ formula: Formula, to care: Formula) -> Formula {
        if care == .yes || care == .no || formula == .yes || formula == .no { return formula }
        let key = Triple(first: formula, second: care, third: care)
        if let known = restricted[key] { return known }
        let (one, other) = (self[formula], self[care])
        let result: Formula
        if other.atom > one.atom {
            result = restrict(formula, to: or(other.high, other.low))
        } else if one.atom > other.atom {
            result = node(one.atom, restrict(one.high, to: care), restrict(one.low, to: care))
        } else if other.low == .no {
            result = restrict(one.high, to: other.high)
        } else if other.high == .no {
            result = restrict(one.low, to: other.low)
        } else {
            result = node(one.atom, restrict(one.high, to: other.high), restrict(one.low, to: other.low))
        }
        restricted[key] = result
        return result
    }

    /// The formula with one question answered, wherever in it it stands.
    func assuming(_ atom: Atom, _ value: Bool, in formula: Formula) -> Formula {
        let literal = literal(atom)
        return restrict(formula, to: value ? literal : not(literal))
    }

    /// The questions that a formula asks.
    func questions(of formula: Formula) -> [Atom] {
        var seen: Set<Formula> = []
        var found: Set<Int> = []
        var waiting = [formula]
        while let next = waiting.popLast() {
            guard next.index > 1, seen.insert(next).inserted else { continue }
            found.insert(self[next].atom)
            waiting += [self[next].high, self[next].low]
        }
        return found.sorted().map { atoms[$0] }
    }
}
