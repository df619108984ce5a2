//! The `kafkactl` binary: passes the command line to the library, and the exit status to the system.

use std::process::ExitCode;

/// C code such as librdkafka uses it too (feature `override`): threads of librdkafka allocate memory that our threads free, and glibc's
/// allocator takes a lock each time. Reading a topic spent a fifth of its time on that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

// The standard library opens closed streams (`>&-`) on /dev/null before `main`, and data would be lost without an error: this has to
// run earlier.
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
