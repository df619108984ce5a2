//! The walk over a log, with checksums, inflating, records and control records: no panic, no hole, always to the end.

#![no_main]

use kafkactl::readers::{BatchCheck, Inflater, LogCheck, SegmentName, WalkStep, Walk};
use kafkactl::readers::Interrupt;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(name) = SegmentName::of("00000000000000000000.log") else { return };
    let mut check = LogCheck::new(&name, true);
    let mut inflater = Inflater::with_limit(1 << 20);
    let mut found = Vec::new();
    let mut end = 0;
    for step in Walk::new(bytes) {
        check.step(&step, &mut found);
        let (position, length) = match &step {
            WalkStep::Batch { position, batch } => {
                let mut of_batch = BatchCheck::new(*position, batch, check.lowest_offset(), &mut found);
                if let Ok(records) = batch.records(&mut inflater) {
                    for record in records.flatten() {
                        of_batch.record(&record, &mut found);
                        let _ = (of_batch.control(&record, &mut found), record.headers.count());
                    }
                }
                if let Some(others) = Walk::swallowed(bytes, *position, batch, &Interrupt::default()) {
                    assert!(others.count() > 0);
                }
                (*position, batch.size() as u64)
            }
            WalkStep::Skipped { position, length, .. } | WalkStep::Tail { position, length, .. } => (*position, *length),
        };
        assert_eq!(position, end);
        assert!(length > 0);
        end += length;
        found.clear();
    }
    assert_eq!(end, bytes.len() as u64);
});
