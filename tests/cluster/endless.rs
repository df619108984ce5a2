//! A thread of librdkafka that hangs in what a broker has sent: the program ends all the same.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::{BufMut, Bytes, BytesMut};
use flate2::Compression;
use flate2::write::GzEncoder;
use kafka_protocol::messages::fetch_response::{FetchableTopicResponse, PartitionData};
use kafka_protocol::messages::{ApiKey, FetchResponse, TopicName};
use kafka_protocol::protocol::StrBytes;

use super::binary::kafkactl;
use super::no_result::offsets;
use super::running::Running;
use super::stub::{encoded, metadata, stub};

/// A batch whose checksum is right and whose gzip stream is cut: librdkafka 2.12 waits for the rest of it for ever.
fn cut_batch() -> Bytes {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    let numbers: Vec<String> = (0..2_000).map(|number| number.to_string()).collect();
    gzip.write_all(numbers.concat().as_bytes()).unwrap();
    let stream = gzip.finish().unwrap();
    let mut summed = BytesMut::new();
    // Attributes: gzip. Then the last offset delta, two timestamps, no producer, and the number of records.
    summed.put_i16(1);
    summed.put_i32(0);
    summed.put_i64(0);
    summed.put_i64(0);
    summed.put_i64(-1);
    summed.put_i16(-1);
    summed.put_i32(-1);
    summed.put_i32(1);
    summed.put_slice(&stream[..stream.len() / 2]);
    let mut batch = BytesMut::new();
    batch.put_i64(0);
    batch.put_i32(i32::try_from(summed.len()).unwrap() + 9);
    batch.put_i32(0);
    batch.put_i8(2);
    batch.put_u32(crc32c::crc32c(&summed));
    batch.put_slice(&summed);
    batch.freeze()
}

/// A broker with such a batch in a topic; and how often it was fetched.
fn broker_with_a_cut_batch() -> (String, Arc<AtomicUsize>) {
    const APIS: &[(ApiKey, i16)] =
        &[(ApiKey::Metadata, 9), (ApiKey::ListOffsets, 5), (ApiKey::Fetch, 11), (ApiKey::Produce, 7)];
    let fetched = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&fetched);
    let port = stub(APIS, move |port, key, version, body| {
        Some(match key {
            ApiKey::Metadata => metadata(port, version, body, 1, 1, 2).0,
            ApiKey::ListOffsets => offsets(body, version),
            ApiKey::Fetch => {
                counted.fetch_add(1, Ordering::SeqCst);
                let partition = PartitionData::default()
                    .with_high_watermark(10)
                    .with_last_stable_offset(10)
                    .with_log_start_offset(0)
                    .with_records(Some(cut_batch()));
                let topic = FetchableTopicResponse::default()
                    .with_topic(TopicName(StrBytes::from_static_str("topic-0")))
                    .with_partitions(vec![partition]);
                encoded(&FetchResponse::default().with_responses(vec![topic]), version)
            }
            _ => return None,
        })
    });
    (format!("127.0.0.1:{port}"), fetched)
}

#[test]
fn a_reader_whose_client_hangs_ends_by_its_timeout_and_by_a_signal() {
    let start = |args: &[&str]| {
        let (address, fetched) = broker_with_a_cut_batch();
        let mut command = kafkactl();
        command.args(["-b", &address, "consume", "topic-0", "--from", "beginning"]).args(args);
        let running = Running::start(&mut command);
        running.wait_for("the fetch", |_| fetched.load(Ordering::SeqCst) > 0);
        running
    };
    let outcome = start(&["--exit", "--timeout", "2s"]).outcome();
    assert_eq!((outcome.text(), outcome.status), ("", Some(5)), "{}", outcome.stderr);
    let running = start(&[]);
    running.signal("-TERM");
    let outcome = running.outcome();
    assert_eq!((outcome.text(), outcome.status), ("", Some(143)), "{}", outcome.stderr);
}
