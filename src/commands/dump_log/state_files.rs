//! Producer snapshots and the small files: checkpoints, metadata, state.

use super::dump::Dump;
use super::input::InputFile;
use super::rows::{
    LeaderEpochRow, PartitionMetadataRow, PartitionOffsetRow, ProducerRow, PropertyRow, StateRow,
};
use crate::error::Result;
use crate::segment::{
    self, Fault, FileKind, Finding, ProducerSnapshot, read_json_state, read_leader_epochs,
    read_meta_properties, read_offset_checkpoint, read_partition_metadata,
};

impl Dump<'_> {
    pub(super) fn producer_snapshot(&mut self, input: &InputFile, bytes: &[u8]) -> Result<()> {
        match ProducerSnapshot::read(bytes) {
            Ok(snapshot) => snapshot
                .producers
                .into_iter()
                .try_for_each(|producer| self.row(&ProducerRow::new(&input.display, producer))),
            Err(fault) => self.unparsable(input, fault),
        }
    }

    pub(super) fn state_file(&mut self, input: &InputFile, bytes: &[u8]) -> Result<()> {
        let file = input.display.as_str();
        let printed = match input.name.kind {
            FileKind::LeaderEpochs => read_leader_epochs(bytes, file).map(|epochs| {
                epochs.into_iter().try_for_each(|epoch| self.row(&LeaderEpochRow::new(file, epoch)))
            }),
            FileKind::OffsetCheckpoint => read_offset_checkpoint(bytes, file).map(|offsets| {
                offsets.iter().try_for_each(|offset| self.row(&PartitionOffsetRow::new(file, offset)))
            }),
            FileKind::PartitionMetadata => read_partition_metadata(bytes)
                .map(|metadata| self.row(&PartitionMetadataRow::new(file, &metadata))),
            FileKind::MetaProperties => {
                read_meta_properties(bytes).map(|properties| self.properties(file, &properties))
            }
            _ => read_json_state(bytes).map(|state| self.row(&StateRow { file, state })),
        };
        printed.unwrap_or_else(|fault| self.unparsable(input, fault))
    }

    fn properties(&mut self, file: &str, properties: &segment::MetaProperties) -> Result<()> {
        properties.entries.iter().try_for_each(|(key, value)| self.row(&PropertyRow { file, key, value }))
    }

    fn unparsable(&mut self, input: &InputFile, fault: Fault) -> Result<()> {
        self.finding(input, &Finding::damage(0, fault))
    }
}
