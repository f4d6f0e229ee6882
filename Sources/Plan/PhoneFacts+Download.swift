extension PhoneFacts {
    /// The most bytes of one download. A phone that names no limit is sent what 32 bits can announce.
    public var downloadLimit: UInt64 { min(maxDownload ?? UInt64(UInt32.max), UInt64(UInt32.max)) }
}
