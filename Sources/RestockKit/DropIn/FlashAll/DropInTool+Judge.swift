import Plan

/// What there is to say against the steps of `flashall` and `update`, all of them together, before the phone is changed.
extension DropInTool {
    /// - Throws: ``DropInError/refused(_:next:)``; ``DropInError/command(_:_:)`` where the phone was asked, and fails.
    func judge(_ work: Work) throws(DropInError) {
        // A step without its image is left out, and one of a wipe is without `-w`.
        let steps = work.compactMap { step in step.task.done(wipes: options.wipes).map { (task: $0, image: step.image) }
        }
        var wires: [String] = []
        for (index, step) in steps.enumerated() {
            switch step.task {
            case .flash(let partition, _, _, _):
                guard let image = step.image else { continue }
                try checkMessage(image, to: partition)
            case .erase(let partition):
                let later = steps.dropFirst(index + 1).compactMap { step -> String? in
                    // What goes into the other slot does not put back what this one loses.
                    guard case .flash(let name, _, false, _) = step.task, step.image != nil else { return nil }
                    return name
                }
                try policy.checkErase(["erase:\(partition)"], later: later)
                try policy.checkEnd(partition, later: later)
            case .reboot, .updateSuper, .ifWipe: continue
            }
            guard let wire = step.task.wire else { continue }
            wires.append(wire)
            let name = String(wire.drop { $0 != ":" }.dropFirst())
            if holdsUserData(name), !options.wipes, policy.accepted.word(for: .dataLoss) == nil {
                throw DropInPolicy.unaskedWipe(wire.replacing(":", with: " ", maxReplacements: 1))
            }
        }
        try lookAtPhone(wires)
    }
}
