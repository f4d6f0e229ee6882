import Fastboot

/// `-w`.
extension DropInTool {
    /// Erases the partitions that hold the owner's data. No file system is made: Android does that when it starts, with the options of its
    /// own build, which no computer knows.
    func wipe() throws(DropInError) {
        for name in ["userdata", "cache", "metadata"] {
            guard try value("partition-type:\(name)") != nil else { continue }
            try run(.erase(name), as: .erasing(name))
            events(.line("Erased \(name). Android makes its file system when it starts."))
        }
    }
}
