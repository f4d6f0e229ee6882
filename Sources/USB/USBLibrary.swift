import CLibUSB

/// The version of the libusb that this program runs with: "1.0.26".
public func libusbVersion() -> String {
    guard let version = unsafe libusb_get_version() else { return "unknown" }
    return unsafe "\(version.pointee.major).\(version.pointee.minor).\(version.pointee.micro)"
}
