//! The bytes of a file: mapped into memory where that works, else read.

#![allow(unsafe_code)]

use std::fs::File;
use std::io::{self, Read};
use std::ops::Deref;
use std::path::Path;
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};

use memmap2::{Advice, Mmap};

/// Kafka's segments have at most 2^31 - 1 bytes; no more is read into memory.
const LARGEST_READ: u64 = i32::MAX as u64;

/// A whole file, read-only.
#[derive(Debug)]
pub enum FileBytes {
    /// Mapped into memory.
    Mapped(MappedFile),
    /// Read into memory.
    Read(Vec<u8>),
}

/// A mapped file that may be cut by another process while it is read.
#[derive(Debug)]
pub struct MappedFile {
    file: File,
    map: Mmap,
    watched: &'static Watched,
}

impl FileBytes {
    /// Maps a regular file, or reads it where it cannot be mapped; anything else (a folder, a pipe, a device) is
    /// refused, as its length is unknown.
    pub fn open(path: &Path, may_map: bool) -> io::Result<Self> {
        // Looked at before it is opened: opening a named pipe would wait for a writer.
        let metadata = std::fs::metadata(path)?;
        if !metadata.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
        }
        let file = File::open(path)?;
        if metadata.len() == 0 {
            return Ok(Self::Read(Vec::new()));
        }
        if may_map {
            // SAFETY: the map is shared with the page cache (MAP_SHARED) and read-only. Another process may write to the file
            // while it is read: a broker appends to its active segment, and a follower cuts its log and appends again. So a byte
            // may have another value each time it is looked at. Nothing here relies on a value after it was checked: lengths
            // are checked against the slice that is then taken, and no text or other value with an invariant is kept over
            // mapped bytes. Small files, which are kept as text, are read (see the callers). A cut of the file raises SIGBUS,
            // which `Watched` handles.
            if let Ok(map) = unsafe { Mmap::map(&file) }
                && let Some(watched) = Watched::watch(&map)
            {
                // A hint only: a system that refuses it reads the file as well.
                let _ = map.advise(Advice::Sequential);
                return Ok(Self::Mapped(MappedFile { file, map, watched }));
            }
        }
        Self::check_size(metadata.len())?;
        Self::read_about(file, metadata.len())
    }

    /// Refuses a size that [`FileBytes::read`] would come to refuse.
    pub fn check_size(size: u64) -> io::Result<()> {
        if size <= LARGEST_READ {
            return Ok(());
        }
        let message = "it has more than the 2 GiB that a segment can have, and was not read";
        Err(io::Error::new(io::ErrorKind::FileTooLarge, message))
    }

    /// Reads all there is, up to the size of the largest segment.
    pub fn read(source: impl Read) -> io::Result<Self> {
        Self::read_about(source, LARGEST_READ)
    }

    fn read_about(source: impl Read, expected: u64) -> io::Result<Self> {
        let mut bytes = Vec::new();
        // Room that is not written to takes no memory, while growing would copy all of it and take twice as much. A system that
        // does not lend that much address space lets it grow.
        let _ = bytes.try_reserve_exact(usize::try_from(expected).unwrap_or(0) + 1);
        source.take(LARGEST_READ + 1).read_to_end(&mut bytes)?;
        Self::check_size(bytes.len() as u64)?;
        Ok(Self::Read(bytes))
    }

    /// The length that is left when the file became shorter since it was opened; what was beyond reads as zeros.
    pub fn cut_at(&self) -> Option<u64> {
        let Self::Mapped(mapped) = self else { return None };
        let length = mapped.file.metadata().map_or(0, |metadata| metadata.len());
        (length < mapped.map.len() as u64 || mapped.watched.was_cut()).then_some(length)
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

impl Drop for MappedFile {
    fn drop(&mut self) {
        self.watched.release();
    }
}

/// The address range of a map, as the signal handler knows it.
///
/// Reading a page of a map beyond the end of its file raises SIGBUS, which ends the process. A segment can be cut while it
/// is read: a broker truncates a follower's log, an operator repairs one. The handler puts zero pages in the place of
/// what is gone, so that the reader comes to an end and can say what happened.
#[derive(Debug)]
struct Watched {
    /// 0 for a free slot.
    start: AtomicUsize,
    end: AtomicUsize,
    cuts: AtomicUsize,
}

/// A log and two of its indexes are open at once at the most. A file for which no slot is free is read and not mapped.
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
            // Not ours: the instruction runs again, and ends the process as it would have.
            libc::signal(libc::SIGBUS, libc::SIG_DFL);
        }
        *libc::__errno_location() = errno;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_cut_while_it_is_read_reads_as_zeros_from_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.log");
        std::fs::write(&path, vec![7; 1 << 20]).unwrap();
        let bytes = FileBytes::open(&path, true).unwrap();
        assert_eq!((bytes[0], bytes.cut_at()), (7, None));
        File::options().write(true).open(&path).unwrap().set_len(10_000).unwrap();
        assert!(bytes[..10_000].iter().all(|&byte| byte == 7));
        assert!(bytes[10_000..].iter().all(|&byte| byte == 0));
        assert_eq!(bytes.cut_at(), Some(10_000));
    }

    #[test]
    fn a_file_for_which_no_slot_is_free_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.log");
        std::fs::write(&path, b"kafka").unwrap();
        // Other tests hold slots too, so some of these may be read already.
        let open: Vec<FileBytes> = (0..=SLOTS.len()).map(|_| FileBytes::open(&path, true).unwrap()).collect();
        assert!(matches!(open.last(), Some(FileBytes::Read(_))));
        assert!(open.iter().all(|bytes| **bytes == *b"kafka"));
        drop(open);
        assert!((0..100).any(|_| matches!(FileBytes::open(&path, true).unwrap(), FileBytes::Mapped(_))));
    }

    #[test]
    fn what_is_larger_than_a_segment_is_refused_before_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.log");
        File::create(&path).unwrap().set_len(LARGEST_READ + 1).unwrap();
        let refused = FileBytes::open(&path, false).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::FileTooLarge);
    }

    #[test]
    fn a_stream_is_read_to_its_end_whatever_its_length() {
        for length in [0, 1, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, 300_000] {
            let bytes = FileBytes::read(io::repeat(7).take(length)).unwrap();
            assert!(bytes.len() as u64 == length && bytes.iter().all(|&byte| byte == 7));
        }
    }

    #[test]
    fn a_file_reads_the_same_mapped_and_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.log");
        std::fs::write(&path, b"kafka").unwrap();
        for may_map in [true, false] {
            assert_eq!(&*FileBytes::open(&path, may_map).unwrap(), b"kafka");
        }
    }
}
