//! Indexes, snapshots, checkpoints and names: no panic on any bytes. The first byte says where the log begins.

#![no_main]

use std::ops::ControlFlow;

use kafkactl::readers::{
    OffsetIndex, ProducerSnapshot, SegmentName, TimeIndex, TopicPartition, TransactionIndex, read_json_state,
    read_leader_epochs, read_meta_properties, read_offset_checkpoint, read_partition_metadata,
};
use kafkactl::readers::Offset;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((&split, rest)) = input.split_first() else { return };
    let (bytes, log) = rest.split_at(usize::from(split).min(rest.len()));
    for base in [Offset(0), Offset(i64::MAX)] {
        let index = OffsetIndex::new(bytes, base);
        let _ = index.sanity_check("x");
        index.check(Some(log), u64::MAX, true, |_, _| ControlFlow::Continue(()));
        let index = TimeIndex::new(bytes, base);
        let _ = index.sanity_check("x");
        index.check(Some(log), true, |_, _| ControlFlow::Continue(()));
    }
    let transactions = TransactionIndex::new(rest);
    let _ = (transactions.entries().count(), transactions.tail(), ProducerSnapshot::read(rest));
    let _ = (read_leader_epochs(rest, "x"), read_offset_checkpoint(rest, "x"), read_partition_metadata(rest));
    let _ = (read_meta_properties(rest), read_json_state(rest));
    if let Ok(name) = std::str::from_utf8(rest) {
        let _ = (SegmentName::of(name), TopicPartition::of_folder(name));
    }
});
