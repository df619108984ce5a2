//! Requests to real brokers that no client library sends.

use std::io::{Read, Write};
use std::net::TcpStream;

use bytes::{Bytes, BytesMut};
use kafka_protocol::messages::join_group_request::JoinGroupRequestProtocol;
use kafka_protocol::messages::offset_commit_request::{
    OffsetCommitRequestPartition, OffsetCommitRequestTopic,
};
use kafka_protocol::messages::{
    ApiKey, DescribeTransactionsRequest, DescribeTransactionsResponse, GroupId, JoinGroupRequest,
    JoinGroupResponse, LeaveGroupRequest, LeaveGroupResponse, OffsetCommitRequest, OffsetCommitResponse,
    RequestHeader, ResponseHeader, TopicName, TransactionalId,
};
use kafka_protocol::protocol::{Decodable, Encodable, StrBytes};

use super::cluster::TestCluster;

/// Commits an offset of partition 0 under the empty group id, which client libraries refuse.
pub fn commit_without_id(cluster: &TestCluster, topic: &str, offset: i64) {
    let partition = OffsetCommitRequestPartition::default().with_committed_offset(offset);
    let topic = OffsetCommitRequestTopic::default()
        .with_name(TopicName(StrBytes::from_string(topic.to_owned())))
        .with_partitions(vec![partition]);
    let request = OffsetCommitRequest::default().with_topics(vec![topic]);
    // Who the coordinator is, is found by trying; it may have to load the group first.
    for _ in 0..200 {
        for broker in 1..=3 {
            let mut stream =
                TcpStream::connect(("127.0.0.1", cluster.port(&format!("PLAINTEXT{broker}")))).unwrap();
            let answer: OffsetCommitResponse = ask(&mut stream, ApiKey::OffsetCommit, 2, &request);
            if answer.topics[0].partitions[0].error_code == 0 {
                return;
            }
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("no broker takes a commit without a group id");
}

/// A member of a group; the membership lasts as long as the session does.
pub struct Member {
    stream: TcpStream,
    group: GroupId,
    id: StrBytes,
}

impl Member {
    /// Leaves the group, which stays without members.
    pub fn leave(mut self) {
        let request =
            LeaveGroupRequest::default().with_group_id(self.group.clone()).with_member_id(self.id.clone());
        let answer: LeaveGroupResponse = ask(&mut self.stream, ApiKey::LeaveGroup, 2, &request);
        assert_eq!(answer.error_code, 0);
    }
}

/// Joins a group of any protocol type as its only member.
pub fn join(cluster: &TestCluster, group: &str, protocol_type: &str) -> Member {
    let text = |text: &str| StrBytes::from_string(text.to_owned());
    let protocol = JoinGroupRequestProtocol::default().with_name(text("sessioned"));
    let request = JoinGroupRequest::default()
        .with_group_id(GroupId(text(group)))
        .with_protocol_type(text(protocol_type))
        .with_session_timeout_ms(45_000)
        .with_rebalance_timeout_ms(45_000)
        .with_protocols(vec![protocol]);
    // Who the coordinator is, is found by trying; it may have to load the group first.
    for _ in 0..200 {
        for broker in 1..=3 {
            let mut stream =
                TcpStream::connect(("127.0.0.1", cluster.port(&format!("PLAINTEXT{broker}")))).unwrap();
            // Before version 4 no id of the member is needed to join (KIP-394).
            let answer: JoinGroupResponse = ask(&mut stream, ApiKey::JoinGroup, 3, &request);
            if answer.error_code == 0 {
                return Member { stream, group: request.group_id, id: answer.member_id };
            }
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("no broker lets '{group}' be joined");
}

/// Commits an offset that no client library lets through.
pub fn commit(cluster: &TestCluster, group: &str, topic: &str, partition: i32, offset: i64) {
    let text = |text: &str| StrBytes::from_string(text.to_owned());
    let partition =
        OffsetCommitRequestPartition::default().with_partition_index(partition).with_committed_offset(offset);
    let topic = OffsetCommitRequestTopic::default()
        .with_name(TopicName(text(topic)))
        .with_partitions(vec![partition]);
    let request = OffsetCommitRequest::default().with_group_id(GroupId(text(group))).with_topics(vec![topic]);
    for _ in 0..200 {
        for broker in 1..=3 {
            let mut stream =
                TcpStream::connect(("127.0.0.1", cluster.port(&format!("PLAINTEXT{broker}")))).unwrap();
            let answer: OffsetCommitResponse = ask(&mut stream, ApiKey::OffsetCommit, 2, &request);
            // Topics that do not exist are refused (UNKNOWN_TOPIC_OR_PARTITION).
            if [0, 3].contains(&answer.topics[0].partitions[0].error_code) {
                return;
            }
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("no broker takes the commit of '{group}'");
}

/// The state and the timeout in milliseconds of a transaction, where the coordinator knows the id.
pub fn transaction(cluster: &TestCluster, id: &str) -> Option<(String, i32)> {
    let id = TransactionalId(StrBytes::from_string(id.to_owned()));
    let request = DescribeTransactionsRequest::default().with_transactional_ids(vec![id]);
    // Brokers that do not coordinate it say so.
    (1..=3).find_map(|broker| {
        let mut stream =
            TcpStream::connect(("127.0.0.1", cluster.port(&format!("PLAINTEXT{broker}")))).unwrap();
        let answer: DescribeTransactionsResponse =
            ask(&mut stream, ApiKey::DescribeTransactions, 0, &request);
        let found = answer.transaction_states.into_iter().find(|one| one.error_code == 0)?;
        Some((found.transaction_state.to_string(), found.transaction_timeout_ms))
    })
}

fn ask<A: Decodable>(stream: &mut TcpStream, key: ApiKey, version: i16, request: &impl Encodable) -> A {
    let mut frame = BytesMut::new();
    let header = RequestHeader::default()
        .with_request_api_key(key as i16)
        .with_request_api_version(version)
        .with_client_id(Some(StrBytes::from_static_str("raw")));
    header.encode(&mut frame, key.request_header_version(version)).unwrap();
    request.encode(&mut frame, version).unwrap();
    stream.write_all(&u32::try_from(frame.len()).unwrap().to_be_bytes()).unwrap();
    stream.write_all(&frame).unwrap();
    let mut length = [0; 4];
    stream.read_exact(&mut length).unwrap();
    let mut answer = vec![0; u32::from_be_bytes(length) as usize];
    stream.read_exact(&mut answer).unwrap();
    let mut answer = Bytes::from(answer);
    ResponseHeader::decode(&mut answer, key.response_header_version(version)).unwrap();
    A::decode(&mut answer, version).unwrap()
}
