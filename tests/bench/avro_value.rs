//! What the bench of records with schemas measures against: Avro of a topic to JSON lines by apache-avro's `Value`, as a program in Rust
//! with the usual crates does it.
//!
//! `avro-value BOOTSTRAP TOPIC SCHEMA-FILE RECORDS`

use std::io::{BufWriter, Write};
use std::time::Duration;

use anyhow::{Context, bail};
use apache_avro::Schema;
use apache_avro::reader::datum::GenericDatumReader;
use rdkafka::consumer::{BaseConsumer, Consumer};
use rdkafka::{ClientConfig, Message, Offset, TopicPartitionList};

/// As in kafkactl: the difference is not to be that of allocators.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Confluent's prefix: a zero, and the id of the schema.
const PREFIX: usize = 5;

fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let [_, servers, topic, file, records] = &args[..] else { bail!("expected four arguments") };
    let schema = Schema::parse_str(&std::fs::read_to_string(file)?)?;
    let reader = GenericDatumReader::builder(&schema).build()?;
    let consumer: BaseConsumer =
        ClientConfig::new().set("bootstrap.servers", servers).set("group.id", "nobody").create()?;
    let mut partitions = TopicPartitionList::new();
    partitions.add_partition_offset(topic, 0, Offset::Beginning)?;
    consumer.assign(&partitions)?;
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    for _ in 0..records.parse::<u64>()? {
        // It also returns for what is no record.
        let record = loop {
            if let Some(record) = consumer.poll(Duration::from_secs(30)) {
                break record?;
            }
        };
        let mut data = record.payload().and_then(|value| value.get(PREFIX..)).context("no value")?;
        let value = serde_json::Value::try_from(reader.read_value(&mut data)?)?;
        serde_json::to_writer(&mut out, &value)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}
