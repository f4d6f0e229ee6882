import Safety

/// The page that `account` prints: the model, and the ways out.
struct AccountText {
    let words: Words
    private var say: Lexicon { words.say }

    /// What comes before all else.
    /// - Parameter phone: what was read of one phone, in sentences.
    func head(phone: [String] = []) -> String {
        [
            say("account.title").uppercased(), words.wrap(say("account.statement")),
            part("heading.phone", phone.map { item("- ", $0) }),
            words.wrap(say("account.grades")),
        ].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// The model of the locks.
    func model() -> String {
        [
            part("heading.locks", AccountLock.allCases.map(lock)), part("heading.survival", [survival()]),
            part("heading.readable", AccountModel.modes.map(mode)),
            part("heading.unknown", AccountModel.unknownKeys.map { item("- ", say($0)) }),
        ].joined(separator: "\n\n")
    }

    /// The steps for an owner, numbered in each part.
    func guide(_ guide: AccountGuide) -> String {
        part(
            "heading.guide",
            guide.parts.flatMap { part in
                let steps = part.steps.enumerated().map { index, step in
                    item("\(index + 1). ".padded(to: 4), "[\(step.grade.rawValue)] " + say(step.key))
                }
                return (part.key.map { [words.wrap(say($0) + ":", indent: 2)] } ?? []) + steps
            })
    }

    /// What popular guides say, each with its answer.
    func claims() -> String {
        part(
            "heading.claims",
            GuideClaim.allCases.map { claim in
                let answer = say("claim.so", ["verdict": say(claim.judgement.key), "answer": say(claim.answerKey)])
                return item("- ", say("claim.says", ["claim": say(claim.claimKey)])) + "\n" + item("  ", answer)
            })
    }

    private func part(_ heading: String, _ lines: [String]) -> String {
        lines.isEmpty ? "" : "\(say(heading).uppercased())\n" + lines.joined(separator: "\n")
    }

    private func lock(_ lock: AccountLock) -> String {
        "  \(say(lock.nameKey))\n" + words.wrap("[\(lock.grade.rawValue)] " + say(lock.whatKey), indent: 4)
    }

    private func mode(_ mode: AccountEvidence.Mode) -> String {
        """
          \(say(mode.nameKey))
        \(words.wrap(say("readable.can", ["what": say(mode.readableKey)]), indent: 4))
        \(words.wrap(say("readable.cannot", ["what": say(mode.unreadableKey)]), indent: 4))
        """
    }

    /// The table of what survives what. Where the terminal is too narrow for columns, each lock has a line of its own.
    private func survival() -> String {
        let locks = AccountLock.allCases
        let rows = OwnerAction.allCases.map { action in
            (
                action,
                locks.map { lock in
                    let fate = AccountModel.fate(of: lock, after: action)
                    return graded(say(fate.survival.key), fate.grade)
                }
            )
        }
        let head = locks.map { say($0.shortKey) }
        let first = 2 + ([say("survival.action")] + rows.map { say($0.0.nameKey) }).map { columns($0) }.max()! + 2
        let column = (head + rows.flatMap(\.1)).map { columns($0) }.max()! + 1
        let fits = first + column * locks.count - 1 <= words.width
        func row(_ name: String, _ cells: [String]) -> String {
            fits
                ? ("  " + name).padded(to: first) + cells.dropLast().map { $0.padded(to: column) }.joined() + cells
                    .last!
                : "  \(name)\n" + zip(head, cells).map { "    \($0): \($1)" }.joined(separator: "\n")
        }
        let lines = rows.map { action, cells in
            row(say(action.nameKey), cells) + "\n" + words.wrap(say(action.noteKey), indent: 6)
        }
        return
            ((fits ? [row(say("survival.action"), head)] : []) + lines + [words.wrap(say("survival.stays"), indent: 2)])
            .joined(separator: "\n")
    }

    private func graded(_ text: String, _ grade: Grade) -> String { "\(text) [\(grade.rawValue)]" }

    /// A text behind a mark, which goes on below its own beginning.
    private func item(_ mark: String, _ text: String) -> String {
        let indent = 2 + columns(mark)
        return "  " + mark + words.wrap(text, indent: indent).dropFirst(indent)
    }
}
