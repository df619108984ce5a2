//! The `kafkactl` binary: hands the command line to the library and its status to the system.

use std::process::ExitCode;

fn main() -> ExitCode {
    kafkactl::run(std::env::args_os()).into()
}
