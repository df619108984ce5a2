//! Standard input that a signal can interrupt.
//!
//! A plain read waits until somebody writes, and a signal does not end it: the standard library and the kernel restart it. All
//! reading of standard input goes through this module, so that Ctrl-C, SIGTERM and SIGHUP work.

use std::io::{self, Read};
use std::os::fd::AsFd;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::interrupt::Interrupt;
use crate::error::Stopped;

/// Maximum time of one wait: another thread may have received the signal, or it came just before the wait.
const LOOK_AGAIN: Timespec = Timespec { tv_sec: 0, tv_nsec: 100_000_000 };
/// Maximum size of a text, so that endless input does not fill the memory.
const LARGEST_TEXT: u64 = 1 << 30;

/// Standard input. A signal gives an error that carries the exit status ([`Stopped`]), which [`Error::io`] keeps.
///
/// It is unbuffered: nothing is read ahead, so one reader leaves the rest for the next.
///
/// [`Error::io`]: crate::error::Error::io
#[derive(Debug)]
pub struct Stdin<'a>(&'a Interrupt);

impl<'a> Stdin<'a> {
    /// Standard input until a signal comes.
    pub fn new(interrupt: &'a Interrupt) -> Self {
        Self(interrupt)
    }
}

impl Read for Stdin<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let stdin = io::stdin();
        let source = stdin.as_fd();
        loop {
            if let Some(status) = self.0.requested() {
                return Err(io::Error::other(Stopped(status)));
            }
            match poll(&mut [PollFd::new(&source, PollFlags::IN)], Some(&LOOK_AGAIN)) {
                Ok(0) | Err(Errno::INTR) => continue,
                Ok(_) => {}
                Err(errno) => return Err(errno.into()),
            }
            match rustix::io::read(source, &mut *buffer) {
                Err(Errno::INTR | Errno::AGAIN) => {}
                result => return result.map_err(io::Error::from),
            }
        }
    }
}

/// Reads a text from standard input to its end.
pub fn read_text(interrupt: &Interrupt) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    Stdin::new(interrupt).take(LARGEST_TEXT + 1).read_to_end(&mut text)?;
    if text.len() as u64 > LARGEST_TEXT {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "more than 1 GiB of text"));
    }
    Ok(text)
}

/// Reads one line, with its end; invalid UTF-8 is replaced. Empty at the end of the input.
pub fn read_line(interrupt: &Interrupt) -> io::Result<String> {
    let (mut line, mut stdin, mut byte) = (Vec::new(), Stdin::new(interrupt), [0]);
    // Byte by byte: what follows the line belongs to the next reader.
    while line.last() != Some(&b'\n') && stdin.read(&mut byte)? > 0 {
        line.extend(byte);
    }
    Ok(String::from_utf8_lossy(&line).into_owned())
}
