//! A broker that answers as a script says: for what a real cluster will not do on demand.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

use bytes::{Bytes, BytesMut};
use kafka_protocol::messages::api_versions_response::ApiVersion;
use kafka_protocol::messages::metadata_response::{
    MetadataResponseBroker, MetadataResponsePartition, MetadataResponseTopic,
};
use kafka_protocol::messages::{
    ApiKey, ApiVersionsResponse, BrokerId, FindCoordinatorResponse, MetadataRequest, MetadataResponse,
    RequestHeader, ResponseHeader, TopicName,
};
use kafka_protocol::protocol::{Decodable, Encodable, StrBytes};

/// The newest version of a request that the stub takes, and its answers.
type Script = dyn Fn(ApiKey, i16, &mut Bytes) -> Option<Vec<u8>> + Send + Sync;

/// Starts a stub with these APIs (key, newest version) and this script; gives its port.
pub fn stub(
    apis: &'static [(ApiKey, i16)],
    script: impl Fn(u16, ApiKey, i16, &mut Bytes) -> Option<Vec<u8>> + Send + Sync + 'static,
) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let script: Arc<Script> =
        Arc::new(move |key, version, body: &mut Bytes| script(port, key, version, body));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let script = Arc::clone(&script);
            // The client leaves when it has what it wants.
            thread::spawn(move || answer(stream, apis, &*script));
        }
    });
    port
}

fn answer(mut stream: TcpStream, apis: &[(ApiKey, i16)], script: &Script) -> Option<()> {
    loop {
        let mut length = [0; 4];
        stream.read_exact(&mut length).ok()?;
        let mut frame = vec![0; u32::from_be_bytes(length) as usize];
        stream.read_exact(&mut frame).ok()?;
        let key = ApiKey::try_from(i16::from_be_bytes([frame[0], frame[1]])).unwrap();
        let version = i16::from_be_bytes([frame[2], frame[3]]);
        let mut body = Bytes::from(frame);
        let header = RequestHeader::decode(&mut body, key.request_header_version(version)).unwrap();
        let answer = if key == ApiKey::ApiVersions {
            Some(versions(apis, version))
        } else {
            script(key, version, &mut body)
        };
        let mut out = BytesMut::new();
        let header_version = key.response_header_version(version);
        ResponseHeader::default()
            .with_correlation_id(header.correlation_id)
            .encode(&mut out, header_version)
            .unwrap();
        // No answer in the script: the connection ends.
        out.extend(answer?);
        let length = u32::try_from(out.len()).unwrap().to_be_bytes();
        stream.write_all(&length).and_then(|()| stream.write_all(&out)).ok()?;
    }
}

fn versions(apis: &[(ApiKey, i16)], version: i16) -> Vec<u8> {
    let all = apis.iter().chain(&[(ApiKey::ApiVersions, 3)]);
    let keys =
        all.map(|&(key, newest)| ApiVersion::default().with_api_key(key as i16).with_max_version(newest));
    encoded(&ApiVersionsResponse::default().with_api_keys(keys.collect()), version)
}

/// An answer as bytes.
pub fn encoded(answer: &impl Encodable, version: i16) -> Vec<u8> {
    let mut out = BytesMut::new();
    answer.encode(&mut out, version).unwrap();
    out.to_vec()
}

/// The answer to who the coordinator is: broker 1, at this port.
pub fn own_coordinator(port: u16, version: i16) -> Vec<u8> {
    let host = StrBytes::from_static_str("127.0.0.1");
    let answer = FindCoordinatorResponse::default().with_node_id(BrokerId(1)).with_host(host);
    encoded(&answer.with_port(port.into()), version)
}

/// The metadata of one broker, the stub itself, with topics of so many partitions; every `lagging`th partition has a replica
/// on broker 2, which is not there. Also whether all topics were asked for.
pub fn metadata(
    port: u16,
    version: i16,
    body: &mut Bytes,
    topics: usize,
    partitions: i32,
    lagging: i32,
) -> (Vec<u8>, bool) {
    let wanted = MetadataRequest::decode(body, version).unwrap().topics;
    let me = BrokerId(1);
    let broker = MetadataResponseBroker::default()
        .with_node_id(me)
        .with_host(StrBytes::from_static_str("127.0.0.1"))
        .with_port(port.into());
    let topic = |number: usize| {
        let partition = |index: i32| {
            let lags = index % lagging == 0;
            let replicas = if lags { vec![me, BrokerId(2)] } else { vec![me] };
            MetadataResponsePartition::default()
                .with_partition_index(index)
                .with_leader_id(me)
                .with_replica_nodes(replicas)
                .with_isr_nodes(vec![me])
        };
        MetadataResponseTopic::default()
            .with_name(Some(TopicName(StrBytes::from_string(format!("topic-{number}")))))
            .with_partitions((0..partitions).map(partition).collect())
    };
    // A list asks for those on it; no list for all.
    let all = wanted.is_none();
    let is_wanted = |topic: &MetadataResponseTopic| {
        wanted.as_ref().is_none_or(|list| list.iter().any(|one| one.name == topic.name))
    };
    let topics = (0..topics).map(topic).filter(is_wanted).collect();
    let answer = MetadataResponse::default()
        .with_brokers(vec![broker])
        .with_cluster_id(Some(StrBytes::from_static_str("stub")))
        .with_controller_id(me)
        .with_topics(topics);
    (encoded(&answer, version), all)
}
