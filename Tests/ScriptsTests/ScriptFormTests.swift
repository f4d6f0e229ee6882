import Scripts
import Testing

/// Every form that was met in real packages, in its smallest script.
struct ScriptFormTests {
    @Test("the forms of both dialects are read", arguments: FormFixtures.shell + FormFixtures.batch)
    func formsAreRead(_ form: FormFixture) throws {
        let script = try FlashScript(fileName: form.file, text: Array(form.text.utf8), in: SeedTrial.package)
        #expect(script.steps.map(\.description) == form.steps)
        #expect(script.checks.map(\.description) == form.checks)
    }

    private func refusal(_ body: String, _ file: String = "flash_all.sh") -> String {
        do {
            _ = try FlashScript(fileName: file, text: Array(body.utf8), in: SeedTrial.package)
            return "accepted"
        } catch { return "\(error)" }
    }

    @Test("a refusal names the line and the word")
    func refusalNamesTheWord() {
        #expect(
            refusal("fastboot $* reboot\nX=`curl -s http://x.invalid`\n")
                == "flash_all.sh line 2: not a line that restock understands (the output of curl): X=`curl -s http://x.invalid`"
        )
        #expect(
            refusal("fastboot $* erase $X\n")
                == "flash_all.sh line 1: not a line that restock understands (a word of fastboot that hangs on the value of X, "
                + "which the script does not set): fastboot $* erase $X")
    }

    @Test("what is unknown may be printed")
    func unknownMayBePrinted() {
        #expect(refusal("echo \"$USER at `date`\" $1\nfastboot $* reboot\n") == "accepted")
        #expect(refusal("D=`date`\nfastboot $* erase boot$D\n").contains("hangs on the date"))
        #expect(refusal("D=`date`\nif [ \"$D\" = x ]; then fastboot $* erase boot; fi\n").contains("the date"))
    }

    @Test("a carriage return is what bash takes it for, or the script is refused")
    func carriageReturns() throws {
        #expect(refusal("fastboot $* reboot\r\necho a \\\r\nfastboot $* erase x\r\n").contains("a carriage return"))
        #expect(refusal("fastboot $* reboot\necho a \\\r\nfastboot $* erase x\n").contains("continued"))
        #expect(refusal("fastboot $* reboot\r\necho a\n").contains("a carriage return"))
        #expect(refusal("# a comment\r\nfastboot $* reboot\n") == "accepted")
        #expect(refusal("fastboot $* reboot\r\n# all lines\r\n") == "accepted")
    }

    static let tables = ["partition", "partition:0", "partition:1", "gpt", "pgpt", "sgpt", "gpt_both0", "GPT_both5"]

    @Test("no partition table is written or erased", arguments: tables)
    func noPartitionTable(_ name: String) {
        for verb in ["flash \(name) images/gpt_both0.bin", "erase \(name)"] {
            #expect(refusal("fastboot $* \(verb)\n").contains("restock refuses scripts that write a partition table"))
            #expect(
                refusal("fastboot %* \(verb)\n", "a.bat").contains(
                    "restock refuses scripts that write a partition table"))
        }
    }

    @Test("functions and loops cannot make a small script a long one")
    func workIsBounded() {
        let doubling = (1...6).map {
            "f\($0)() { f\($0 - 1); f\($0 - 1); f\($0 - 1); f\($0 - 1); f\($0 - 1); f\($0 - 1); f\($0 - 1); }"
        }
        #expect(
            refusal("f0() { echo a; }\n" + doubling.joined(separator: "\n") + "\nf6\nfastboot $* reboot\n")
                .contains("the script goes more ways than can be followed"))
        #expect(refusal("f() { f; }\nf\n").contains("nested or chained beyond the limit"))
        let words = (0..<200).map { "a\($0)" }.joined(separator: " ")
        #expect(
            refusal(
                "for a in \(words); do for b in \(words); do for c in \(words); do echo a; done; done; done\nfastboot $* reboot\n"
            )
            .contains("the script goes more ways than can be followed"))
        let long = "A=aaaaaaaaaaaaaaaa\n" + String(repeating: "A=$A$A$A$A\n", count: 20)
        #expect(refusal(long + "fastboot $* reboot\n").contains("the script goes more ways than can be followed"))
        let questions = (0..<40).map { "fastboot $* getvar v\($0) 2>&1 | grep \"^v\($0): 1\" && X=${X}a\n" }.joined()
        #expect(
            refusal("X=a\n" + questions + "echo $X\nfastboot $* reboot\n").contains(
                "the script goes more ways than can be followed"))
    }
}
