//! Blocks as other producers than Java's write them, read as Java's decoders read them, and damage that looks like none.

use std::fs;
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::Duration;

use super::support::{Copy, Outcome, dump_log, kafkactl, record, record_batch};

const LOG: &str = "00000000000000000000.log";

/// Runs over a folder with one log of these bytes.
fn of_log(bytes: &[u8], args: &[&str]) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(LOG), bytes).unwrap();
    dump_log(folder.path(), args.iter().copied().chain([LOG]))
}

fn three_records() -> Vec<u8> {
    [record(0, b"one"), record(1, b"two"), record(2, b"three")].concat()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn lz4(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = lz4_flex::frame::FrameEncoder::new(Vec::new());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_block_that_kafkas_clients_refuse_is_read_and_warned_about() {
    let whole = lz4(&three_records());
    let without_end = record_batch(0, 3, 3, &whole[..whole.len() - 4]);
    let text = of_log(&without_end, &["-p", "--skip-record-metadata"]);
    assert!(text.text().ends_with("| payload: one\n| payload: two\n| payload: three\n"), "{}", text.text());
    let words = "Kafka's clients cannot read the lz4 block, as it has a frame without an end mark";
    assert_eq!(text.stderr, format!("warning: {LOG} at byte 0: {words}\n"));
    assert_eq!(text.status, Some(4));
    let check = of_log(&without_end, &["--check"]);
    assert_eq!(check.text(), format!("warning: {LOG} at byte 0: {words}\n"));
    let closing = "no damage found, but Kafka's clients cannot read all of it (1 warnings)\n";
    assert!(check.stderr.ends_with(closing), "{}", check.stderr);
    assert_eq!(check.status, Some(4));
    let json = of_log(&without_end, &["--check", "-o", "jsonl"]);
    assert!(json.text().contains(r#""severity":"warning","code":"foreignBlock""#), "{}", json.text());
    let figures = of_log(&without_end, &["--summary", "-o", "json"]);
    assert!(figures.text().contains(r#""unread":0,"warnings":1,"notices":0"#), "{}", figures.text());
    assert_eq!(of_log(&record_batch(0, 3, 3, &whole), &["--check"]).status, Some(0));
}

#[test]
fn bytes_behind_a_block_that_java_ignores_are_no_damage() {
    let records = three_records();
    for (codec, block, behind) in [
        (1, gzip(&records), &[0; 30][..]),
        (1, gzip(&records), b"garbage behind the trailer of the member"),
        (3, lz4(&records), b"garbage"),
    ] {
        let outcome = of_log(&record_batch(0, codec, 3, &[&block, behind].concat()), &["--check"]);
        assert_eq!((outcome.text(), outcome.status), ("", Some(0)), "codec {codec}");
    }
}

#[test]
fn records_before_the_place_where_a_block_breaks_are_shown_and_then_the_damage() {
    // Two frames: Java reads the first, so the header promises more than there is.
    let [first, second] = [[record(0, b"one"), record(1, b"two")].concat(), record(2, b"three")];
    let log = record_batch(0, 3, 3, &[lz4(&first), lz4(&second)].concat());
    let text = of_log(&log, &["-p", "--skip-record-metadata"]);
    assert!(text.text().ends_with("| payload: one\n| payload: two\n"), "{}", text.text());
    let words = format!("damage: {LOG} at byte 0: the header counts 3 records, the batch holds 2\n");
    assert!(text.stderr.starts_with(&words), "{}", text.stderr);
    assert_eq!(text.status, Some(4));
    let json = of_log(&log, &["-p", "-o", "jsonl"]);
    assert_eq!(json.text().matches("\"kind\":\"record\"").count(), 2, "{}", json.text());

    // A checksum at the end that does not hold: all records are there.
    let mut block = gzip(&three_records());
    let at = block.len() - 6;
    block[at] ^= 1;
    let text = of_log(&record_batch(0, 1, 3, &block), &["-p", "--skip-record-metadata"]);
    assert!(text.text().ends_with("| payload: two\n| payload: three\n"), "{}", text.text());
    let words = format!("damage: {LOG} at byte 0: the gzip block does not inflate: ");
    assert!(text.stderr.starts_with(&words), "{}", text.stderr);
    assert_eq!(text.status, Some(4));
}

#[test]
fn a_zstd_window_beyond_the_limit_is_not_read_and_no_damage() {
    // A frame that asks for 512 MiB, and holds one empty block.
    let block = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x98, 0x01, 0x00, 0x00];
    let outcome = of_log(&record_batch(0, 4, 1, &block), &["--check"]);
    let words = "the zstd block asks for a window of 512 MiB and was not read: the limit is 128 MiB, for Kafka's clients too";
    assert_eq!(outcome.text(), format!("unread: {LOG} at byte 0: {words}\n"));
    assert_eq!(outcome.status, Some(3));
}

#[test]
fn naming_a_decoder_prints_the_records() {
    let log = record_batch(0, 0, 1, &record(0, b"text"));
    for option in ["--value-decoder-class", "--key-decoder-class"] {
        let outcome = of_log(&log, &[option, "org.apache.kafka.tools.api.StringDecoder"]);
        assert!(outcome.text().ends_with(" payload: text\n"), "{option}: {}", outcome.text());
    }
}

#[test]
fn text_in_the_place_of_a_log_is_damage() {
    let text = "127.0.0.1 - - [21/Sep/2026] GET / 200\n".repeat(100);
    for length in [2, 10, 100, text.len()] {
        let outcome = of_log(&text.as_bytes()[..length], &["--check"]);
        let words = format!(
            "damage: {LOG} at byte 0: the last {length} bytes are not the beginning of a batch: the offset does not follow\n"
        );
        assert_eq!((outcome.text(), outcome.status), (words.as_str(), Some(4)));
    }
    // The line of Kafka's tool stays.
    let printed = of_log(text.as_bytes(), &[]);
    let line = format!("Found {} invalid bytes at the end of {LOG}\n", text.len());
    assert!(printed.text().ends_with(&line), "{}", printed.text());
}

#[test]
fn a_wrong_length_of_the_last_batch_is_found_by_the_checksum_up_to_the_end_of_the_file() {
    for codec in ["none", "gzip", "zstd"] {
        let copy = Copy::of(&format!("4.3.1/{codec}-0"));
        let sound = copy.dump_log(&[LOG]);
        let last =
            sound.text().lines().filter_map(|line| line.split_once(" position: ")).next_back().unwrap().1;
        let start: usize = last.split(' ').next().unwrap().parse().unwrap();
        for bit in [0, 4, 13, 24] {
            let mut words = String::new();
            copy.change(LOG, |bytes| {
                let field = start + 8..start + 12;
                let real = i32::from_be_bytes(bytes[field.clone()].try_into().unwrap());
                let stored = real | 1 << bit;
                bytes[field].copy_from_slice(&stored.to_be_bytes());
                if stored != real {
                    words = format!(
                        "damage: {LOG} at byte {start}: {} bytes hold no batch: the length field says {stored}, and the \
                         checksum holds for a length of {real}\n",
                        real + 12
                    );
                }
            });
            let outcome = copy.dump_log(&["--check", LOG]);
            let status = if words.is_empty() { Some(0) } else { Some(4) };
            assert_eq!((outcome.text(), outcome.status), (words.as_str(), status), "{codec} bit {bit}");
            copy.change(LOG, |bytes| {
                let real = i32::try_from(bytes.len() - start - 12).unwrap();
                bytes[start + 8..start + 12].copy_from_slice(&real.to_be_bytes());
            });
        }
    }
}

#[test]
fn indexes_of_zeros_are_damage_in_a_segment_that_others_follow() {
    let folder = tempfile::tempdir().unwrap();
    let (index, times) = ("00000000000000000000.index", "00000000000000000000.timeindex");
    fs::write(folder.path().join(LOG), record_batch(0, 0, 1, &record(0, b"v"))).unwrap();
    fs::write(folder.path().join(index), [0; 80]).unwrap();
    fs::write(folder.path().join(times), [0; 120]).unwrap();
    let active = dump_log(folder.path(), ["--check", index, times]);
    let notice = |file: &str| format!("notice: {file} at byte 0: the index holds nothing but zero padding\n");
    assert_eq!(
        (active.text(), active.status),
        (format!("{}{}", notice(index), notice(times)).as_str(), Some(0))
    );

    fs::write(folder.path().join("00000000000000000001.log"), record_batch(1, 0, 1, &record(0, b"w")))
        .unwrap();
    let sealed = dump_log(folder.path(), ["--check", index, times]);
    let words = format!(
        "damage: {index} at byte 0: the index ends in 80 bytes of zeros, although later segments follow: lookups start at the \
         beginning of the segment, until the broker rebuilds the index\n\
         damage: {times} at byte 0: the index ends in 120 bytes of zeros, although later segments follow: the broker takes 0 for \
         the largest timestamp of the segment when it starts, and retention by time then deletes the segment\n"
    );
    assert_eq!((sealed.text(), sealed.status), (words.as_str(), Some(4)));
}

#[test]
fn a_name_that_is_not_utf_8_is_read_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    let name = std::ffi::OsStr::from_bytes(b"\xff.log");
    let mut bytes = record_batch(0, 0, 1, &record(0, b"v"));
    bytes[65] ^= 1;
    fs::write(folder.path().join(name), bytes).unwrap();
    let outcome = dump_log(folder.path(), ["--check", "."]);
    assert!(
        outcome.text().starts_with("damage: ./\u{fffd}.log at byte 0: the stored CRC "),
        "{}",
        outcome.text()
    );
    assert_eq!(outcome.status, Some(4));
}

#[test]
fn json_tells_a_deleted_folder_from_the_one_that_is_served() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["t-0", "t-0.51b4bf84f1cd41728ed8eeef791aa88d-delete"] {
        fs::create_dir(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join(LOG), record_batch(0, 0, 1, &record(0, b"v"))).unwrap();
    }
    let outcome = dump_log(folder.path(), ["-p", "-o", "jsonl", "--recursive", "."]);
    let validator = super::support::json_validator();
    let rows: Vec<serde_json::Value> =
        outcome.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let states = |kind: &str| -> Vec<_> {
        let of_kind = rows.iter().filter(|row| row["kind"] == kind);
        of_kind
            .map(|row| (row["topic"].clone(), row.get("folderState").cloned().unwrap_or_default()))
            .collect()
    };
    for kind in ["file", "record"] {
        assert_eq!(
            states(kind),
            [("t".into(), serde_json::Value::Null), ("t".into(), "deleted".into())],
            "{kind}"
        );
    }
    for row in &rows {
        assert!(validator.is_valid(&serde_json::json!([row])) || validator.is_valid(row), "{row}");
    }
}

/// A magic-2 header around many small sound messages that do not end where it says.
fn chain_that_leads_nowhere(messages: u32) -> Vec<u8> {
    let message = |offset: u32| {
        let body = [&[0, 0][..], &[0xff; 8]].concat();
        let crc = crc_fast::crc32_iso_hdlc(&body);
        let length = u32::try_from(body.len() + 4).unwrap();
        [&u64::from(offset).to_be_bytes()[..], &length.to_be_bytes(), &crc.to_be_bytes(), &body].concat()
    };
    let inner: Vec<u8> = (1..=messages).flat_map(message).chain([1; 20]).collect();
    let mut log = record_batch(0, 4, 1, &inner);
    log[17] ^= 1;
    log.extend(message(messages + 5));
    log
}

#[test]
fn a_chain_of_batches_inside_of_damage_is_walked_once_and_not_from_each_of_its_batches() {
    // 4 MB: from each of them it would take hours.
    let outcome = of_log(&chain_that_leads_nowhere(150_000), &["--check"]);
    assert!(
        outcome.text().starts_with(&format!("damage: {LOG} at byte 0: the stored CRC ")),
        "{}",
        outcome.text()
    );
    assert_eq!(outcome.status, Some(4));
}

#[cfg(target_os = "linux")]
fn peak_memory(folder: &Path, args: &[&str]) -> u64 {
    let mut command = kafkactl();
    command.current_dir(folder).arg("dump-log").args(args).arg(LOG);
    let mut child =
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let size = line.and_then(|line| line.trim().strip_suffix(" kB")).and_then(|size| size.parse().ok());
        peak = peak.max(size.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(5));
    }
    peak >> 10
}

#[test]
#[cfg(target_os = "linux")]
fn memory_does_not_grow_with_the_number_of_large_batches() {
    let value = vec![0; 40 << 20];
    let mut body = vec![0, 0, 0, 1];
    let varint = |mut number: usize| {
        let mut bytes = Vec::new();
        number <<= 1;
        while number >= 0x80 {
            bytes.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        bytes.push(number.to_le_bytes()[0]);
        bytes
    };
    body.extend(varint(value.len()));
    body.extend(&value);
    body.push(0);
    let records = [varint(body.len()), body].concat();
    let mut block = Vec::with_capacity(zstd_safe::compress_bound(records.len()));
    zstd_safe::compress(&mut block, &records, 1).unwrap();
    let log: Vec<u8> = (0..12).flat_map(|offset| record_batch(offset, 4, 1, &block)).collect();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(LOG), log).unwrap();
    // One batch of 40 MiB, printed: 12 of them would be 480 MiB.
    let peak = peak_memory(folder.path(), &["-p"]);
    assert!(peak < 300, "{peak} MiB");
}
