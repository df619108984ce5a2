//! What holds for any input: no panic, nothing invented, and what another program wrote is read as it was.

use std::path::Path;

use bytes::BytesMut;
use kafka_protocol::indexmap::IndexMap;
use kafka_protocol::protocol::StrBytes;
use kafka_protocol::records::{
    Compression, Record as TheirRecord, RecordBatchEncoder, RecordEncodeOptions, TimestampType,
};
use kafkactl::readers::Interrupt;
use kafkactl::readers::Offset;
use kafkactl::readers::{
    Batch, BatchCheck, Fault, FileKind, Finding, Inflater, LogCheck, OffsetIndex, ProducerSnapshot,
    SegmentName, TailKind, TimeIndex, TopicPartition, TransactionIndex, Walk, WalkStep, read_json_state,
    read_leader_epochs, read_meta_properties, read_offset_checkpoint, read_partition_metadata,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::support::{broker_files, fixture};

/// Reads everything that a dump reads of a log; gives the positions of the batches and the number of records.
fn read_log(bytes: &[u8]) -> (Vec<u64>, usize) {
    let mut inflater = Inflater::with_limit(1 << 20);
    let name = SegmentName::of("00000000000000000000.log").unwrap();
    let mut check = LogCheck::new(&name, false);
    let mut found = Vec::new();
    let (mut positions, mut records) = (Vec::new(), 0);
    let mut end = 0;
    for step in Walk::new(bytes) {
        check.step(&step, &mut found);
        let (at, length) = match step {
            WalkStep::Batch { position, batch } => {
                positions.push(position);
                let lowest = check.lowest_offset();
                let of_batch = BatchCheck::new(position, &batch, lowest, &mut found);
                records += read_records(&batch, &mut inflater, of_batch, &mut found);
                if let Some(others) = Walk::swallowed(bytes, position, &batch, &Interrupt::default()) {
                    assert!(others.reached() > position && others.count() > 0);
                }
                (position, batch.size() as u64)
            }
            WalkStep::Skipped { position, length, .. } | WalkStep::Tail { position, length, .. } => {
                (position, length)
            }
        };
        assert_eq!(at, end, "the steps of a walk leave no hole");
        assert!(length > 0, "every step goes on");
        end = at + length;
    }
    assert_eq!(end, bytes.len() as u64, "a walk reaches the end");
    (positions, records)
}

fn read_records(
    batch: &Batch<'_>,
    inflater: &mut Inflater,
    mut check: BatchCheck,
    found: &mut Vec<Finding>,
) -> usize {
    let Ok(records) = batch.records(inflater) else { return 0 };
    let mut count = 0;
    for record in records.flatten() {
        check.record(&record, found);
        let headers = record.headers.clone().count();
        assert!(headers <= batch.size() * 1024);
        if batch.is_control() {
            check.control(&record, found);
        }
        count += 1;
    }
    count
}

fn read_anything(bytes: &[u8]) {
    read_log(bytes);
    let offset_index = OffsetIndex::new(bytes, Offset(0));
    let _ = offset_index.sanity_check("x");
    offset_index.check(Some(bytes), u64::MAX, true, |_, _| std::ops::ControlFlow::Continue(()));
    let time_index = TimeIndex::new(bytes, Offset(i64::MAX));
    let _ = time_index.sanity_check("x");
    time_index.check(Some(bytes), true, |_, _| std::ops::ControlFlow::Continue(()));
    let transactions = TransactionIndex::new(bytes);
    assert_eq!(transactions.entries().count(), bytes.len() / 34);
    let _ = (transactions.tail(), ProducerSnapshot::read(bytes));
    let _ =
        (read_leader_epochs(bytes, "x"), read_offset_checkpoint(bytes, "x"), read_partition_metadata(bytes));
    let _ = (read_meta_properties(bytes), read_json_state(bytes));
}

fn all_fixtures() -> Vec<(String, Vec<u8>)> {
    let all = broker_files().into_iter();
    all.map(|path| (path.display().to_string(), std::fs::read(fixture("").join(path)).unwrap())).collect()
}

proptest! {
    // A fixed seed: the same cases in every run. New ones are the business of the fuzz targets.
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(431),
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        read_anything(&bytes);
    }

    #[test]
    fn any_change_of_a_real_file_is_read_without_a_panic(
        which in any::<proptest::sample::Index>(),
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<proptest::sample::Index>(),
    ) {
        let fixtures = all_fixtures();
        let (_, mut bytes) = which.get(&fixtures).clone();
        bytes.truncate(bytes.len().min(8 << 10));
        if !bytes.is_empty() {
            for (place, value) in &changes {
                let at = place.index(bytes.len());
                bytes[at] = *value;
            }
            bytes.truncate(cut.index(bytes.len()) * 2);
        }
        read_anything(&bytes);
    }

    #[test]
    fn any_file_name_is_understood_or_refused(name in "[0-9a-z.\\-]{0,40}|\\PC{0,12}") {
        let _ = (SegmentName::of(&name), TopicPartition::of_folder(&name));
    }

    #[test]
    fn batches_that_another_program_encoded_read_back_equal(records in their_records()) {
        let mut encoded = BytesMut::new();
        let options = RecordEncodeOptions { version: 2, compression: Compression::None };
        RecordBatchEncoder::encode(&mut encoded, &records, &options).unwrap();
        let mut ours = Vec::new();
        let mut inflater = Inflater::with_limit(1 << 20);
        for step in Walk::new(&encoded) {
            let WalkStep::Batch { batch, .. } = step else { panic!("{step:?}") };
            prop_assert_eq!(batch.stored_crc(), batch.computed_crc());
            for record in batch.records(&mut inflater).unwrap() {
                let record = record.unwrap();
                let owned = |bytes: Option<&[u8]>| bytes.map(<[u8]>::to_vec);
                let headers: Vec<_> =
                    record.headers.map(|header| (header.key.to_vec(), owned(header.value))).collect();
                ours.push((record.offset.0, record.timestamp.0, owned(record.key), owned(record.value), headers));
            }
        }
        let theirs: Vec<_> = records
            .iter()
            .map(|record| {
                let headers: Vec<_> = record
                    .headers
                    .iter()
                    .map(|(key, value)| (key.as_bytes().to_vec(), value.as_ref().map(|value| value.to_vec())))
                    .collect();
                let owned = |bytes: &Option<bytes::Bytes>| bytes.as_ref().map(|bytes| bytes.to_vec());
                (record.offset, record.timestamp, owned(&record.key), owned(&record.value), headers)
            })
            .collect();
        prop_assert_eq!(ours, theirs);
    }
}

type Payload = Option<Vec<u8>>;

fn payload() -> impl Strategy<Value = Payload> {
    proptest::option::of(proptest::collection::vec(any::<u8>(), 0..200))
}

fn their_records() -> impl Strategy<Value = Vec<TheirRecord>> {
    let headers = proptest::collection::btree_map("\\PC{0,8}", payload(), 0..4);
    let one = (payload(), payload(), headers, 0..1_000_000_i64);
    proptest::collection::vec(one, 1..30).prop_map(|records| {
        let to_record =
            |(offset, (key, value, headers, age)): (usize, (Payload, Payload, _, i64))| TheirRecord {
                transactional: false,
                delete_horizon: false,
                control: false,
                partition_leader_epoch: 3,
                producer_id: -1,
                producer_epoch: -1,
                timestamp_type: TimestampType::Creation,
                timestamp: 1_790_000_000_000 + age,
                offset: i64::try_from(offset).unwrap(),
                sequence: -1,
                key: key.map(Into::into),
                value: value.map(Into::into),
                headers: their_headers(headers),
            };
        records.into_iter().enumerate().map(to_record).collect()
    })
}

fn their_headers(
    headers: std::collections::BTreeMap<String, Payload>,
) -> IndexMap<StrBytes, Option<bytes::Bytes>> {
    headers.into_iter().map(|(key, value)| (StrBytes::from_string(key), value.map(Into::into))).collect()
}

/// Every fixture that is a log, with the positions of its batches and its end.
fn logs() -> Vec<(String, Vec<u8>, Vec<usize>)> {
    let is_log = |path: &str| {
        let name = Path::new(path).file_name().and_then(|name| SegmentName::of(name.to_str()?));
        name.is_some_and(|name| matches!(name.kind, FileKind::Log | FileKind::KraftSnapshot))
    };
    let logs = all_fixtures().into_iter().filter(|(path, bytes)| is_log(path) && !bytes.is_empty());
    logs.map(|(path, bytes)| {
        let mut edges: Vec<usize> =
            read_log(&bytes).0.into_iter().map(|at| usize::try_from(at).unwrap()).collect();
        edges.push(bytes.len());
        (path, bytes, edges)
    })
    .collect()
}

#[test]
fn a_log_cut_at_any_byte_gives_its_whole_batches_and_says_what_is_left() {
    let logs = logs();
    assert!(logs.len() > 20);
    for (path, bytes, edges) in logs {
        for cut in 0..bytes.len() {
            let whole = edges.iter().filter(|&&edge| edge <= cut).count().saturating_sub(1);
            let steps: Vec<WalkStep<'_>> = Walk::new(&bytes[..cut]).collect();
            let batches = steps.iter().filter(|step| matches!(step, WalkStep::Batch { .. })).count();
            assert_eq!(batches, whole, "{path} cut at {cut}");
            match steps.last() {
                Some(WalkStep::Tail { position, length, kind, .. }) => {
                    assert_eq!(*position + *length, cut as u64, "{path} cut at {cut}");
                    assert_eq!(*position, edges[whole] as u64, "{path} cut at {cut}");
                    let zeros = bytes[edges[whole]..cut].iter().all(|&byte| byte == 0);
                    assert_eq!(*kind == TailKind::Zeros, zeros, "{path} cut at {cut}");
                }
                Some(WalkStep::Batch { .. }) | None => assert!(edges.contains(&cut), "{path} cut at {cut}"),
                Some(WalkStep::Skipped { .. }) => panic!("{path} cut at {cut}: something was skipped"),
            }
        }
    }
}

#[test]
fn an_index_or_snapshot_cut_at_any_byte_gives_its_whole_entries() {
    let mut cuts = 0;
    for (path, bytes) in all_fixtures() {
        let name = Path::new(&path).file_name().and_then(|name| SegmentName::of(name.to_str()?)).unwrap();
        let base = name.base_offset.unwrap_or(Offset(0));
        for cut in 0..bytes.len().min(600) {
            let part = &bytes[..cut];
            cuts += 1;
            match name.kind {
                FileKind::OffsetIndex => {
                    let mut entries = 0;
                    let rest = OffsetIndex::new(part, base).check(None, u64::MAX, false, |_, _| {
                        entries += 1;
                        std::ops::ControlFlow::Continue(())
                    });
                    assert!(entries <= cut / 8, "{path} cut at {cut}");
                    assert_eq!(!rest.is_empty(), cut % 8 != 0, "{path} cut at {cut}: {rest:?}");
                }
                FileKind::TimeIndex => {
                    let rest = TimeIndex::new(part, base)
                        .check(None, false, |_, _| std::ops::ControlFlow::Continue(()));
                    assert_eq!(!rest.is_empty(), cut % 12 != 0, "{path} cut at {cut}: {rest:?}");
                }
                FileKind::TransactionIndex => {
                    let index = TransactionIndex::new(part);
                    assert_eq!((index.entries().count(), index.tail().is_some()), (cut / 34, cut % 34 != 0));
                }
                FileKind::ProducerSnapshot => {
                    let read = ProducerSnapshot::read(part);
                    assert!(matches!(read, Err(Fault::Unparsable(_))), "{path} cut at {cut}: {read:?}");
                }
                FileKind::LeaderEpochs => drop(read_leader_epochs(part, &path)),
                FileKind::OffsetCheckpoint => drop(read_offset_checkpoint(part, &path)),
                FileKind::PartitionMetadata => drop(read_partition_metadata(part)),
                FileKind::MetaProperties => drop(read_meta_properties(part)),
                FileKind::QuorumState | FileKind::CleanShutdown => drop(read_json_state(part)),
                FileKind::Log | FileKind::KraftSnapshot => {}
            }
        }
    }
    assert!(cuts > 1000);
}
