/// What a command prints, and how it ends.
indirect enum Output {
    case stream([Piece], Formula)
    /// By what a phone answers.
    case choice(Formula, Output, Output)

    var value: Value {
        switch self {
        case .stream(let pieces, _): .pieces(pieces)
        case .choice(let test, let one, let other): .choice(test, one.value, other.value)
        }
    }

    /// How it ends, as one formula.
    func status(_ formulas: FormulaTable) -> Formula {
        switch self {
        case .stream(_, let status): status
        case .choice(let test, let one, let other):
            formulas.choose(test, one.status(formulas), other.status(formulas))
        }
    }

    /// The same output with a change to what is printed.
    func map(_ change: ([Piece]) -> [Piece]) -> Output {
        switch self {
        case .stream(let pieces, let status): .stream(change(pieces), status)
        case .choice(let test, let one, let other): .choice(test, one.map(change), other.map(change))
        }
    }
}
