//! The kind of a file by its name (`LogFileUtils`, `Snapshots`, `CheckpointFile` in Kafka).

use std::path::Path;

use crate::util::units::Offset;

/// The kinds of file that a log dir holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum FileKind {
    /// `<base offset>.log`.
    Log,
    /// `<base offset>.index`.
    OffsetIndex,
    /// `<base offset>.timeindex`.
    TimeIndex,
    /// `<base offset>.txnindex`: aborted transactions.
    TransactionIndex,
    /// `<offset>.snapshot`: producer state.
    ProducerSnapshot,
    /// `<end offset>-<epoch>.checkpoint`, or `bootstrap.checkpoint`: a KRaft snapshot.
    KraftSnapshot,
    /// `leader-epoch-checkpoint`.
    LeaderEpochs,
    /// `partition.metadata`.
    PartitionMetadata,
    /// `quorum-state`.
    QuorumState,
    /// `recovery-point-offset-checkpoint` and its three neighbours.
    OffsetCheckpoint,
    /// `meta.properties`.
    MetaProperties,
    /// `.kafka_cleanshutdown`.
    CleanShutdown,
}

impl FileKind {
    /// Whether files of this kind grow large and are read as bytes only, so that mapping them is useful and safe. Files that are
    /// kept as text must not change meanwhile.
    pub fn is_mapped(self) -> bool {
        match self {
            Self::Log
            | Self::OffsetIndex
            | Self::TimeIndex
            | Self::TransactionIndex
            | Self::KraftSnapshot => true,
            Self::ProducerSnapshot
            | Self::LeaderEpochs
            | Self::PartitionMetadata
            | Self::QuorumState
            | Self::OffsetCheckpoint
            | Self::MetaProperties
            | Self::CleanShutdown => false,
        }
    }
}

/// Suffixes that Kafka adds while it deletes, compacts, swaps or downloads a file.
const PASSING_SUFFIXES: [&str; 4] = [".deleted", ".cleaned", ".swap", ".part"];

/// A parsed file name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SegmentName {
    pub kind: FileKind,
    /// The number before the first dot; `None` without a number, as in a renamed copy.
    pub base_offset: Option<Offset>,
    /// Epoch of a KRaft snapshot.
    pub epoch: Option<i32>,
    /// The part before the first dot, which the files of one segment share.
    stem: String,
    /// `.deleted`, `.cleaned`, `.swap`, `.part` or nothing.
    passing_suffix: &'static str,
}

impl SegmentName {
    /// Parses a file name; `None` if Kafka has no such files.
    pub fn of(file_name: &str) -> Option<Self> {
        let passing_suffix =
            PASSING_SUFFIXES.into_iter().find(|suffix| file_name.ends_with(suffix)).unwrap_or_default();
        let name = file_name.strip_suffix(passing_suffix).unwrap_or(file_name);
        let kind = match name {
            "leader-epoch-checkpoint" => FileKind::LeaderEpochs,
            "partition.metadata" => FileKind::PartitionMetadata,
            "quorum-state" => FileKind::QuorumState,
            "meta.properties" => FileKind::MetaProperties,
            ".kafka_cleanshutdown" => FileKind::CleanShutdown,
            _ if name.ends_with("-offset-checkpoint") => FileKind::OffsetCheckpoint,
            _ => match Path::new(name).extension()?.to_str()? {
                "log" => FileKind::Log,
                "index" => FileKind::OffsetIndex,
                "timeindex" => FileKind::TimeIndex,
                "txnindex" => FileKind::TransactionIndex,
                "snapshot" => FileKind::ProducerSnapshot,
                "checkpoint" => FileKind::KraftSnapshot,
                _ => return None,
            },
        };
        let stem = name.split('.').next().unwrap_or_default();
        let (number, epoch) = match kind {
            FileKind::KraftSnapshot => {
                stem.split_once('-').map_or((stem, None), |(end, epoch)| (end, Some(epoch)))
            }
            _ => (stem, None),
        };
        Some(Self {
            kind,
            base_offset: number.parse().ok().map(Offset),
            epoch: epoch.and_then(|epoch| epoch.parse().ok()),
            stem: stem.to_owned(),
            passing_suffix,
        })
    }

    /// Whether this is the snapshot that `kafka-storage format` writes (`bootstrap.checkpoint`).
    pub fn is_bootstrap_snapshot(&self) -> bool {
        self.kind == FileKind::KraftSnapshot && self.stem == "bootstrap"
    }

    /// Whether Kafka is about to delete, replace or complete the file.
    pub fn is_passing(&self) -> bool {
        !self.passing_suffix.is_empty()
    }

    /// The name of the log of the same segment, in the same state: `x.index.deleted` goes with `x.log.deleted`.
    pub fn log_beside(&self) -> String {
        self.beside("log")
    }

    /// The name of another file of the same segment, in the same state.
    pub fn beside(&self, extension: &str) -> String {
        format!("{}.{extension}{}", self.stem, self.passing_suffix)
    }

    /// The order in which the files of a folder are read: by offset, the log before its indexes.
    pub fn sort_key(&self) -> (bool, Option<Offset>, FileKind, &'static str) {
        (self.base_offset.is_none(), self.base_offset, self.kind, self.passing_suffix)
    }
}

/// The topic and partition of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicPartition {
    pub topic: String,
    pub partition: i32,
    /// `None` for the folder that the broker uses.
    pub state: Option<FolderState>,
}

/// Why a folder is not the one that the broker uses for its partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum FolderState {
    /// To be deleted (`-delete`).
    Deleted,
    /// An incomplete copy that moves to another log dir (`-future`).
    Future,
    /// Of a partition that is no longer assigned to the broker (`-stray`).
    Stray,
}

impl FolderState {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Deleted => "deleted",
            Self::Future => "future",
            Self::Stray => "stray",
        }
    }
}

impl TopicPartition {
    /// Parses a folder name: `orders-3`, also with the suffixes of a folder that is deleted or moved: `orders-3.<32 hex
    /// digits>-delete`, `-future`, `-stray` (`LogManager`, `UnifiedLog`).
    pub fn of_folder(name: &str) -> Option<Self> {
        let endings = [
            ("-delete", FolderState::Deleted),
            ("-future", FolderState::Future),
            ("-stray", FolderState::Stray),
        ];
        let passing = endings.into_iter().find_map(|(ending, state)| {
            let (plain, id) = name.strip_suffix(ending)?.rsplit_once('.')?;
            (id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()))
                .then_some((plain, Some(state)))
        });
        let (plain, state) = passing.unwrap_or((name, None));
        let (topic, partition) = plain.rsplit_once('-')?;
        if topic.is_empty() || !partition.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        Some(Self { topic: topic.to_owned(), partition: partition.parse().ok()?, state })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_segment_files_give_kind_offset_and_sibling() {
        let name = SegmentName::of("00000000000000000600.timeindex.deleted").unwrap();
        assert_eq!((name.kind, name.base_offset), (FileKind::TimeIndex, Some(Offset(600))));
        assert_eq!(name.log_beside(), "00000000000000000600.log.deleted");
        assert!(name.is_passing());

        let name = SegmentName::of("00000000000000000317-0000000003.checkpoint").unwrap();
        assert_eq!(
            (name.kind, name.base_offset, name.epoch),
            (FileKind::KraftSnapshot, Some(Offset(317)), Some(3))
        );

        assert!(SegmentName::of("bootstrap.checkpoint").unwrap().is_bootstrap_snapshot());
        assert_eq!(SegmentName::of("copy.log").unwrap().base_offset, None);
        for unknown in ["README.md", ".lock", "x", "", ".deleted", "a.log.bak"] {
            assert_eq!(SegmentName::of(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn folder_names_give_topic_and_partition() {
        let of = |name| TopicPartition::of_folder(name).map(|found| (found.topic, found.partition));
        assert_eq!(of("orders-3"), Some(("orders".to_owned(), 3)));
        assert_eq!(of("a-b.c-0.51b4bf84f1cd41728ed8eeef791aa88d-delete"), Some(("a-b.c".to_owned(), 0)));
        let state = |ending: &str| {
            let name = format!("orders-3.51b4bf84f1cd41728ed8eeef791aa88d{ending}");
            TopicPartition::of_folder(&name).and_then(|found| found.state)
        };
        assert_eq!(state("-delete"), Some(FolderState::Deleted));
        assert_eq!(state("-future"), Some(FolderState::Future));
        assert_eq!(state("-stray"), Some(FolderState::Stray));
        assert_eq!(TopicPartition::of_folder("orders-3").and_then(|found| found.state), None);
        for other in ["orders", "orders-", "-1", "orders-x", "orders--1x", "data"] {
            assert_eq!(of(other), None, "{other}");
        }
    }
}
