/// Is told what a run does, in the order in which it happens, on the run's own thread. Nothing here can fail, so that no record stands
/// in the way of a phone.
public protocol RunRecorder: AnyObject {
    /// Whether `restock resume` can go on from what was recorded.
    var canResume: Bool { get }

    /// A step of the plan begins that could change the phone.
    func intends(step index: Int)
    /// The phone is about to be told to change something: all that was said before is durable when this returns.
    func settle()
    /// A step has ended.
    func ended(step index: Int, _ result: StepResult)
    /// A step could not be done.
    /// - Parameter onLink: the connection is to blame, and not what the phone said.
    func broke(step index: Int, _ reason: String, onLink: Bool)
    /// The phone has answered something that it answers only when every step before this one is on its storage.
    func stored(before index: Int)
    /// The run has ended.
    func ended(_ result: Result<FlashReport, Failure>)
}
