import Foundation

/// Runs many scripts in one real shell, with a `fastboot` that writes down what it hears and answers from a table.
struct ShellBench {
    /// One run of one script.
    struct Run {
        let text: String
        /// What the phone answers to `getvar`; a variable that is missing is one that it does not know.
        let answers: [String: String]
        /// The command that fails, as it is written down; nil where each succeeds.
        let failing: String?
    }

    /// What lies beside every script.
    static let files: [String: String] = [
        "images/anti_version.txt": "1\n", "images/anti_key.txt": "anti=2\n", "images/patch.txt": "2025-11-01\n",
        "images/exaid.img": "x", "images/boot.img": "x", "images/dtbo.img": "x",
    ]

    let shell: String
    private let folder: URL

    init(shell: String) throws {
        self.shell = shell
        folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appending(
            path: "script-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder.appending(path: "images"), withIntermediateDirectories: true)
        for (path, text) in Self.files { try write(text, path) }
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    private func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    /// What reached the stand-in in each run, in order.
    func heard(_ runs: [Run]) throws -> [[String]] {
        var driver = """
            BENCH=\(quoted(folder.path))
            sleep() { :; }
            dirname() { echo "${1%/*}"; }
            fastboot() {
                if [ "$1 $2" = "getvar all" ]; then return 0; fi
                if [ "$1" = getvar ]; then
                    if answer "$2"; then
                        echo "$2: $R" >&2; echo "Finished. Total time: 0.001s" >&2
                        return 0
                    fi
                    echo "getvar:$2 FAILED (remote: 'GetVar Variable Not found')" >&2; echo "Finished. Total time: 0.001s" >&2
                    return 1
                fi
                case "$1" in format) shift; set -- erase "$@";; flash:raw) shift; set -- flash "$@";; esac
                W="$*"
                case "$W" in *"$BENCH/"*) W="${W%%"$BENCH/"*}${W#*"$BENCH/"}";; esac
                case "$W" in *" ./"*) W="${W%% ./*} ${W#* ./}";; esac
                printf '%s\\n' "$W" >> "$BENCH/log"
                [ "$W" != "$FAILING" ]
            }

            """
        for (number, run) in runs.enumerated() {
            try write(run.text, "script\(number).sh")
            let cases = run.answers.sorted { $0.key < $1.key }.map { "\(quoted($0.key))) R=\(quoted($0.value));; " }
                .joined()
            driver += """
                answer() { case "$1" in \(cases)*) return 1;; esac; }
                FAILING=\(quoted(run.failing ?? "nothing"))
                echo "== \(number)" >> "$BENCH/log"
                cd "$BENCH"
                ( . "$BENCH/script\(number).sh" ) > /dev/null 2>&1 < /dev/null

                """
        }
        try write(driver, "driver.sh")
        try write("", "log")
        let process = Process()
        process.executableURL = URL(filePath: shell)
        process.arguments = [folder.appending(path: "driver.sh").path]
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        var heard = [[String]](repeating: [], count: runs.count)
        var at = -1
        for line in String(decoding: try Data(contentsOf: folder.appending(path: "log")), as: UTF8.self).split(
            separator: "\n")
        {
            if line.hasPrefix("== "), let number = Int(line.dropFirst(3)) {
                at = number
            } else {
                heard[at].append(String(line))
            }
        }
        return heard
    }

    private func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
