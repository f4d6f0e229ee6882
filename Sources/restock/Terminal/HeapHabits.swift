import CMalloc

/// How the C library keeps memory for this process.
enum HeapHabits {
    /// Has every large buffer given back to the system when it is freed.
    ///
    /// glibc raises its own limit for that with each large buffer that is freed, up to 32 MiB; from then on the windows of decoders and
    /// the rings of one image would stay with the process while those of the next are made: 15 MiB more at the peak of an update's
    /// reading. A limit that is set stays as it is.
    ///
    /// Threads share two heaps. By itself glibc gives each thread one, up to eight a core, and what one of them frees another cannot use:
    /// 1 to 3 MiB more at the peak of a flash.
    static func settle() {
        mallopt(M_MMAP_THRESHOLD, 512 << 10)
        mallopt(M_ARENA_MAX, 2)
    }
}
