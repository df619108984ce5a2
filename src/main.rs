//! The `kafkactl` binary: hands the command line to the library and its status to the system.

use std::process::ExitCode;

/// Also for librdkafka and all other C code (feature `override`): its threads allocate what ours free, for which glibc's allocator
/// takes a lock each time. A fifth of the time of reading a topic went into that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

// Before `main` the standard library opens /dev/null in the place of streams that are closed (`>&-`), and data would be lost without
// a word: what was closed has to be seen earlier.
ctor::declarative::ctor! {
    #[ctor(unsafe)]
    fn look_at_streams() {
        kafkactl::look_at_streams();
    }
}

fn main() -> ExitCode {
    if let Some(status) = kafkactl::complete() {
        return status.into();
    }
    kafkactl::run(std::env::args_os()).into()
}
