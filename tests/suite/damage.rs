//! Damage is found and named, what is sound around it is still read, and only damage gives status 4.

use std::fs;

use super::support::{Copy, dump_log, record, record_batch};

const LOG: &str = "00000000000000000000.log";

/// Byte positions of the batches, as the dump prints them.
fn positions(text: &str) -> Vec<usize> {
    let of = |line: &str| Some(line.split_once(" position: ")?.1.split(' ').next()?.parse().unwrap());
    text.lines().filter(|line| line.contains("isvalid: ")).filter_map(of).collect()
}

#[test]
fn a_flipped_byte_is_reported_as_that_batch_and_all_others_are_printed() {
    for folder in [
        "0.9.0.1/v0-gzip-0",
        "0.10.2.2/v1-none-0",
        "0.10.2.2/v1-lz4-0",
        "2.8.2/mixed-0",
        "4.3.1/zstd-0",
        "4.3.1/txn-0",
    ] {
        let sound = Copy::of(folder).dump_log(&[LOG]);
        let starts = positions(sound.text());
        assert!(starts.len() > 3, "{folder}: {}", sound.text());
        for (index, start) in starts.iter().enumerate() {
            let copy = Copy::of(folder);
            // The last byte of a batch lies under the checksum in every format.
            copy.change(LOG, |bytes| {
                let end = starts.get(index + 1).copied().unwrap_or(bytes.len());
                bytes[end - 1] ^= 0x10;
            });
            let outcome = copy.dump_log(&[LOG]);
            assert_eq!(positions(outcome.text()), starts, "{folder} at {start}");
            let invalid: Vec<_> = outcome
                .text()
                .lines()
                .enumerate()
                .filter(|(_, line)| line.ends_with("isvalid: false"))
                .collect();
            assert_eq!(invalid.len(), 1, "{folder} at {start}: {}", outcome.text());
            assert_eq!(invalid[0].0, index + 2);
            let words = format!("damage: {LOG} at byte {start}: the stored CRC ");
            assert!(outcome.stderr.contains(&words), "{folder} at {start}: {}", outcome.stderr);
            assert!(outcome.stderr.ends_with("error: damage in 1 of 1 files\n"), "{}", outcome.stderr);
            assert_eq!(outcome.status, Some(4));
        }
    }
}

#[test]
fn an_unfinished_batch_at_the_end_is_an_open_tail_in_the_last_segment_and_damage_elsewhere() {
    let copy = Copy::of("4.3.1/none-0");
    let whole = fs::read(copy.folder.join(LOG)).unwrap();
    copy.change(LOG, |bytes| bytes.truncate(whole.len() - 5));
    let starts = positions(copy.dump_log(&[LOG]).text());
    let open = whole.len() - 5 - *starts.last().unwrap();
    // The last batch that is whole ends where the unfinished one begins.
    let last = whole.len() - 5 - tail_length(copy.dump_log(&[LOG]).text());
    assert!(last > *starts.last().unwrap() && open > 5);

    let outcome = copy.dump_log(&[LOG]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    let words = format!(
        "notice: {LOG} at byte {last}: {} bytes at the end do not make a whole batch",
        whole.len() - 5 - last
    );
    assert!(outcome.stderr.contains(&words), "{}", outcome.stderr);

    // A later segment makes this one closed.
    fs::write(copy.folder.join("00000000000000000060.log"), "").unwrap();
    let outcome = copy.dump_log(&[LOG]);
    assert_eq!(outcome.status, Some(4), "{}", outcome.stderr);
    assert!(outcome.stderr.contains(&words.replace("notice", "damage")), "{}", outcome.stderr);
}

/// The number in Kafka's line about trailing bytes.
fn tail_length(text: &str) -> usize {
    let line = text.lines().last().unwrap();
    let number = line
        .strip_prefix("Found ")
        .and_then(|rest| rest.strip_suffix(&format!(" invalid bytes at the end of {LOG}")));
    number.unwrap_or_else(|| panic!("no line about trailing bytes: {line}")).parse().unwrap()
}

#[test]
fn zeros_at_the_end_are_an_open_tail_in_the_last_segment_and_damage_elsewhere() {
    let copy = Copy::of("4.3.1/zstd-0");
    let sound = copy.dump_log(&[LOG]);
    copy.change(LOG, |bytes| bytes.resize(bytes.len() + 4096, 0));
    let outcome = copy.dump_log(&[LOG]);
    assert_eq!((outcome.text(), outcome.status), (sound.text(), Some(0)));
    assert!(outcome.stderr.contains(": the last 4096 bytes are zeros"), "{}", outcome.stderr);
    fs::write(copy.folder.join("00000000000000000060.log"), "").unwrap();
    assert_eq!(copy.dump_log(&[LOG]).status, Some(4));
}

#[test]
fn a_length_field_that_cannot_be_right_costs_its_batch_and_no_other() {
    for length in [[0x7f, 0xff, 0xff, 0xff], [0xff, 0xff, 0xff, 0xf0], [0, 0, 0, 13], [0, 0, 0, 20]] {
        let copy = Copy::of("4.3.1/gzip-0");
        let starts = positions(copy.dump_log(&[LOG]).text());
        copy.change(LOG, |bytes| bytes[starts[1] + 8..starts[1] + 12].copy_from_slice(&length));
        let outcome = copy.dump_log(&[LOG]);
        let mut others = starts.clone();
        others.remove(1);
        assert_eq!(positions(outcome.text()), others, "{length:?}");
        let words =
            format!("damage: {LOG} at byte {}: {} bytes hold no batch", starts[1], starts[2] - starts[1]);
        assert!(outcome.stderr.contains(&words), "{length:?}: {}", outcome.stderr);
        assert_eq!(outcome.status, Some(4));
    }
}

#[test]
fn offsets_that_do_not_rise_and_a_first_offset_below_the_name_are_damage() {
    let batch = |offset| record_batch(offset, 0, 1, &record(0, b"v"));
    let cases = [
        ("00000000000000000005.log", vec![5, 6, 6], "offset 6 follows offset 6"),
        (
            "00000000000000000005.log",
            vec![4, 5],
            "the first offset 4 lies before 5, which the file name promises",
        ),
        (
            "00000000000000000005.log",
            vec![5, 4_000_000_000],
            "offset 4000000000 is too far from 5 in the file name",
        ),
    ];
    for (file, offsets, words) in cases {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(file), offsets.into_iter().flat_map(batch).collect::<Vec<u8>>())
            .unwrap();
        let outcome = dump_log(folder.path(), [file]);
        assert!(outcome.stderr.contains(words), "{}", outcome.stderr);
        assert_eq!(outcome.status, Some(4));
    }
    // A first offset above the name and gaps are what compaction leaves.
    let folder = tempfile::tempdir().unwrap();
    let sound: Vec<u8> = [7, 9, 100].into_iter().flat_map(batch).collect();
    fs::write(folder.path().join("00000000000000000005.log"), sound).unwrap();
    let outcome = dump_log(folder.path(), ["--deep-iteration", "00000000000000000005.log"]);
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
    assert!(
        outcome.stderr.ends_with("  -1 is followed by 7\n  7 is followed by 9\n  9 is followed by 100\n")
    );
}

#[test]
fn records_that_contradict_their_batch_header_are_damage_when_they_are_read() {
    let two = [record(0, b"a"), record(1, b"b")].concat();
    let cases: [(Vec<u8>, &str); 5] = [
        (record_batch(0, 0, 3, &two), "the header counts 3 records, the batch holds 2"),
        (record_batch(0, 0, 1, &two), "bytes follow the last record of the batch"),
        (
            record_batch(0, 0, 2, &[record(1, b"a"), record(0, b"b")].concat()),
            "record offset 0 is not within 2 to 1",
        ),
        (
            record_batch(0, 0, 2, &[record(0, b"a"), record(9, b"b")].concat()),
            "record offset 9 is not within 1 to 1",
        ),
        (
            record_batch(0, 0, 1, &[0x80; 12]),
            "record 0 of the batch is malformed: its length is not a varint",
        ),
    ];
    for (bytes, words) in cases {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(LOG), bytes).unwrap();
        let outcome = dump_log(folder.path(), ["-d", LOG]);
        assert!(outcome.stderr.contains(words), "{}", outcome.stderr);
        assert_eq!(outcome.status, Some(4));
    }
}

#[test]
fn a_batch_that_inflates_beyond_the_limit_is_refused_with_a_line_and_the_rest_is_read() {
    let copy = Copy::of("4.3.1/zstd-0");
    let outcome = copy.dump_log(&["-p", "--max-inflated-size", "500", LOG]);
    let refused =
        outcome.stderr.matches("inflates to more than the limit of 500 bytes and was not read").count();
    assert!(refused > 0 && outcome.text().contains("\n| offset: "), "{}{}", outcome.text(), outcome.stderr);
    assert_eq!(outcome.status, Some(3), "not read is not known: {}", outcome.stderr);
}

#[test]
fn a_small_batch_that_claims_ten_gibibytes_is_refused_in_every_codec() {
    let huge: u64 = 10 << 30;
    let zstd = [&[0x28, 0xb5, 0x2f, 0xfd, 0xe0][..], &huge.to_le_bytes(), &[0x03, 0x00, 0x80, 0x61]].concat();
    // gzip of 1 MiB of zeros is about 1 KiB; the others lie in their headers.
    let lz4 =
        [&[0x04, 0x22, 0x4d, 0x18, 0x68, 0x70][..], &huge.to_le_bytes(), &[0x00, 0xff, 0xff, 0xff, 0x7f]]
            .concat();
    let snappy =
        [&b"\x82SNAPPY\0\0\0\0\x01\0\0\0\x01\0\0\0\x06"[..], &[0xff, 0xff, 0xff, 0xff, 0x0f, 0x00]].concat();
    for (codec, block) in [(2, snappy), (3, lz4), (4, zstd)] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(LOG), record_batch(0, codec, 1, &block)).unwrap();
        let outcome = dump_log(folder.path(), ["-p", LOG]);
        assert!(outcome.stderr.contains(" block "), "codec {codec}: {}", outcome.stderr);
        assert!(matches!(outcome.status, Some(3 | 4)), "codec {codec}: {}", outcome.stderr);
    }
}

#[test]
fn a_block_that_does_not_inflate_is_named_and_the_next_batch_is_read() {
    for (codec, name) in [(1, "gzip"), (2, "snappy"), (3, "lz4"), (4, "zstd")] {
        let broken = record_batch(0, codec, 1, b"this is no block of any codec");
        let sound = record_batch(1, 0, 1, &record(0, b"sound"));
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(LOG), [broken, sound].concat()).unwrap();
        let outcome = dump_log(folder.path(), ["-p", LOG]);
        let words = format!("damage: {LOG} at byte 0: the {name} block does not inflate: ");
        assert!(outcome.stderr.starts_with(&words), "{}", outcome.stderr);
        assert!(outcome.text().ends_with(" payload: sound\n"), "{}", outcome.text());
        assert_eq!(outcome.status, Some(4));
    }
}

#[test]
fn an_empty_log_is_sound_and_that_it_is_empty_is_said() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(LOG), "").unwrap();
    let outcome = dump_log(folder.path(), [LOG]);
    assert_eq!(outcome.text(), format!("Dumping {LOG}\nLog starting offset: 0\n"));
    assert_eq!(outcome.stderr, format!("notice: {LOG} at byte 0: the file is empty\n"));
    assert_eq!(outcome.status, Some(0));
}

#[test]
fn raw_snappy_without_the_java_frame_is_read() {
    let records = [record(0, b"one"), record(1, b"two")].concat();
    let block = snap::raw::Encoder::new().compress_vec(&records).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(LOG), record_batch(0, 2, 2, &block)).unwrap();
    let outcome = dump_log(folder.path(), ["-p", "--skip-record-metadata", LOG]);
    assert!(outcome.text().ends_with("| payload: one\n| payload: two\n"), "{}", outcome.text());
    assert_eq!(outcome.status, Some(0), "{}", outcome.stderr);
}

#[test]
fn every_changed_byte_of_an_index_is_found() {
    for (folder, file) in [
        ("4.3.1/txn-0", "00000000000000000000.index"),
        ("4.3.1/txn-0", "00000000000000000000.timeindex"),
        ("0.10.2.2/v1-gzip-0", "00000000000000000000.index"),
        ("4.3.1/zstd-0", "00000000000000000060.snapshot"),
    ] {
        let copy = Copy::of(folder);
        let sound = fs::read(copy.folder.join(file)).unwrap();
        assert!(!sound.is_empty());
        for at in 0..sound.len() {
            copy.change(file, |bytes| bytes[at] ^= 0x40);
            let outcome = copy.dump_log(&["--check", file]);
            assert_eq!(outcome.status, Some(4), "{folder}/{file} at {at}: {}", outcome.text());
            let named =
                outcome.text().lines().any(|line| line.starts_with(&format!("damage: {file} at byte ")));
            assert!(named, "{folder}/{file} at {at}: {}", outcome.text());
            fs::write(copy.folder.join(file), &sound).unwrap();
        }
    }
}

#[test]
fn an_index_of_odd_length_and_one_with_data_behind_its_padding_are_damaged() {
    let copy = Copy::of("4.3.1-crash/none-0");
    for file in ["00000000000000000000.index", "00000000000000000000.timeindex"] {
        assert_eq!(copy.dump_log(&[file]).status, Some(0), "{file}: padding is no damage");
        let sound = fs::read(copy.folder.join(file)).unwrap();
        copy.change(file, |bytes| bytes.truncate(bytes.len() - 1));
        let outcome = copy.dump_log(&[file]);
        assert!(outcome.stderr.contains("are not a multiple of the entry size"), "{}", outcome.stderr);
        assert_eq!(outcome.status, Some(4));
        fs::write(copy.folder.join(file), &sound).unwrap();
        copy.change(file, |bytes| *bytes.last_mut().unwrap() = 1);
        let outcome = copy.dump_log(&[file]);
        assert!(outcome.stderr.contains("data follows the zero padding of the index"), "{}", outcome.stderr);
        assert_eq!(outcome.status, Some(4));
    }
}

#[test]
fn kafkas_notices_are_in_its_own_words_also_for_damage() {
    let copy = Copy::of("4.3.1/txn-0");
    copy.change("00000000000000000000.index", |bytes| bytes[3] ^= 0x40);
    copy.change("00000000000000000000.timeindex", |bytes| bytes[7] ^= 0x01);
    let outcome = copy.dump_log(&["00000000000000000000.index", "00000000000000000000.timeindex"]);
    let folder = copy.folder.display();
    assert!(
        outcome
            .stderr
            .contains(&format!("Mismatches in :{folder}/00000000000000000000.index\n  Index offset: "))
    );
    let timestamps =
        format!("Found timestamp mismatch in :{folder}/00000000000000000000.timeindex\n  Index timestamp: ");
    assert!(outcome.stderr.contains(&timestamps), "{}", outcome.stderr);
    assert_eq!(outcome.status, Some(4));
}

#[test]
fn a_kraft_snapshot_without_its_footer_is_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let file = "00000000000000000009-0000000001.checkpoint";
    fs::write(folder.path().join(file), record_batch(0, 0, 1, &record(0, b"v"))).unwrap();
    let outcome = dump_log(folder.path(), [file]);
    assert!(
        outcome.stderr.contains("the snapshot does not end with its footer record"),
        "{}",
        outcome.stderr
    );
    assert_eq!(outcome.status, Some(4));
}

#[test]
fn check_prints_findings_only_and_nothing_for_sound_files() {
    let copy = Copy::of("4.3.1/lz4-0");
    let sound = copy.dump_log(&["--check", "."]);
    assert_eq!((sound.text(), sound.status), ("", Some(0)));
    assert_eq!(sound.stderr, "notice: 6 files checked, no damage found\n");
    copy.change("00000000000000000060.snapshot", |bytes| bytes[40] ^= 1);
    let damaged = copy.dump_log(&["--check", "."]);
    let words =
        "damage: ./00000000000000000060.snapshot at byte 0: Snapshot is corrupt (CRC is no longer valid). ";
    assert!(damaged.text().starts_with(words) && damaged.text().lines().count() == 1, "{}", damaged.text());
    assert_eq!((damaged.stderr.as_str(), damaged.status), ("error: damage in 1 of 6 files\n", Some(4)));
}
