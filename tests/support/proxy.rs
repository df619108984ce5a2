//! A TCP proxy that does to a connection what networks do.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::thread;

/// What happens to the bytes that the broker sends.
#[derive(Debug, Clone, Copy)]
pub enum Fault {
    /// Nothing.
    None,
    /// The connection ends after so many.
    CutAfter(usize),
    /// Those after so many are turned around.
    GarbleAfter(usize),
    /// None comes through.
    Hang,
}

/// Takes connections on a port and passes them on to another, until the process ends.
pub fn proxy(port: u16, to: u16, fault: Fault) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", port)).unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for client in listener.incoming().flatten() {
            let Ok(broker) = TcpStream::connect(("127.0.0.1", to)) else { continue };
            let (mut up_from, mut up_to) = (client.try_clone().unwrap(), broker.try_clone().unwrap());
            thread::spawn(move || {
                // A side that has gone ends the copy.
                let _ = std::io::copy(&mut up_from, &mut up_to);
                let _ = up_to.shutdown(Shutdown::Write);
            });
            thread::spawn(move || {
                let _ = pass_on(broker, &client, fault);
                let _ = client.shutdown(Shutdown::Both);
            });
        }
    });
    port
}

fn pass_on(mut from: TcpStream, mut to: &TcpStream, fault: Fault) -> std::io::Result<()> {
    let mut buffer = [0; 4096];
    let mut passed = 0;
    loop {
        let length = from.read(&mut buffer)?;
        if length == 0 {
            return Ok(());
        }
        let bytes = &mut buffer[..length];
        match fault {
            Fault::None => to.write_all(bytes)?,
            Fault::Hang => {}
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
