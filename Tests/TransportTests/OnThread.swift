import Foundation

/// Runs each job on a thread of its own, so that no thread of the cooperative pool waits. Unlike work on a bare thread,
/// a job knows the test that it belongs to.
final class ThreadPerJob: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        Thread.detachNewThread { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// Runs blocking work where it may block.
func onThread<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withTaskExecutorPreference(ThreadPerJob()) { try work() }
}
