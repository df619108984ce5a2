//! The small text files of a log dir: checkpoints, `partition.metadata`, `meta.properties`, JSON state.

use std::str::FromStr;

use super::fault::Fault;
use crate::util::properties;
use crate::util::units::Offset;

/// A leader epoch and the first offset written in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeaderEpoch {
    pub epoch: i32,
    pub start_offset: Offset,
}

/// An offset of a partition in a checkpoint of the log dir.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartitionOffset {
    pub topic: String,
    pub partition: i32,
    /// The offset: recovery point, high watermark, log start or cleaner position, by the file.
    pub offset: Offset,
}

/// The content of `partition.metadata` (KIP-516).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartitionMetadata {
    /// Version of the file, 0.
    pub version: i32,
    /// Topic id in Kafka's text form.
    pub topic_id: String,
}

/// The entries of `meta.properties`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetaProperties {
    /// Keys and values in the order of the file.
    pub entries: Vec<(String, String)>,
}

fn text(bytes: &[u8]) -> Result<&str, Fault> {
    std::str::from_utf8(bytes).map_err(|error| {
        Fault::Unparsable(format!("the file is not text: byte {} is not UTF-8", error.valid_up_to()))
    })
}

/// Parses the lines `version` and `count`, then one entry per line (`CheckpointFile`); an empty file has no entries.
fn entries<T>(bytes: &[u8], file: &str, entry: impl Fn(&[&str]) -> Option<T>) -> Result<Vec<T>, Fault> {
    let mut lines = text(bytes)?.lines();
    let Some(version) = lines.next() else { return Ok(Vec::new()) };
    let malformed =
        |line: &str| Fault::Unparsable(format!("Malformed line in checkpoint file [{file}]: {line}"));
    let number: i32 = version.parse().map_err(|_| malformed(version))?;
    if number != 0 {
        let words =
            format!("Unrecognised version:{number}, expected version: 0 in checkpoint file at: {file}");
        return Err(Fault::Unparsable(words));
    }
    let Some(count) = lines.next() else { return Ok(Vec::new()) };
    let expected: usize = count.parse().map_err(|_| malformed(count))?;
    let mut found = Vec::new();
    for line in lines {
        let fields: Vec<&str> = line.split_ascii_whitespace().collect();
        found.push(entry(&fields).ok_or_else(|| malformed(line))?);
    }
    if found.len() == expected {
        Ok(found)
    } else {
        let found = found.len();
        let words =
            format!("Expected [{expected}] entries in checkpoint file [{file}], but found only [{found}]");
        Err(Fault::Unparsable(words))
    }
}

fn field<T: FromStr>(fields: &[&str], index: usize) -> Option<T> {
    fields.get(index)?.parse().ok()
}

/// Reads `leader-epoch-checkpoint`. Errors name `file`.
pub fn read_leader_epochs(bytes: &[u8], file: &str) -> Result<Vec<LeaderEpoch>, Fault> {
    let epochs = entries(bytes, file, |fields| {
        let entry = LeaderEpoch { epoch: field(fields, 0)?, start_offset: Offset(field(fields, 1)?) };
        (fields.len() == 2).then_some(entry)
    })?;
    for pair in epochs.windows(2) {
        if let [before, after] = pair
            && (after.epoch <= before.epoch || after.start_offset < before.start_offset)
        {
            let (epoch, offset) = (after.epoch, after.start_offset);
            let words =
                format!("leader epoch {epoch} from offset {offset} does not rise above the epoch before it");
            return Err(Fault::Unparsable(words));
        }
    }
    Ok(epochs)
}

/// Reads one of the `*-offset-checkpoint` files. Errors name `file`.
pub fn read_offset_checkpoint(bytes: &[u8], file: &str) -> Result<Vec<PartitionOffset>, Fault> {
    entries(bytes, file, |fields| {
        let entry = PartitionOffset {
            topic: field(fields, 0)?,
            partition: field(fields, 1)?,
            offset: Offset(field(fields, 2)?),
        };
        (fields.len() == 3).then_some(entry)
    })
}

/// Reads `partition.metadata`.
pub fn read_partition_metadata(bytes: &[u8]) -> Result<PartitionMetadata, Fault> {
    let lines: Vec<&str> = text(bytes)?.lines().collect();
    let value = |index: usize, name: &str| {
        let line = lines.get(index).copied().unwrap_or_default();
        let value = line.strip_prefix(name).and_then(|rest| rest.strip_prefix(": "));
        value
            .ok_or_else(|| Fault::Unparsable(format!("line {} should be '{name}: ...': '{line}'", index + 1)))
    };
    let version = value(0, "version")?;
    let version = version
        .parse()
        .map_err(|_| Fault::Unparsable(format!("the version is not a number: '{version}'")))?;
    Ok(PartitionMetadata { version, topic_id: value(1, "topic_id")?.to_owned() })
}

/// Reads `meta.properties`; a file without the ids that its version requires is a fault (`MetaProperties.Builder`).
pub fn read_meta_properties(bytes: &[u8]) -> Result<MetaProperties, Fault> {
    let entries = properties::parse(text(bytes)?).map_err(|error| Fault::Unparsable(error.to_string()))?;
    let has = |key: &str| entries.iter().any(|(found, _)| found == key);
    let needed: &[&str] = match entries.iter().find(|(key, _)| key == "version") {
        None => return Err(Fault::Unparsable("'version' is missing".to_owned())),
        Some((_, version)) if version == "0" => &["broker.id"],
        Some((_, version)) if version == "1" => &["cluster.id", "node.id"],
        Some((_, version)) => return Err(Fault::Unparsable(format!("unknown version '{version}'"))),
    };
    match needed.iter().find(|key| !has(key)) {
        Some(missing) => Err(Fault::Unparsable(format!("'{missing}' is missing"))),
        None => Ok(MetaProperties { entries }),
    }
}

/// Reads a file that holds one JSON object (`quorum-state`, `.kafka_cleanshutdown`), and returns the object unchanged. `None` for
/// an empty file: older brokers left an empty clean-shutdown marker.
pub fn read_json_state(bytes: &[u8]) -> Result<Option<&serde_json::value::RawValue>, Fault> {
    let text = text(bytes)?.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let json: &serde_json::value::RawValue = serde_json::from_str(text)
        .map_err(|error| Fault::Unparsable(format!("the file is not valid JSON: {error}")))?;
    if json.get().starts_with('{') {
        Ok(Some(json))
    } else {
        Err(Fault::Unparsable("the file is not a JSON object".to_owned()))
    }
}
