//! An HTTP server that answers as it is told to, and keeps what it was asked.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// An answer: its head, and its body so many times.
#[derive(Debug, Clone)]
pub struct Reply {
    pub head: String,
    pub body: String,
    pub times: usize,
}

impl Reply {
    /// A body of some kind that is as long as is said of it.
    pub fn of(status: u16, kind: &str, body: &str, length: usize) -> Self {
        let head = format!(
            "HTTP/1.1 {status} X\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
        );
        Self { head, body: body.to_owned(), times: 1 }
    }

    pub fn json(status: u16, body: &str) -> Self {
        Self::of(status, "application/json", body, body.len())
    }
}

/// Serves the answer that belongs to a request, which is given as its first line; `None` never answers. Gives the URL and the
/// requests as they come.
pub fn serve(reply_to: impl Fn(&str) -> Option<Reply> + Send + 'static) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (sender, requests) = channel();
    thread::spawn(move || {
        let mut open = Vec::new();
        for mut stream in listener.incoming().flatten() {
            let request = read_request(&stream);
            let reply = reply_to(request.lines().next().unwrap_or_default());
            // The test may not want to know.
            let _ = sender.send(request);
            match reply {
                None => open.push(stream),
                Some(Reply { head, body, times }) => {
                    let begun = stream.write_all(head.as_bytes());
                    // A client that has heard enough leaves.
                    let _ =
                        begun.and_then(|()| (0..times).try_for_each(|_| stream.write_all(body.as_bytes())));
                }
            }
        }
    });
    (url, requests)
}

fn read_request(stream: &TcpStream) -> String {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let (mut request, mut length) = (String::new(), 0);
    while let Ok(read @ 1..) = reader.read_line(&mut request) {
        let line = request[request.len() - read..].trim().to_ascii_lowercase();
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line.is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    request.push_str(&String::from_utf8(body).unwrap());
    request
}
