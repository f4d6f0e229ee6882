/// The parts of a vbmeta image, by the words that messages use.
public enum AVBField: String, Sendable {
    case authentication = "authentication block"
    case auxiliary = "auxiliary block"
    case hash
    case signature
    case key
    case keyMetadata = "key metadata"
    case descriptors
}
