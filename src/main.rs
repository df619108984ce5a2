//! The `kafkactl` binary: hands the command line to the library and its status to the system.

use std::process::ExitCode;

/// Also for librdkafka and all other C code (feature `override`): its threads allocate what ours free, for which glibc's allocator
/// takes a lock each time. A fifth of the time of reading a topic went into that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    if let Some(status) = kafkactl::complete() {
        return status.into();
    }
    kafkactl::run(std::env::args_os()).into()
}
