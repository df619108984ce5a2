//! The bytes of a file: mapped into memory, where another process may truncate it while it is read, or read into memory.

#![allow(unsafe_code)]

use std::fs::File;
use std::ops::Deref;
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};

use memmap2::{Advice, Mmap};

/// A whole file, read-only.
#[derive(Debug)]
pub enum FileBytes {
    /// Mapped into memory.
    Mapped(MappedFile),
    /// Read into memory.
    Read(Vec<u8>),
}

impl FileBytes {
    /// The remaining length in bytes if the file was truncated since it was mapped; the bytes beyond read as zeros.
    pub fn cut_at(&self) -> Option<u64> {
        match self {
            Self::Mapped(mapped) => mapped.cut_at(),
            Self::Read(_) => None,
        }
    }
}

impl Deref for FileBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Mapped(mapped) => &mapped.map,
            Self::Read(bytes) => bytes,
        }
    }
}

/// A mapped file.
#[derive(Debug)]
pub struct MappedFile {
    file: File,
    map: Mmap,
    watched: &'static Watched,
}

impl MappedFile {
    /// Maps a file, or returns it if the system cannot map it: an empty file, one that is not a regular file, one of a file system
    /// without support, or one that is larger than the free address space.
    pub fn new(file: File) -> Result<Self, File> {
        // SAFETY: the map is shared with the page cache (MAP_SHARED) and read-only. Another process may write to the file while it
        // is read: a broker appends to its active segment, and a follower truncates its log and appends again. So a byte may have
        // another value each time it is read. Nothing here relies on a value after it was checked: lengths are checked against the
        // slice that is then taken, and no text or other value with an invariant is kept over mapped bytes. Small files, which are
        // kept as text, are read (see the callers). Truncation of the file raises SIGBUS, which `Watched` handles.
        let Ok(map) = (unsafe { Mmap::map(&file) }) else { return Err(file) };
        let Some(watched) = Watched::watch(&map) else { return Err(file) };
        // Only a hint: if the system refuses it, reading works all the same.
        let _ = map.advise(Advice::Sequential);
        Ok(Self { file, map, watched })
    }

    fn cut_at(&self) -> Option<u64> {
        let length = self.file.metadata().map_or(0, |metadata| metadata.len());
        (length < self.map.len() as u64 || self.watched.was_cut()).then_some(length)
    }
}

impl Drop for MappedFile {
    fn drop(&mut self) {
        self.watched.release();
    }
}

/// The address range of a map, for the signal handler.
///
/// Reading a page of a map beyond the end of its file raises SIGBUS, which ends the process. A segment can be truncated while it is
/// read: by a broker that truncates a follower's log, or by an operator who repairs one. The handler maps zero pages in place of
/// the lost ones, so that the reader finishes and can report what happened.
#[derive(Debug)]
struct Watched {
    /// 0 for a free slot.
    start: AtomicUsize,
    end: AtomicUsize,
    cuts: AtomicUsize,
}

/// At most a log and two of its indexes are open at once. A file without a free slot is read instead of mapped.
static SLOTS: [Watched; 8] =
    [const { Watched { start: AtomicUsize::new(0), end: AtomicUsize::new(0), cuts: AtomicUsize::new(0) } };
        8];
static PAGE_SIZE: AtomicUsize = AtomicUsize::new(4096);
static INSTALL: Once = Once::new();

impl Watched {
    fn watch(map: &Mmap) -> Option<&'static Self> {
        INSTALL.call_once(install_handler);
        let start = map.as_ptr() as usize;
        let slot = SLOTS.iter().find(|slot| {
            slot.start.compare_exchange(0, start, Ordering::AcqRel, Ordering::Relaxed).is_ok()
        })?;
        slot.cuts.store(0, Ordering::Relaxed);
        slot.end.store(start + map.len(), Ordering::Release);
        Some(slot)
    }

    fn was_cut(&self) -> bool {
        self.cuts.load(Ordering::Acquire) > 0
    }

    fn release(&self) {
        self.end.store(0, Ordering::Release);
        self.start.store(0, Ordering::Release);
    }
}

fn install_handler() {
    // SAFETY: `sysconf` has no preconditions. The action is zeroed, which is valid for the C structure, and then filled
    // in; the handler has the signature that SA_SIGINFO asks for and does only what a signal handler may. The action before it
    // is the default one, which is not kept: no other part of the program handles SIGBUS.
    unsafe {
        if let Ok(size) = usize::try_from(libc::sysconf(libc::_SC_PAGESIZE)) {
            PAGE_SIZE.store(size, Ordering::Relaxed);
        }
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = on_bus_error as *const () as usize;
        action.sa_flags = libc::SA_SIGINFO | libc::SA_ONSTACK;
        libc::sigaction(libc::SIGBUS, &raw const action, std::ptr::null_mut());
    }
}

extern "C" fn on_bus_error(_signal: libc::c_int, info: *mut libc::siginfo_t, _context: *mut libc::c_void) {
    // SAFETY: the kernel hands over a valid siginfo. Atomics and `signal` may be used in a signal handler. POSIX does not list
    // `mmap` among what may, but in glibc and musl it is a plain system call, without locks or memory of its own. The pages
    // replaced lie within a map of this process that is read-only and still in use.
    unsafe {
        let errno = *libc::__errno_location();
        let address = (*info).si_addr() as usize;
        let slot = SLOTS.iter().find(|slot| {
            let (start, end) = (slot.start.load(Ordering::Acquire), slot.end.load(Ordering::Acquire));
            start != 0 && start <= address && address < end
        });
        let replaced = slot.is_some_and(|slot| {
            let page = address & !(PAGE_SIZE.load(Ordering::Relaxed) - 1);
            let length = slot.end.load(Ordering::Acquire) - page;
            let flags = libc::MAP_FIXED | libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
            slot.cuts.fetch_add(1, Ordering::AcqRel);
            libc::mmap(page as *mut libc::c_void, length, libc::PROT_READ, flags, -1, 0) != libc::MAP_FAILED
        });
        if !replaced {
            // Not one of our maps: the instruction runs again, and ends the process as it would have.
            libc::signal(libc::SIGBUS, libc::SIG_DFL);
        }
        *libc::__errno_location() = errno;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(length: u64) -> File {
        let file = tempfile::tempfile().unwrap();
        file.set_len(length).unwrap();
        file
    }

    /// Maps a file once a slot is free: other tests hold some for a while.
    fn mapped(mut file: File) -> FileBytes {
        loop {
            match MappedFile::new(file) {
                Ok(mapped) => return FileBytes::Mapped(mapped),
                Err(returned) => file = returned,
            }
            std::thread::yield_now();
        }
    }

    #[test]
    fn a_file_that_is_cut_while_it_is_mapped_reads_as_zeros_from_there() {
        let file = file(0);
        std::io::Write::write_all(&mut &file, &vec![7; 1 << 20]).unwrap();
        let bytes = mapped(file.try_clone().unwrap());
        assert_eq!((bytes[0], bytes.cut_at()), (7, None));
        file.set_len(10_000).unwrap();
        assert!(bytes[..10_000].iter().all(|&byte| byte == 7));
        assert!(bytes[10_000..].iter().all(|&byte| byte == 0));
        assert_eq!(bytes.cut_at(), Some(10_000));
    }

    #[test]
    fn a_file_for_which_no_slot_is_free_is_given_back_until_one_is() {
        // Other tests hold slots too, so some of these may be given back already.
        let mut open: Vec<_> = (0..=SLOTS.len()).map(|_| MappedFile::new(file(5))).collect();
        assert!(open.pop().unwrap().is_err());
        drop(open);
        assert_eq!(*mapped(file(5)), [0; 5]);
    }
}
