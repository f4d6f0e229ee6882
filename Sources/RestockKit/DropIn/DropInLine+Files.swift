extension DropInLine {
    /// Looks at the file of every flash before the first command is sent: `erase boot flash boot FILE` must not end between the two
    /// because FILE is missing.
    /// - Throws: ``DropInError/stopped(_:)``, with the file and what is wrong with it.
    func lookAtFiles() throws(DropInError) {
        for command in commands {
            guard case .flash(_, let file?) = command else { continue }
            _ = try DropInImage(path: file)
        }
    }
}
