extension RunRecord {
    /// One step of a run's plan, and what became of it.
    public struct Step: Sendable, Equatable {
        /// How far the journal knows a step to have come.
        public enum Stage: Sendable, Equatable {
            /// Not begun.
            case planned
            /// Begun: the phone may have been told to change something. Whether it did is not known.
            case intended
            /// Ended, as the word says: `done`, `left-out`, `ignored`.
            case ended(String)
        }

        /// As it is printed: `flash boot_ab from boot.img (134.2 MB)`.
        public var text: String
        /// Tells the step from every other of the same package: `flash boot_ab images/boot.img`.
        public var key: String
        /// How far it came.
        public var stage: Stage
        /// Why it was left out, passed over, or not brought to its end.
        public var reason: String?
        /// Whether it is the connection that kept it from its end.
        public var brokeOnLink = false
        /// Bytes sent.
        public var bytes: UInt64
        /// True once the phone has answered something that it answers only when this step is on its storage.
        public var isStored: Bool

        /// The digest of the image, with its name: `md5 900150983cd24fb0d6963f7d28e17f72`.
        public var digest: String?
        /// When it was; nil where it was not begun, or by an earlier restock.
        public var time: Time?

        /// When a step was, and how long it took, both in seconds.
        public struct Time: Sendable, Equatable {
            /// From the beginning of the run.
            public var began: Double
            /// How long it took.
            public var seconds: Double

            public init(began: Double, seconds: Double) { (self.began, self.seconds) = (began, seconds) }
        }

        public init(
            text: String, key: String, stage: Stage = .planned, reason: String? = nil, bytes: UInt64 = 0,
            isStored: Bool = false
        ) {
            self.text = text
            self.key = key
            self.stage = stage
            self.reason = reason
            self.bytes = bytes
            self.isStored = isStored
        }
    }
}
