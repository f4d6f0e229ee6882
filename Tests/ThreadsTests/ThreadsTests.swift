import Synchronization
import Testing
import Threads

@Suite struct ThreadsTests {
    @Test func deadlinesPass() {
        #expect(Deadline(after: .zero).left == .zero)
        #expect(Deadline(after: .seconds(-3)).left == .zero)
        #expect(Deadline(after: .seconds(1000)).left > .seconds(990))
        let monitor = Monitor()
        #expect(monitor.locked { !monitor.wait(until: Deadline(after: .milliseconds(1))) })
    }

    @Test func aWorkerEndsBeforeItIsJoined() {
        let sum = Atomic<Int>(0)
        let workers = (1...8).map { number in
            WorkerThread { sum.add(number, ordering: .relaxed) }
        }
        for worker in workers {
            worker.join()
            worker.join()
        }
        #expect(sum.load(ordering: .relaxed) == 36)
    }

    @Test func aWaiterIsWoken() {
        let monitor = Monitor()
        let isSet = Atomic<Bool>(false)
        let worker = WorkerThread {
            monitor.locked {
                isSet.store(true, ordering: .relaxed)
                monitor.wake()
            }
        }
        let deadline = Deadline(after: .seconds(20))
        let woken = monitor.locked {
            while !isSet.load(ordering: .relaxed) {
                if !monitor.wait(until: deadline) { return false }
            }
            return true
        }
        #expect(woken)
        worker.join()
    }
}
