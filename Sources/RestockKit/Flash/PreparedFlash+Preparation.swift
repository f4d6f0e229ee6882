import Journal
import Plan

extension PreparedFlash: Preparation {
    /// The steps that were done, with their bytes and seconds.
    public typealias Report = FlashReport

    public var recorded: RunRecord.Phone { RunRecord.Phone(phone) }

    public func leaving(_ failure: Failure) -> Failure {
        if let resumes { return failure.leaving(resumes, on: recorded) }
        return failure.leaving(unfinished)
    }

    public func close() { session.transport.close() }
}
