//! Writes records to the cluster, as applications do.

use std::time::Duration;

use rdkafka::ClientConfig;
use rdkafka::message::{Header, OwnedHeaders};
use rdkafka::producer::{BaseProducer, BaseRecord, Producer};

use super::cluster::TestCluster;

/// A record to write.
#[derive(Debug, Clone, Default)]
pub struct New {
    pub partition: i32,
    pub key: Option<Vec<u8>>,
    pub value: Option<Vec<u8>>,
    pub timestamp: Option<i64>,
    pub headers: Vec<(&'static str, Option<Vec<u8>>)>,
}

impl New {
    pub fn of(key: &str, value: &str) -> Self {
        Self { key: Some(key.into()), value: Some(value.into()), ..Self::default() }
    }

    pub fn in_partition(self, partition: i32) -> Self {
        Self { partition, ..self }
    }

    pub fn at(self, timestamp: i64) -> Self {
        Self { timestamp: Some(timestamp), ..self }
    }
}

/// Writes to the cluster, batches as they come.
pub struct Writer {
    producer: BaseProducer,
    topic: String,
}

const LONG: Duration = Duration::from_secs(30);

impl Writer {
    pub fn new(cluster: &TestCluster, topic: &str, settings: &[(&str, &str)]) -> Self {
        let mut config = ClientConfig::new();
        config.set("bootstrap.servers", cluster.servers("PLAINTEXT")).set("linger.ms", "5");
        // Room for the largest record of a test.
        config.set("message.max.bytes", "20000000");
        for (name, value) in settings {
            config.set(*name, *value);
        }
        Self { producer: config.create().unwrap(), topic: topic.to_owned() }
    }

    pub fn send(&self, record: &New) {
        let mut to = BaseRecord::<[u8], [u8]>::to(&self.topic).partition(record.partition);
        if let Some(key) = &record.key {
            to = to.key(key);
        }
        if let Some(value) = &record.value {
            to = to.payload(value);
        }
        if let Some(timestamp) = record.timestamp {
            to = to.timestamp(timestamp);
        }
        if !record.headers.is_empty() {
            let add = |headers: OwnedHeaders, (key, value): &(&str, Option<Vec<u8>>)| {
                headers.insert(Header { key, value: value.as_ref() })
            };
            to = to.headers(record.headers.iter().fold(OwnedHeaders::new(), add));
        }
        while let Err((error, again)) = self.producer.send(to) {
            assert!(error.to_string().contains("Queue full"), "{error}");
            self.producer.poll(Duration::from_millis(10));
            to = again;
        }
    }

    /// Waits until all is written.
    pub fn flush(&self) {
        self.producer.flush(LONG).unwrap();
    }

    pub fn begin(&self) {
        self.producer.begin_transaction().unwrap();
    }

    pub fn commit(&self) {
        self.producer.commit_transaction(LONG).unwrap();
    }

    pub fn abort(&self) {
        self.producer.flush(LONG).unwrap();
        self.producer.abort_transaction(LONG).unwrap();
    }
}

/// A writer of transactions.
pub fn transactions(cluster: &TestCluster, topic: &str) -> Writer {
    let writer = Writer::new(cluster, topic, &[("transactional.id", topic)]);
    writer.producer.init_transactions(LONG).unwrap();
    writer
}

/// Writes records and waits until they are there.
pub fn write(cluster: &TestCluster, topic: &str, records: impl IntoIterator<Item = New>) {
    let writer = Writer::new(cluster, topic, &[]);
    records.into_iter().for_each(|record| writer.send(&record));
    writer.flush();
}

/// Writes the numbers of a range as values, each to the partition that it gives modulo the count.
pub fn write_numbers(cluster: &TestCluster, topic: &str, partitions: i32, numbers: std::ops::Range<i32>) {
    write(
        cluster,
        topic,
        numbers.map(|number| {
            New::of(&format!("k{number}"), &number.to_string()).in_partition(number % partitions)
        }),
    );
}
