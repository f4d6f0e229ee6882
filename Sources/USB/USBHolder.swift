import Glibc

/// Which program has a device node open.
///
/// - Parameters:
///   - node: the path of the node, such as `/dev/bus/usb/001/004`.
///   - processes: the folder that has one folder for each process; `/proc`.
///   - own: the process id that is passed over: this program's.
/// - Returns: "fwupd (pid 812)", and with several programs all of them with commas; nil when none is seen. Other
///   users' programs are seen by root only.
func holder(of node: String, processes: String = "/proc", except own: Int = Int(getpid())) -> String? {
    var holders: [String] = []
    let numbers = SystemFiles.names(in: processes).compactMap { Int($0) }.filter { $0 != own }.sorted()
    for number in numbers {
        let folder = "\(processes)/\(number)"
        let holds = SystemFiles.names(in: "\(folder)/fd").contains { SystemFiles.link("\(folder)/fd/\($0)") == node }
        if holds { holders.append("\(SystemFiles.text("\(folder)/comm") ?? "a program") (pid \(number))") }
    }
    return holders.isEmpty ? nil : holders.joined(separator: ", ")
}
