//! Names of topics that no broker of Kafka takes, from a broker that is none: they are paths to nobody.

use std::fs;

use bytes::Bytes;
use kafka_protocol::messages::fetch_response::{FetchableTopicResponse, PartitionData};
use kafka_protocol::messages::list_offsets_response::{
    ListOffsetsPartitionResponse, ListOffsetsTopicResponse,
};
use kafka_protocol::messages::metadata_response::{
    MetadataResponseBroker, MetadataResponsePartition, MetadataResponseTopic,
};
use kafka_protocol::messages::{
    ApiKey, BrokerId, FetchResponse, ListOffsetsRequest, ListOffsetsResponse, MetadataResponse, TopicName,
};
use kafka_protocol::protocol::{Decodable, StrBytes};

use super::binary::repository;
use super::cluster::run_at;
use super::stub::{encoded, stub};

/// A broker with one topic of this name, in which are the 60 records of a log of the fixtures.
fn broker_with(topic: &str) -> String {
    const APIS: &[(ApiKey, i16)] =
        &[(ApiKey::Metadata, 9), (ApiKey::ListOffsets, 5), (ApiKey::Fetch, 11), (ApiKey::Produce, 7)];
    let log = repository().join("fixtures/4.3.1/none-0/00000000000000000000.log");
    let log = Bytes::from(fs::read(log).unwrap());
    let name = TopicName(StrBytes::from_string(topic.to_owned()));
    let port = stub(APIS, move |port, key, version, body| {
        Some(match key {
            ApiKey::Metadata => {
                let me = BrokerId(1);
                let broker = MetadataResponseBroker::default()
                    .with_node_id(me)
                    .with_host(StrBytes::from_static_str("127.0.0.1"))
                    .with_port(port.into());
                let partition = MetadataResponsePartition::default()
                    .with_leader_id(me)
                    .with_replica_nodes(vec![me])
                    .with_isr_nodes(vec![me]);
                let topic = MetadataResponseTopic::default()
                    .with_name(Some(name.clone()))
                    .with_partitions(vec![partition]);
                let answer = MetadataResponse::default().with_brokers(vec![broker]).with_topics(vec![topic]);
                encoded(&answer, version)
            }
            ApiKey::ListOffsets => {
                let asked = ListOffsetsRequest::decode(body, version).unwrap();
                let is_beginning = asked.topics[0].partitions[0].timestamp == -2;
                let found =
                    ListOffsetsPartitionResponse::default().with_offset(if is_beginning { 0 } else { 60 });
                let topic =
                    ListOffsetsTopicResponse::default().with_name(name.clone()).with_partitions(vec![found]);
                encoded(&ListOffsetsResponse::default().with_topics(vec![topic]), version)
            }
            ApiKey::Fetch => {
                let partition = PartitionData::default()
                    .with_high_watermark(60)
                    .with_last_stable_offset(60)
                    .with_records(Some(log.clone()));
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
fn files_of_topics_stay_in_the_folder_that_was_named() {
    let outside = tempfile::tempdir().unwrap();
    let absolute = outside.path().join("abs");
    for (topic, file) in [
        ("../../up", "%2E%2E%2F%2E%2E%2Fup-0.txt".to_owned()),
        (absolute.to_str().unwrap(), format!("{}-0.txt", absolute.to_str().unwrap().replace('/', "%2F"))),
    ] {
        let folder = outside.path().join("a/b");
        let args = ["consume", "*", "--exit", "--output-dir", folder.to_str().unwrap()];
        let outcome = run_at(&broker_with(topic), &args);
        assert_eq!(outcome.status, Some(0), "{topic} {}", outcome.stderr);
        let files =
            fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        assert_eq!(files.collect::<Vec<_>>(), [file]);
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1, "{topic}");
        fs::remove_dir_all(outside.path().join("a")).unwrap();
    }
}
