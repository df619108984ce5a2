//! Brokers behind a tunnel: they answer at the address that is given, and are not to be reached at the one that they advertise.

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use kafka_protocol::messages::ApiKey;

use super::binary::kafkactl;
use super::cluster::run_at;
use super::running::Running;
use super::stub::{metadata, stub};

/// A broker that advertises an address where connections are accepted and nothing is answered; and how often it was asked for
/// metadata.
struct Tunnel {
    address: String,
    asked: Arc<AtomicUsize>,
    advertised: TcpListener,
}

impl Tunnel {
    fn open() -> Self {
        const APIS: &[(ApiKey, i16)] = &[(ApiKey::Metadata, 9)];
        let advertised = TcpListener::bind("127.0.0.1:0").unwrap();
        let elsewhere = advertised.local_addr().unwrap().port();
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        let port = stub(APIS, move |_, key, version, body| {
            if key != ApiKey::Metadata {
                return None;
            }
            // librdkafka comes back to it later, and the answer might do: it is the only one.
            while count.fetch_add(1, Ordering::Relaxed) > 0 {
                std::thread::park();
            }
            Some(metadata(elsewhere, version, body, 3, 1, 2).0)
        });
        Self { address: format!("127.0.0.1:{port}"), asked, advertised }
    }
}

#[test]
fn an_advertised_address_that_never_answers_is_named_as_the_cause() {
    let tunnel = Tunnel::open();
    let outcome = run_at(&tunnel.address, &["topics", "list"]);
    let words = format!(
        "error: could not ask for the topics: broker 1 advertises '{}', which cannot be reached: it accepts connections, and does not \
         answer\n",
        tunnel.advertised.local_addr().unwrap()
    );
    assert!(outcome.stderr.starts_with(&words), "{}", outcome.stderr);
    assert_eq!(outcome.status, Some(5));
    let asked = tunnel.asked.load(Ordering::Relaxed);
    assert!(asked < 30, "asked {asked} times");
}

#[test]
fn an_advertised_address_that_is_closed_is_named_as_the_cause() {
    let tunnel = Tunnel::open();
    let Tunnel { address, advertised, .. } = tunnel;
    let closed = advertised.local_addr().unwrap();
    drop(advertised);
    let outcome = run_at(&address, &["topics", "list"]);
    // The words are librdkafka's, and the address is found among them.
    let words = format!(
        "error: could not ask for the topics: broker 1 advertises '{closed}', which cannot be reached: Connect to ipv4#{closed} \
         failed: Connection refused\n"
    );
    assert!(outcome.stderr.starts_with(&words), "{}", outcome.stderr);
    assert_eq!(outcome.status, Some(5));
}

#[test]
fn an_interrupt_ends_the_wait_for_metadata() {
    let tunnel = Tunnel::open();
    let search =
        Running::start(kafkactl().args(["-b", &tunnel.address, "--timeout", "10m", "topics", "list"]));
    search.wait_for("a question", |_| tunnel.asked.load(Ordering::Relaxed) > 0);
    // By now it waits for the address that is advertised.
    let (_stream, _) = tunnel.advertised.accept().unwrap();
    let begun = Instant::now();
    search.signal("-INT");
    let outcome = search.outcome();
    assert_eq!(outcome.status, Some(130), "{}", outcome.stderr);
    // Not at the end of the wait.
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
}
