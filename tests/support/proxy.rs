//! A TCP proxy that does to connections what networks do.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// What happens to the bytes that the broker sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    None,
    /// The connection ends after so many.
    CutAfter(usize),
    /// Those after so many are turned around.
    GarbleAfter(usize),
    /// None comes through, until the fault is another one.
    Hang,
}

/// A proxy; it takes no more connections when the value goes.
pub struct Proxy {
    pub port: u16,
    fault: Arc<Mutex<Fault>>,
    struck: Arc<AtomicBool>,
    ended: Arc<AtomicBool>,
    listens: Option<JoinHandle<()>>,
}

impl Proxy {
    /// Takes connections on a port (0 for any) and passes them on to another.
    pub fn start(port: u16, to: u16, fault: Fault) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let mut proxy = Self {
            port,
            fault: Arc::new(Mutex::new(fault)),
            struck: Arc::default(),
            ended: Arc::default(),
            listens: None,
        };
        let (fault, struck, ended) =
            (Arc::clone(&proxy.fault), Arc::clone(&proxy.struck), Arc::clone(&proxy.ended));
        let listens = thread::spawn(move || {
            for client in listener.incoming().flatten() {
                if ended.load(Ordering::SeqCst) {
                    return;
                }
                let Ok(broker) = TcpStream::connect(("127.0.0.1", to)) else { continue };
                let (mut up_from, mut up_to) = (client.try_clone().unwrap(), broker.try_clone().unwrap());
                thread::spawn(move || {
                    // A side that has gone ends the copy.
                    let _ = std::io::copy(&mut up_from, &mut up_to);
                    let _ = up_to.shutdown(Shutdown::Both);
                });
                let (fault, struck) = (Arc::clone(&fault), Arc::clone(&struck));
                thread::spawn(move || {
                    let _ = pass_on(broker, &client, &fault, &struck);
                    let _ = client.shutdown(Shutdown::Both);
                });
            }
        });
        proxy.listens = Some(listens);
        proxy
    }

    /// From now on this happens, also to connections that there are; the count of bytes goes on.
    pub fn set(&self, fault: Fault) {
        *self.fault.lock().unwrap() = fault;
    }

    /// Whether a fault has done something to a connection.
    pub fn has_struck(&self) -> bool {
        self.struck.load(Ordering::SeqCst)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for a connection, so that the port is free again.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        if let Some(listens) = self.listens.take() {
            let _ = listens.join();
        }
    }
}

fn pass_on(
    mut from: TcpStream,
    mut to: &TcpStream,
    fault: &Mutex<Fault>,
    struck: &AtomicBool,
) -> std::io::Result<()> {
    let mut buffer = [0; 4096];
    let mut passed = 0;
    loop {
        let length = from.read(&mut buffer)?;
        if length == 0 {
            return Ok(());
        }
        let bytes = &mut buffer[..length];
        let now = || *fault.lock().unwrap();
        let strikes = match now() {
            Fault::None => false,
            Fault::Hang => true,
            Fault::CutAfter(limit) | Fault::GarbleAfter(limit) => passed + length >= limit,
        };
        struck.fetch_or(strikes, Ordering::SeqCst);
        while now() == Fault::Hang {
            thread::sleep(Duration::from_millis(5));
        }
        match now() {
            Fault::None | Fault::Hang => to.write_all(bytes)?,
            Fault::CutAfter(limit) => {
                to.write_all(&bytes[..length.min(limit.saturating_sub(passed))])?;
                if passed + length >= limit {
                    return Ok(());
                }
            }
            Fault::GarbleAfter(limit) => {
                bytes.iter_mut().skip(limit.saturating_sub(passed)).for_each(|byte| *byte = !*byte);
                to.write_all(bytes)?;
            }
        }
        passed += length;
    }
}
