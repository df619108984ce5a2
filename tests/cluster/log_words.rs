//! What librdkafka tells in its log and nowhere else: that a position was given up. With other words these tests fail.

use std::fs;
use std::sync::atomic::{AtomicI64, Ordering};

use bytes::Bytes;
use kafka_protocol::messages::fetch_response::{FetchableTopicResponse, PartitionData};
use kafka_protocol::messages::list_offsets_response::{
    ListOffsetsPartitionResponse, ListOffsetsTopicResponse,
};
use kafka_protocol::messages::{
    ApiKey, FetchRequest, FetchResponse, ListOffsetsRequest, ListOffsetsResponse, TopicName,
};
use kafka_protocol::protocol::{Decodable, StrBytes};

use super::binary::repository;
use super::cluster::run_at;
use super::stub::{encoded, metadata, stub};

const OFFSET_OUT_OF_RANGE: i16 = 1;

/// A broker with the 60 records of a log of the fixtures in `topic-0`. Those before offset 30 go when they are asked for.
fn broker_that_deletes_what_is_read() -> String {
    const APIS: &[(ApiKey, i16)] =
        &[(ApiKey::Metadata, 9), (ApiKey::ListOffsets, 5), (ApiKey::Fetch, 11), (ApiKey::Produce, 7)];
    let log = repository().join("fixtures/4.3.1/none-0/00000000000000000000.log");
    let log = Bytes::from(fs::read(log).unwrap());
    let name = TopicName(StrBytes::from_static_str("topic-0"));
    let start = AtomicI64::new(0);
    let port = stub(APIS, move |port, key, version, body| {
        Some(match key {
            ApiKey::Metadata => metadata(port, version, body, 1, 1, 2).0,
            ApiKey::ListOffsets => {
                let asked = ListOffsetsRequest::decode(body, version).unwrap();
                let is_beginning = asked.topics[0].partitions[0].timestamp == -2;
                let offset = if is_beginning { start.load(Ordering::Relaxed) } else { 60 };
                let found = ListOffsetsPartitionResponse::default().with_offset(offset);
                let topic =
                    ListOffsetsTopicResponse::default().with_name(name.clone()).with_partitions(vec![found]);
                encoded(&ListOffsetsResponse::default().with_topics(vec![topic]), version)
            }
            ApiKey::Fetch => {
                let asked = FetchRequest::decode(body, version).unwrap();
                let partitions = asked.topics.first().map(|topic| topic.partitions[0].fetch_offset);
                let partition = PartitionData::default().with_high_watermark(60).with_last_stable_offset(60);
                let partition = match partitions {
                    Some(0..30) => {
                        start.store(30, Ordering::Relaxed);
                        partition.with_error_code(OFFSET_OUT_OF_RANGE)
                    }
                    _ => partition.with_records(Some(log.clone())),
                };
                let topic = FetchableTopicResponse::default()
                    .with_topic(name.clone())
                    .with_partitions(vec![partition]);
                encoded(&FetchResponse::default().with_responses(vec![topic]), version)
            }
            _ => return None,
        })
    });
    format!("127.0.0.1:{port}")
}

#[test]
fn records_that_go_while_they_are_read_are_counted() {
    let address = broker_that_deletes_what_is_read();
    let args = ["consume", "topic-0", "--from", "beginning", "--exit", "-o", "format={offset}"];
    let outcome = run_at(&address, &args);
    let offsets: Vec<i64> = outcome.text().lines().map(|line| line.parse().unwrap()).collect();
    assert_eq!(offsets, (30..60).collect::<Vec<i64>>(), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("30 offsets from"), "{}", outcome.stderr);
}
