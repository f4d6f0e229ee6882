import Safety

/// The two questions that an owner can answer.
struct AccountQuestions {
    let words: Words
    private static let patience = 3

    /// The guide for what the owner answers; what is known already is not asked.
    func guide(access: AccountGuide.Access?, origin: AccountGuide.Origin?) -> AccountGuide {
        let access = access ?? ask("question.access", AccountGuide.Access.allCases, key: \.key)
        let origin = origin ?? ask("question.origin", AccountGuide.Origin.allCases, key: \.key)
        return AccountGuide(access: access, origin: origin)
    }

    /// Nil when the owner skips the question, or names no number three times.
    private func ask<Answer>(_ question: String, _ answers: [Answer], key: KeyPath<Answer, String>) -> Answer? {
        Console.note("\n" + words.wrap(words.say(question)))
        for (index, answer) in answers.enumerated() {
            Console.note(words.wrap("\(index + 1). \(words.say(answer[keyPath: key]))", indent: 2))
        }
        for _ in 0..<Self.patience {
            Console.ask(words.say("question.prompt"))
            guard let line = readLine() else {
                Console.note()
                return nil
            }
            let text = line.filter { !$0.isWhitespace }
            if text.isEmpty { return nil }
            if let number = Int(text), answers.indices.contains(number - 1) { return answers[number - 1] }
            Console.note(words.say("question.again"))
        }
        return nil
    }
}
