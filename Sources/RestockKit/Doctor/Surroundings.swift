import FoundationEssentials
import Glibc

/// What this computer is, from the files that say so.
struct Surroundings {
    /// The folder that stands for `/`.
    let root: String

    /// The kind of container that this runs in; nil for none that shows.
    var container: String? {
        if exists("/.dockerenv") { return "docker" }
        if exists("/run/.containerenv") { return "podman" }
        if let said = text("/run/systemd/container"), !said.isEmpty { return said }
        let first = text("/proc/1/environ")?.split(separator: "\0").first { $0.hasPrefix("container=") }
        return first.map { String($0.dropFirst("container=".count)) }
    }

    /// The virtual machine that this runs in, by the name that its firmware has; nil for none that shows.
    var virtualMachine: String? {
        if text("/proc/version")?.lowercased().contains("microsoft") == true { return "WSL" }
        let firmware = ["sys_vendor", "product_name"].compactMap { text("/sys/class/dmi/id/\($0)") }.joined(
            separator: " ")
        let known = [
            ("QEMU", "QEMU"), ("KVM", "KVM"), ("VirtualBox", "VirtualBox"), ("innotek", "VirtualBox"),
            ("VMware", "VMware"), ("Xen", "Xen"), ("Parallels", "Parallels"), ("Virtual Machine", "Hyper-V"),
            ("Google Compute Engine", "Google Compute Engine"), ("Amazon EC2", "Amazon EC2"),
        ]
        return known.first { firmware.contains($0.0) }?.1
    }

    /// `PRETTY_NAME` of os-release.
    var distribution: String {
        for file in ["/etc/os-release", "/usr/lib/os-release"] {
            guard let line = text(file)?.split(separator: "\n").first(where: { $0.hasPrefix("PRETTY_NAME=") }) else {
                continue
            }
            return String(line.dropFirst("PRETTY_NAME=".count).filter { $0 != "\"" })
        }
        return "unknown distribution"
    }

    /// The names of groups by number.
    var groupNames: [UInt32: String] {
        var names: [UInt32: String] = [:]
        for line in text("/etc/group")?.split(separator: "\n") ?? [] {
            let fields = line.split(separator: ":", omittingEmptySubsequences: false)
            if fields.count > 2, let number = UInt32(fields[2]) { names[number] = String(fields[0]) }
        }
        return names
    }

    /// `Linux 6.1.0-37-amd64, x86_64`.
    static var kernel: String {
        var facts = utsname()
        guard unsafe uname(&facts) == 0 else { return "Linux" }
        func word<T>(_ field: T) -> String {
            unsafe withUnsafeBytes(of: field) { unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        }
        return "\(word(facts.sysname)) \(word(facts.release)), \(word(facts.machine))"
    }

    func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root + path) }

    private func text(_ path: String) -> String? {
        guard let data = FileManager.default.contents(atPath: root + path) else { return nil }
        return String(decoding: data, as: UTF8.self)
    }
}
