/// Every place where the two scripts of a package differ, in order: checks first, then steps. Empty when they agree.
///
/// Checks are compared by what they ask, steps by action, condition and whether a failure is ignored. Line numbers and
/// the wording of lines do not matter.
public func compare(_ sh: FlashScript, _ bat: FlashScript) -> [ScriptDifference] {
    let names = (sh: sh.fileName, bat: bat.fileName)
    var found: [ScriptDifference] = []
    for (one, other) in pairs(sh.checks, bat.checks, by: \.withoutLine) where one?.withoutLine != other?.withoutLine {
        found.append(
            ScriptDifference(sh: one.map { .check($0) }, bat: other.map { .check($0) }, names: names))
    }
    for (one, other) in pairs(sh.steps, bat.steps, by: \.core)
    where one?.core != other?.core || one?.mayFail != other?.mayFail {
        let hint =
            one?.condition != nil && one?.condition == other?.condition && one?.action != other?.action
            ? "; the same question leads to two different writes" : ""
        found.append(
            ScriptDifference(sh: one.map { .step($0) }, bat: other.map { .step($0) }, names: names, hint: hint))
    }
    return found
}

/// What a step does, without the place where it stands.
private struct StepCore: Hashable {
    let action: ScriptStep.Action
    let condition: ScriptCondition?
}

extension ScriptStep {
    fileprivate var core: StepCore { StepCore(action: action, condition: condition) }
}

/// Puts two lists side by side: equal items face each other (a longest common subsequence), and what lies between
/// them is paired in order, so that a changed line faces the line that it was changed from.
private func pairs<Item, Key: Hashable>(
    _ left: [Item], _ right: [Item], by key: (Item) -> Key
) -> [(Item?, Item?)] {
    // Equal keys get equal numbers, which are quick to compare.
    var numbers: [Key: Int] = [:]
    func number(_ item: Item) -> Int {
        let wanted = key(item)
        if let known = numbers[wanted] { return known }
        let next = numbers.count
        numbers[wanted] = next
        return next
    }
    let (one, other) = (left.map(number), right.map(number))
    let width = other.count + 1
    // common[i * width + j]: the length of the longest common subsequence of one[i...] and other[j...].
    var common = [Int32](repeating: 0, count: (one.count + 1) * width)
    for i in one.indices.reversed() {
        for j in other.indices.reversed() {
            common[i * width + j] =
                one[i] == other[j]
                ? common[(i + 1) * width + j + 1] + 1
                : max(common[(i + 1) * width + j], common[i * width + j + 1])
        }
    }
    var result: [(Item?, Item?)] = []
    var (i, j, gapLeft, gapRight) = (0, 0, 0, 0)
    func closeGap() {
        let longest = max(i - gapLeft, j - gapRight)
        for offset in 0..<longest {
            let one = gapLeft + offset < i ? left[gapLeft + offset] : nil
            let other = gapRight + offset < j ? right[gapRight + offset] : nil
            result.append((one, other))
        }
    }
    while i < one.count, j < other.count {
        if one[i] == other[j] {
            closeGap()
            result.append((left[i], right[j]))
            i += 1
            j += 1
            (gapLeft, gapRight) = (i, j)
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            i += 1
        } else {
            j += 1
        }
    }
    (i, j) = (one.count, other.count)
    closeGap()
    return result
}
