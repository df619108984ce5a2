//! Control records: transaction markers, and the control records of KRaft's log and snapshots.
//!
//! Key: version (2 bytes), type (2). The value of a transaction marker is version (2) and coordinator epoch (4). The others are
//! messages in the flexible encoding (KIP-482); their first field is their version. Schemas:
//! `clients/src/main/resources/common/message/` in Kafka (`LeaderChangeMessage` and its neighbours).

use serde::Serialize;
use serde::ser::Serializer;

use super::bytes::Cursor;
use super::fault::Fault;
use super::record::Record;

/// A control record. The JSON field names are those of Kafka's schemas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum ControlRecord {
    /// The end of a transaction (types 0 and 1).
    EndTransaction {
        /// Whether it was committed; otherwise aborted.
        committed: bool,
        /// Epoch of the transaction coordinator that wrote the marker.
        coordinator_epoch: i32,
    },
    /// A new leader of the metadata quorum (type 2).
    LeaderChange {
        version: i16,
        /// Node id of the leader.
        leader_id: i32,
        /// The voters of the epoch.
        voters: Vec<Voter>,
        /// The voters that voted for the leader.
        granting_voters: Vec<Voter>,
    },
    /// The first record of a KRaft snapshot (type 3).
    SnapshotHeader {
        version: i16,
        /// Append time of the last record that the snapshot holds, in milliseconds.
        last_contained_log_timestamp: i64,
    },
    /// The last record of a KRaft snapshot (type 4).
    SnapshotFooter { version: i16 },
    /// The level of the `kraft.version` feature (type 5, KIP-853).
    KRaftVersion {
        version: i16,
        /// The feature level.
        #[serde(rename = "kRaftVersion")]
        kraft_version: i16,
    },
    /// The voters of the metadata quorum (type 6, KIP-853).
    KRaftVoters { version: i16, voters: Vec<Voter> },
    /// A type unknown to this program.
    Unknown {
        /// The type as stored.
        #[serde(rename = "typeId")]
        type_id: i16,
    },
}

/// A voter of the metadata quorum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Voter {
    /// Node id.
    #[serde(rename = "voterId")]
    pub id: i32,
    /// Directory id; absent in old leader changes.
    #[serde(rename = "voterDirectoryId", skip_serializing_if = "Option::is_none", serialize_with = "uuid")]
    pub directory_id: Option<[u8; 16]>,
    /// Listeners; only in a voters record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoints: Option<Vec<Endpoint>>,
    /// Range of `kraft.version` the voter supports; only in a voters record.
    #[serde(rename = "kRaftVersionFeature", skip_serializing_if = "Option::is_none")]
    pub kraft_version_feature: Option<SupportedVersions>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Endpoint {
    pub name: String,
    pub host: String,
    pub port: u16,
}

/// The supported versions of a feature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SupportedVersions {
    pub min_supported_version: i16,
    pub max_supported_version: i16,
}

/// Kafka's text form of a UUID: URL-safe base64 without padding.
#[expect(clippy::ref_option, reason = "serde hands over a reference to the field")]
fn uuid<S: Serializer>(id: &Option<[u8; 16]>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&crate::util::uuid::Uuid(id.unwrap_or_default()))
}

impl ControlRecord {
    /// Kafka's name of the type (`ControlRecordType`).
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::EndTransaction { committed: true, .. } => "COMMIT",
            Self::EndTransaction { .. } => "ABORT",
            Self::LeaderChange { .. } => "LEADER_CHANGE",
            Self::SnapshotHeader { .. } => "SNAPSHOT_HEADER",
            Self::SnapshotFooter { .. } => "SNAPSHOT_FOOTER",
            Self::KRaftVersion { .. } => "KRAFT_VERSION",
            Self::KRaftVoters { .. } => "KRAFT_VOTERS",
            Self::Unknown { .. } => "UNKNOWN",
        }
    }

    /// Parses a record of a control batch.
    pub fn of(record: &Record<'_>) -> Result<Self, Fault> {
        let mut key = Cursor::new(record.key.unwrap_or_default());
        let _version = key.i16().ok_or(Fault::MalformedControl { kind: -1 })?;
        let kind = key.i16().ok_or(Fault::MalformedControl { kind: -1 })?;
        Self::of_value(kind, record.value.unwrap_or_default()).ok_or(Fault::MalformedControl { kind })
    }

    fn of_value(kind: i16, value: &[u8]) -> Option<Self> {
        let mut value = Cursor::new(value);
        let value = &mut value;
        if !(0..=6).contains(&kind) {
            return Some(Self::Unknown { type_id: kind });
        }
        let version = value.i16()?;
        Some(match kind {
            0 | 1 => Self::EndTransaction { committed: kind == 1, coordinator_epoch: value.i32()? },
            2 => {
                let leader_id = value.i32()?;
                let voter = |value: &mut Cursor<'_>| leader_change_voter(value, version);
                let voters = array(value, voter)?;
                Self::LeaderChange { version, leader_id, voters, granting_voters: array(value, voter)? }
            }
            3 => Self::SnapshotHeader { version, last_contained_log_timestamp: value.i64()? },
            4 => Self::SnapshotFooter { version },
            5 => Self::KRaftVersion { version, kraft_version: value.i16()? },
            _ => Self::KRaftVoters { version, voters: array(value, registered_voter)? },
        })
    }
}

fn array<'a, T>(value: &mut Cursor<'a>, element: impl Fn(&mut Cursor<'a>) -> Option<T>) -> Option<Vec<T>> {
    let count = value.compact_array_len()?;
    // Grows with the elements that are there: a damaged count must not decide about memory.
    let mut elements = Vec::new();
    for _ in 0..count {
        elements.push(element(value)?);
    }
    Some(elements)
}

fn leader_change_voter(value: &mut Cursor<'_>, version: i16) -> Option<Voter> {
    let id = value.i32()?;
    let directory_id = if version >= 1 { Some(value.array()?) } else { None };
    value.tagged_fields()?;
    Some(Voter { id, directory_id, endpoints: None, kraft_version_feature: None })
}

fn registered_voter(value: &mut Cursor<'_>) -> Option<Voter> {
    let id = value.i32()?;
    let directory_id = Some(value.array()?);
    let endpoints = array(value, |value| {
        let endpoint =
            Endpoint { name: value.compact_string()?, host: value.compact_string()?, port: value.u16()? };
        value.tagged_fields()?;
        Some(endpoint)
    })?;
    let feature =
        SupportedVersions { min_supported_version: value.i16()?, max_supported_version: value.i16()? };
    value.tagged_fields()?;
    value.tagged_fields()?;
    Some(Voter { id, directory_id, endpoints: Some(endpoints), kraft_version_feature: Some(feature) })
}
