import Journal
import RestockKit
import Testing

private func run(_ steps: [(stage: RunRecord.Step.Stage, isStored: Bool)]) -> RunRecord {
    RunRecord(
        verb: "resume", program: "restock 0.1.0", resumes: 1, process: 1,
        package: RunRecord.Package(path: "/p", name: "liuqin", identity: "0"), mode: "clean", plan: "",
        phone: RunRecord.Phone(serial: nil, product: nil, address: "usb:1-2"),
        steps: steps.enumerated().map {
            RunRecord.Step(text: "step \($0)", key: "\($0)", stage: $1.stage, isStored: $1.isStored)
        }, findings: [], consents: [])
}

@Suite("The steps of a run, counted") struct RunWordsTests {
    private let done = (stage: RunRecord.Step.Stage.ended("done"), isStored: true)
    private let left = (stage: RunRecord.Step.Stage.ended("left-out"), isStored: true)

    @Test("a run that did all of it") func whole() {
        #expect(run([done, done, done]).stepsWords == "3 of 3 done")
    }

    @Test("a resume that is done does not look like half of one") func resume() {
        #expect(run([left, left, done]).stepsWords == "1 done, 2 left out (stored by the run before)")
    }

    @Test("every way in which a step can stand is counted once") func all() {
        let words = run([
            done, left, (.ended("left-out"), false), (.ended("ignored"), false), (.intended, false), (.planned, false),
            (.planned, false),
        ]).stepsWords
        #expect(
            words == """
                1 done, 1 left out (stored by the run before), 1 left out, 1 refused by the phone, which the script allows, \
                1 begun, and not known to have ended, 2 not begun
                """)
    }
}
