/// Names that browsers and download programs give a file while it is on its way.
public enum UnfinishedDownload {
    /// Those of Chrome, Firefox, Edge, Opera and Safari, and the control file of aria2.
    private static let endings = [".crdownload", ".part", ".partial", ".opdownload", ".download", ".aria2"]

    /// The ending by which a path is such a file; nil for others.
    public static func ending(of path: String) -> String? {
        let name = path.lowercased()
        return endings.first(where: name.hasSuffix)
    }
}
