/// Makes shell scripts in the forms that stock packages have, each from a seed. What a form means is not known here: a shell judges.
struct ScriptGenerator {
    var numbers: SeededNumbers
    private var lines: [String] = []
    private var folder = "`dirname $0`"
    private var hasHandler = false
    private var hasFlasher = false
    /// A question alone on its line, with no as its answer, would end the script.
    private var stopsAtErrors = false
    /// The folder where backquotes are around it already.
    private var inner: String { folder.hasPrefix("`") ? "$(\(folder.dropFirst().dropLast()))" : folder }

    init(seed: Int) { numbers = SeededNumbers(seed: UInt64(seed)) }

    /// One script.
    static func script(seed: Int) -> String {
        var generator = ScriptGenerator(seed: seed)
        return generator.make()
    }

    private mutating func make() -> String {
        preamble()
        product()
        if numbers.once(in: 3) { refusal() }
        if !numbers.once(in: 4) { rollback() }
        if numbers.once(in: 4) { patch() }
        let count = 2 + numbers.below(9)
        for _ in 0..<count { block() }
        ending()
        return lines.joined(separator: "\n") + (numbers.once(in: 5) ? "" : "\n")
    }

    private mutating func add(_ line: String) { lines.append(line) }

    private mutating func preamble() {
        if numbers.once(in: 4) {
            add(numbers.pick(["#!/bin/bash", "#!/bin/sh", "# stock \\", "# flash all; fastboot $* erase no"]))
        }
        stopsAtErrors = numbers.once(in: 7)
        if stopsAtErrors { add(numbers.pick(["set -e", "set -o errexit"])) }
        switch numbers.below(8) {
        case 0:
            add(
                numbers.pick([
                    "SCRIPT_PATH=$(dirname $0)", "SCRIPT_PATH=`dirname $0`", "SCRIPT_PATH=\"$(dirname \"$0\")\"",
                ]))
            folder = numbers.pick(["${SCRIPT_PATH}", "$SCRIPT_PATH", "\"$SCRIPT_PATH\""])
        case 1:
            add(numbers.pick(["cd \"$(dirname \"$0\")\"", "cd `dirname $0`"]))
            folder = numbers.pick(["`pwd`", "$(pwd)", "\"$PWD\"", "."])
        case 2:
            add("DIR=\"$(cd \"$(dirname \"$0\")\" && pwd)\"")
            folder = "\"$DIR\""
        case 3: folder = "$(dirname $0)"
        case 4: folder = "\"$(dirname \"$0\")\""
        default: break
        }
        if numbers.once(in: 2) {
            hasHandler = true
            add(
                numbers.pick([
                    "handle_error(){ echo $@; exit 2; }", "handle_error() {\n    echo \"$1 $2 error\"\n    exit 1\n}",
                    "handle_error()\n{\n    echo \"$* error\"\n    exit 1;\n}",
                    "handle_error () {\n  if [ -n \"$1\" ]; then\n    echo \"$@\"\n  fi\n  exit 3\n}",
                ]))
        }
        if numbers.once(in: 5) {
            hasFlasher = true
            add(
                numbers.pick([
                    "flash_one() {\n    fastboot flash \"$1\" \(folder)/images/$2\n    if [ $? -ne 0 ]; then echo \"$1 failed\"; exit 1; fi\n}",
                    "flash_one() { fastboot flash $1 \(folder)/images/$2 || exit 1; }",
                ]))
        }
    }

    private mutating func stop(_ words: String) -> String {
        numbers.pick([
            "echo \"\(words)\"; exit 1", "exit 1", "echo '\(words)'\n    exit 1", "echo \(words) >&2; exit 2",
            "{ echo \"\(words)\" ; exit 1; }",
        ])
    }

    private mutating func orStop(_ words: String) -> String {
        if hasHandler, numbers.once(in: 2) { return "|| handle_error \(words)" }
        return numbers.pick(["|| exit 1", "|| { echo \"\(words)\"; exit 1; }", "|| { exit 1; }"])
    }

    private mutating func product() {
        let patterns = [
            "\"^product: *probe\"", "\"^product: *probe$\"", "-E \"^product: *probe$\"",
            "-E \"^product: *probe$|^product: *probf$\"",
            "\"^product: *probe$\\|^product: *probf$\"", "\"probe\"", "-q \"^product: *probe$\"", "-w probe",
        ].dropLast()
        let probe = "fastboot $* getvar product 2>&1 | grep \(numbers.pick(Array(patterns)))"
        switch numbers.below(5) {
        case 0: add("\(probe) \(orStop("Missmatching image and device"))")
        case 1: add("if ! \(probe); then\n    \(stop("other phone"))\nfi")
        case 2: add("\(probe) ||\n\(probe.replacing("probe", with: "probg")) || exit 1")
        default:
            add(probe)
            add("if [ $? \(numbers.pick(["-ne", "!="])) 0 ] ; then \(stop("Missmatching image and device")); fi")
        }
    }

    /// A check that refuses some phones.
    private mutating func refusal() {
        let (variable, pattern) = numbers.pick([
            ("soc-id", "\"^soc-id: *278\""), ("soc-id", "\"^soc-id: *109$\""),
            ("board_version", "\"^board_version: *5.[0-9]\""),
            ("board_version", "\"^board_version: *4.4\""), ("hw", "-E \"^hw: *(one|two)$\""),
        ])
        let probe = "fastboot $* getvar \(variable) 2>&1 | grep \(pattern)"
        switch stopsAtErrors ? 0 : numbers.below(3) {
        case 0: add("if \(probe); then \(stop("other board")); fi")
        case 1: add("\(probe) && exit 1")
        default: add("\(probe)\nif [ $? -eq 0 ] ; then \(stop("other board")); fi")
        }
    }

    private mutating func rollback() {
        switch numbers.below(4) {
        case 0: add("CURRENT_ANTI_VER=\(numbers.below(4))")
        case 1:
            add(
                "if [ -e \(folder)/images/anti_version.txt ]; then\nCURRENT_ANTI_VER=`cat \(inner)/images/anti_version.txt`\nelse\nCURRENT_ANTI_VER=0\nfi"
            )
        case 2:
            add(
                "CURRENT_ANTI_VER=0\nif [ -f \(folder)/images/nothere.txt ]; then\n    CURRENT_ANTI_VER=$(cat \(folder)/images/nothere.txt)\nfi"
            )
        default: add("CURRENT_ANTI_VER=$(cat \(folder)/images/anti_key.txt | awk -F '=' '{ print $2 }')")
        }
        let variable = numbers.pick(["anti", "anti", "rollback_ver"])
        let ask = "fastboot \(numbers.pick(["", "$* "]))getvar \(variable) 2>&1"
        let cut = numbers.pick([
            "grep -oP \"\(variable): \\K[0-9]+\"", "grep \"\(variable):\" | awk -F \": \" '{print $2}'",
            "grep \(variable): | cut -f 2 -d \" \"",
            "grep \"^\(variable):\" | awk '{print $2}'", "grep '\(variable): ' | cut -d: -f2 | tr -d ' '",
            "grep \(variable): | sed 's/\(variable): *//'", "sed -n 's/^\(variable): *\\([0-9][0-9]*\\)$/\\1/p'",
        ])
        add(numbers.once(in: 3) && !cut.contains("\\") ? "ver=$(\(ask) | \(cut))" : "ver=`\(ask) | \(backquoted(cut))`")
        add(
            numbers.pick([
                "if [ -z \"$ver\" ]; then ver=0; fi", "if [ \"${ver}\"x = \"\"x ] ; then\n    ver=0\nfi",
                "if [ \"$ver\" == \"\" ]; then ver=0; fi", "if [ -z $ver ]; then\n ver=0\nfi",
                "[ -z \"$ver\" ] && ver=0",
                "if [ ! -n \"$ver\" ]; then ver=0; fi", "test -z \"$ver\" && ver=0\ntrue",
            ]))
        switch numbers.below(5) {
        case 0:
            add(
                "if [ $ver -gt $CURRENT_ANTI_VER ]; then\n    \(stop("older"))\nelif [ $ver -lt $CURRENT_ANTI_VER ]; then\n    echo newer\nfi"
            )
        case 1: add("if [ \"$CURRENT_ANTI_VER\" -lt \"$ver\" ]; then \(stop("older")); fi")
        case 2:
            add("if [ $ver -le $CURRENT_ANTI_VER ]; then\n    echo good\nelse\n    \(stop("older"))\nfi")
        default: add("if [ $ver -gt $CURRENT_ANTI_VER ]; then \(stop("older")); fi")
        }
    }

    /// Between backquotes a backslash before a dollar sign is taken off.
    private mutating func backquoted(_ text: String) -> String {
        numbers.once(in: 4) ? text.replacing("$2", with: "\\$2") : text
    }

    private mutating func patch() {
        add("P=`cat \(inner)/images/patch.txt`\nS=$(date -d \"$P\" +%s);")
        add("v=`fastboot $* getvar security-patch-level 2>&1 | grep -oP \"security-patch-level: \\K\\d+(-\\d+)*\"`")
        add("if [ -z \"$v\" ]; then pat=0;\nelse\npat=$(date -d \"$v\" +%s);\nfi")
        add("if [ $pat -gt $S ]; then\n\(stop("the phone has $v"))\nfi")
    }

    private mutating func block() {
        switch numbers.below(16) {
        case 0: guarded()
        case 1: carrier()
        case 2:
            add("if [ -f \(folder)/images/exaid.img ]; then")
            step()
            add("else\nfastboot $* erase exaid\nfi")
        case 3:
            add(
                "if [ -e \(folder)/images/nothere.img ]; then\nfastboot $* flash exaid \(folder)/images/nothere.img || exit 1\nelse\nfastboot $* erase exaid\nfi"
            )
        case 4:
            add(
                "for p in dtbo \(numbers.pick(["boot", "vendor_boot logo", "tz_ab"])); do\n  fastboot $* flash $p \(folder)/images/$p.img \(orStop("flash $p"))\ndone"
            )
        case 5: add("#fastboot $* flash persist `dirname $0`/images/persist.img\n# if [ $? -ne 0 ] ; then exit 1; fi")
        case 6:
            add(
                numbers.pick([
                    "sleep 1", "echo \"now\"", "", "echo 'next # one'", "echo next \\\n   line",
                    "fastboot $* getvar all",
                ]))
        case 7:
            add(
                "LIST=\"modem\(numbers.below(3)) dsp\"\nfor part in $LIST\ndo\n    fastboot $* erase $part \(orStop("erase"))\ndone"
            )
        case 8 where hasFlasher: add("flash_one \(numbers.pick(["abl", "xbl_ab", "tz"])) abl.elf")
        case 9: add("fastboot $* erase misc\(numbers.below(9)) && echo \"erased\"")
        case 10: add("fastboot $* erase sec\(numbers.below(9)) || echo \"ignored\"")
        case 11:
            add(
                "fastboot $* \(numbers.pick(["format cache", "format userdata", "oem cdms", "flash:raw boot \(folder)/images/boot.img"]))"
            )
        default: step()
        }
    }

    private mutating func step() {
        let image = numbers.pick(["boot.img", "super.img", "abl.elf", "exaid.img", "vm-bootsys.img"])
        let part = numbers.pick([
            "boot", "super", "abl_ab", "xbl", "xblbak", "userdata", "vbmeta_a", "dtbo_b", "vm-bootsys_ab",
        ])
        let command =
            numbers.once(in: 4) ? "fastboot $* erase \(part)" : "fastboot $* flash \(part) \(folder)/images/\(image)"
        switch numbers.below(6) {
        case 0: add("\(command) \(orStop("flash \(part) error"))")
        case 1: add(command)
        case 2: add("\(command)\nif [ $? -eq 0 ]; then\n    echo good\nelse\n    \(stop("\(part) error"))\nfi")
        case 3: add("if ! \(command); then \(stop("\(part) error")); fi")
        default:
            add("\(command)\nif [ $? \(numbers.pick(["-ne", "-gt", "!="])) 0 ] ; then \(stop("\(part) error")); fi")
        }
    }

    private mutating func guarded() {
        let probe =
            "fastboot $* getvar crc 2>&1 | grep \(numbers.pick(["\"^crc: 1\"", "-q \"^crc: 1$\"", "-E '^crc: *1$'"]))"
        let inner = "fastboot $* flash crclist \(folder)/images/crclist.txt"
        switch numbers.below(4) {
        case 0: add("\(probe) && \(inner)")
        case 1: add("if \(probe); then\n\(inner) || exit 1\nfi")
        case 2:
            add(
                "\(probe)\nif [ $? -eq 0 ] ; then\n    \(inner) \(orStop("crclist"))\n    fastboot $* flash sparsecrclist \(folder)/images/crclist.txt\nelse\n    echo none\nfi"
            )
        default:
            add(
                "\(probe)\nif [ $? -ne 0 ]; then\n    echo none\nelse\n    \(inner)\n    if [ $? -ne 0 ] ; then exit 1; fi\nfi"
            )
        }
    }

    private mutating func carrier() {
        let name = numbers.pick(["opcust", "opconfig"])
        let kind = numbers.pick(["raw", "ext4", "raw data"])
        let probe = "fastboot $* getvar partition-type:\(name) 2>&1 | grep \"^partition-type:\(name): \(kind)\""
        switch numbers.below(3) {
        case 0:
            add(
                "\(probe)\nif [ $? -eq 0 ] ; then\nfastboot $* erase \(name)\nif [ $? -ne 0 ] ; then echo \"Erase \(name) error\"; exit 1; fi\nfi"
            )
        case 1: add("\(probe)\nif [ $? -eq 0 ] ; then fastboot $* erase \(name); fi\nif [ $? -ne 0 ] ; then exit 1; fi")
        default: add("\(probe) && fastboot $* erase \(name)")
        }
    }

    private mutating func ending() {
        if numbers.once(in: 2) { add("fastboot $* set_active a\(numbers.once(in: 2) ? " || exit 1" : "")") }
        add(
            numbers.pick([
                "fastboot $* reboot", "fastboot $* reboot\nif [ $? -ne 0 ] ; then exit 1; fi",
                "fastboot $* oem lock || exit 1",
            ]))
        if numbers.once(in: 5) { add("exit 0") }
    }
}
