//! Reading goes on after damage, and no sound batch is lost or invented.

use std::fs;
use std::io::Read;
use std::process::Stdio;

use kafkactl::readers::Interrupt;
use kafkactl::readers::{Batch, Walk, WalkStep};

use super::support::{Copy, Outcome, dump_log, fixture, kafkactl, record, record_batch};

const LOG: &str = "00000000000000000000.log";
const FORMATS: [&str; 6] = [
    "0.9.0.1/v0-gzip-0",
    "0.10.2.2/v1-none-0",
    "0.10.2.2/v1-lz4-0",
    "2.8.2/mixed-0",
    "4.3.1/none-0",
    "4.3.1/zstd-0",
];

/// A batch line of the dump: where it lies, and the rest of the line.
fn batches(text: &str) -> Vec<(usize, String)> {
    let of = |line: &str| {
        let (before, after) = line.split_once(" position: ")?;
        let (position, rest) = after.split_once(' ')?;
        Some((position.parse().unwrap(), format!("{before} {rest}")))
    };
    text.lines().filter(|line| line.contains("isvalid: ")).filter_map(of).collect()
}

/// Runs the dump on changed bytes of a log.
struct Bench {
    copy: Copy,
    sound: Vec<u8>,
    lines: Vec<(usize, String)>,
}

impl Bench {
    fn of(folder: &str) -> Self {
        let copy = Copy::of(folder);
        let sound = fs::read(copy.folder.join(LOG)).unwrap();
        let lines = batches(copy.dump_log(&["--deep-iteration", LOG]).text());
        Self { copy, sound, lines }
    }

    fn with(&self, change: impl FnOnce(&mut Vec<u8>)) -> Outcome {
        let mut bytes = self.sound.clone();
        change(&mut bytes);
        fs::write(self.copy.folder.join(LOG), bytes).unwrap();
        self.copy.dump_log(&["--deep-iteration", LOG])
    }

    /// Every batch but those of the range must be printed as if nothing had happened.
    fn assert_others(&self, outcome: &Outcome, damaged: std::ops::Range<usize>, what: &str) {
        let printed = batches(outcome.text());
        for (index, line) in self.lines.iter().enumerate().filter(|(index, _)| !damaged.contains(index)) {
            assert!(
                printed.contains(line),
                "{what}: batch {index} is lost\n{}{}",
                outcome.text(),
                outcome.stderr
            );
        }
    }
}

#[test]
fn each_header_field_outside_the_checksum_is_found_as_far_as_it_can_be() {
    for folder in FORMATS {
        let bench = Bench::of(folder);
        let last = bench.lines.len() - 1;
        for index in [0, 1, last / 2, last] {
            let start = bench.lines[index].0;
            let magic = bench.sound[start + 16];
            for (at, bit) in (0..17).flat_map(|at| (0..8).map(move |bit| (at, 1_u8 << bit))) {
                let what = format!(
                    "{folder}: bit {bit:#x} of byte {at} in the header of batch {index}, magic {magic}"
                );
                let outcome = bench.with(|bytes| bytes[start + at] ^= bit);
                bench.assert_others(&outcome, index..index + 1, &what);
                let rises = bench.sound[start + at] & bit == 0;
                let found = outcome.status == Some(4);
                match at {
                    // An offset that becomes too high is found by the batch after it, or where no segment reaches; one
                    // that becomes too low by itself. In the last batch a small rise looks like a gap.
                    0..8 => assert!(
                        found
                            || (index == last && rises)
                            || (index < last && gap_only(&bench, index, at, bit)),
                        "{what}"
                    ),
                    // A wrong length leaves the batch without an end that holds one, or with bytes that do not hold.
                    // The last batch of the last segment may just be unfinished.
                    8..12 => {
                        assert!(found || (index == last && outcome.stderr.contains("notice: ")), "{what}");
                    }
                    // In magic 2 the leader epoch, which a higher value makes look like an election: the batch after it
                    // tells. Before, the CRC itself.
                    12..16 if magic == 2 => assert!(found || !rises || index == last, "{what}"),
                    _ => assert!(found, "{what}: {}", outcome.stderr),
                }
            }
        }
    }
}

/// Whether a flip of the offset keeps it between its neighbours: then it is what a compacted log may have.
fn gap_only(bench: &Bench, index: usize, at: usize, bit: u8) -> bool {
    let offset = |index: usize| {
        let start = bench.lines[index].0;
        i64::from_be_bytes(bench.sound[start..start + 8].try_into().unwrap())
    };
    let mut changed = offset(index).to_be_bytes();
    changed[at] ^= bit;
    let changed = i64::from_be_bytes(changed);
    changed >= 0 && (index == 0 || changed > offset(index - 1)) && changed < offset(index + 1)
}

/// Position, size and soundness of the batches that reading a log comes by, those inside a swallowed range included.
fn read(bytes: &[u8]) -> Vec<(usize, usize, bool)> {
    let mut found = Vec::new();
    for step in Walk::new(bytes) {
        let WalkStep::Batch { position, batch } = step else { continue };
        let sound = batch.stored_crc() == batch.computed_crc();
        let others =
            if sound { None } else { Walk::swallowed(bytes, position, &batch, &Interrupt::default()) };
        let of =
            |position, batch: &Batch<'_>, sound| (usize::try_from(position).unwrap(), batch.size(), sound);
        match others {
            None => found.push(of(position, &batch, sound)),
            Some(others) => found.extend(others.filter_map(|step| match step {
                WalkStep::Batch { position, batch } => Some(of(position, &batch, true)),
                _ => None,
            })),
        }
    }
    found
}

#[test]
fn every_byte_of_every_format_costs_at_most_its_own_batch() {
    for folder in FORMATS {
        let mut bytes = fs::read(fixture(folder).join(LOG)).unwrap();
        let whole = read(&bytes);
        assert!(whole.len() > 3 && whole.iter().all(|batch| batch.2), "{folder}");
        for at in 0..bytes.len() {
            let &(start, size, _) =
                whole.iter().find(|batch| (batch.0..batch.0 + batch.1).contains(&at)).unwrap();
            for flip in [0x01, 0x20, 0xff] {
                bytes[at] ^= flip;
                let found = read(&bytes);
                bytes[at] ^= flip;
                let what = format!("{folder}: byte {at} of the batch at {start}, flipped by {flip:#x}");
                for other in whole.iter().filter(|batch| batch.0 != start) {
                    assert!(found.contains(other), "{what}: the batch at {} is lost", other.0);
                }
                // Under the checksum, which begins behind magic and CRC in magic 2 and at the magic before: exactly
                // that batch is found unsound, in its place and of its size.
                if at - start >= 21 {
                    let unsound: Vec<_> = found.iter().filter(|batch| !batch.2).collect();
                    assert_eq!(unsound, [&(start, size, false)], "{what}");
                }
            }
        }
    }
}

#[test]
fn ten_thousand_random_damages_lose_no_batch_that_they_do_not_touch() {
    // xorshift64*, fixed seed: the same damages in every run.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = move |below: usize| {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        usize::try_from(state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33).unwrap() % below
    };
    let logs: Vec<(&str, Vec<u8>)> =
        FORMATS.into_iter().map(|folder| (folder, fs::read(fixture(folder).join(LOG)).unwrap())).collect();
    for round in 0..10_000 {
        let (folder, sound) = &logs[random(logs.len())];
        let whole = read(sound);
        let mut bytes = sound.clone();
        let mut touched = Vec::new();
        for _ in 0..=random(3) {
            let at = random(bytes.len());
            let length = [1, 1, 4, 16, 100, 700][random(6)].min(bytes.len() - at);
            let zeros = random(4) == 0;
            for byte in &mut bytes[at..at + length] {
                *byte = if zeros { 0 } else { u8::try_from(random(256)).unwrap() };
            }
            touched.push(at..at + length);
        }
        let found = read(&bytes);
        for (position, size, _) in whole {
            let is_touched =
                touched.iter().any(|range| range.start < position + size && position < range.end);
            assert!(
                is_touched || found.contains(&(position, size, true)),
                "round {round}, {folder}, {touched:?}: {position}"
            );
        }
    }
}

#[test]
fn a_record_whose_value_is_a_batch_is_never_taken_for_one() {
    let inner = record_batch(2, 0, 1, &record(0, b"inner"));
    let two_inner = [inner.clone(), record_batch(3, 0, 1, &record(0, b"inner"))].concat();
    for value in [inner, two_inner] {
        let holding = |delta: u8| {
            let mut body = vec![0, 0, delta * 2, 1];
            body.extend(varint(value.len()));
            body.extend(&value);
            body.push(0);
            [varint(body.len()), body].concat()
        };
        let outer = record_batch(1, 0, 2, &[holding(0), holding(1)].concat());
        let log = |outer: &[u8]| {
            [&record_batch(0, 0, 1, &record(0, b"first")), outer, &record_batch(4, 0, 1, &record(0, b"last"))]
                .concat()
        };
        let folder = tempfile::tempdir().unwrap();
        for at in 0..61 {
            for damage in [0x01, 0x10, 0x80, 0xff] {
                let mut damaged = outer.clone();
                damaged[at] ^= damage;
                fs::write(folder.path().join(LOG), log(&damaged)).unwrap();
                let outcome = dump_log(folder.path(), [LOG]);
                let ends: Vec<_> =
                    batches(outcome.text()).into_iter().map(|(position, _)| position).collect();
                let first = record_batch(0, 0, 1, &record(0, b"first")).len();
                let allowed = [0, first, first + outer.len()];
                assert!(ends.iter().all(|end| allowed.contains(end)), "byte {at}: {}", outcome.text());
                assert!(
                    ends.contains(&0) && ends.contains(&(first + outer.len())),
                    "byte {at}: {}",
                    outcome.text()
                );
            }
        }
        // The whole header is gone, so that nothing tells where the records end.
        let mut damaged = outer.clone();
        damaged[..61].fill(0xa5);
        fs::write(folder.path().join(LOG), log(&damaged)).unwrap();
        let outcome = dump_log(folder.path(), [LOG]);
        assert_eq!(batches(outcome.text()).len(), 2, "{}{}", outcome.text(), outcome.stderr);
    }
}

fn varint(value: usize) -> Vec<u8> {
    let mut rest = value * 2;
    let mut encoded = Vec::new();
    while rest >= 0x80 {
        encoded.push(u8::try_from(rest & 0x7f).unwrap() | 0x80);
        rest >>= 7;
    }
    encoded.push(u8::try_from(rest).unwrap());
    encoded
}

#[test]
fn a_length_that_swallows_the_next_batches_costs_only_its_own() {
    // Batches of one size: a flip that doubles the length ends exactly where a later batch ends.
    let log: Vec<u8> =
        (0..8).flat_map(|offset| record_batch(offset, 0, 1, &record(0, &[b'x'; 48]))).collect();
    let size = log.len() / 8;
    let folder = tempfile::tempdir().unwrap();
    for swallowed in 1..4 {
        let mut damaged = log.clone();
        let length = u32::try_from(size * (swallowed + 1) - 12).unwrap();
        damaged[2 * size + 8..2 * size + 12].copy_from_slice(&length.to_be_bytes());
        fs::write(folder.path().join(LOG), &damaged).unwrap();
        let outcome = dump_log(folder.path(), ["-d", LOG]);
        assert_eq!(batches(outcome.text()).len(), 7, "{}{}", outcome.text(), outcome.stderr);
        assert!(
            outcome
                .stderr
                .contains(&format!("damage: {LOG} at byte {}: {size} bytes hold no batch", 2 * size))
        );
        assert_eq!(outcome.status, Some(4));
    }
}

#[test]
fn a_log_that_is_cut_while_it_is_read_is_read_to_its_new_end_and_the_cut_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(LOG);
    let batch = |offset| record_batch(offset, 0, 1, &record(0, &[b'x'; 48]));
    fs::write(&path, (0..100_000).flat_map(batch).collect::<Vec<u8>>()).unwrap();
    let mut command = kafkactl();
    command.current_dir(folder.path()).args(["dump-log", LOG]);
    let messages = folder.path().join("stderr");
    let mut child =
        command.stdout(Stdio::piped()).stderr(fs::File::create(&messages).unwrap()).spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    // Output has begun, and what is to come is far more than the pipe holds: the dump waits in the middle.
    stdout.read_exact(&mut [0; 7]).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_len(4096).unwrap();
    let mut rest = Vec::new();
    stdout.read_to_end(&mut rest).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(4));
    let stderr = fs::read_to_string(messages).unwrap();
    let words = format!("damage: {LOG} at byte 4096: the file was truncated here while it was read\n");
    assert_eq!(stderr, words + "error: damage in 1 of 1 files\n");
}
