extension ScriptReader {
    /// What a branch would do, seen from outside.
    enum Effect {
        case nothing
        /// It only talks.
        case talks
        /// It talks and ends the script.
        case stops
        /// Anything else.
        case acts
    }

    func effect(of nodes: [ScriptNode]) throws(ScriptError) -> Effect {
        var whole = Effect.nothing
        for node in nodes {
            let next = try effect(of: node)
            if next == .acts { return .acts }
            if whole != .stops, next != .nothing { whole = next }
        }
        return whole
    }

    func effect(of node: ScriptNode) throws(ScriptError) -> Effect {
        switch node {
        case .run(let command):
            if command.isTalk(source.dialect) {
                try requireHarmless(command)
                return .talks
            }
            if command.isExit(source.dialect) { return .stops }
            if source.dialect == .sh, let name = command.program(.sh), stoppers.contains(name) {
                try requireHarmless(command)
                return .stops
            }
            return .acts
        case .group(let nodes): return try effect(of: nodes)
        case .and(let first, let second):
            // What only talks succeeds, so the second is always run.
            return try effect(of: first) == .talks ? effect(of: second) : .acts
        case .pipe, .or, .choose, .define, .loop: return .acts
        }
    }
}
