//! The assignment of a member of a consumer group, in the format in which the leader of the group writes it.

use super::model::TopicPartitionName;

/// Reads a `ConsumerProtocolAssignment`; `None` if it is malformed. The version does not matter: newer versions add fields after those
/// of older ones. The data of the assignor after the partitions is not read. No bytes at all mean that nothing is assigned yet.
pub(super) fn member_assignment(bytes: &[u8]) -> Option<Vec<TopicPartitionName>> {
    if bytes.is_empty() {
        return Some(Vec::new());
    }
    let mut rest = bytes;
    take::<2>(&mut rest)?;
    let mut partitions = Vec::new();
    for _ in 0..count(&mut rest)? {
        let length = usize::from(u16::from_be_bytes(take(&mut rest)?));
        let (topic, after) = rest.split_at_checked(length)?;
        let topic = std::str::from_utf8(topic).ok()?;
        rest = after;
        for _ in 0..count(&mut rest)? {
            let partition = i32::from_be_bytes(take(&mut rest)?);
            partitions.push(TopicPartitionName { topic: topic.to_owned(), partition });
        }
    }
    partitions.sort();
    Some(partitions)
}

/// The length of an array. If it is wrong, reading ends with the last byte.
fn count(rest: &mut &[u8]) -> Option<i32> {
    Some(i32::from_be_bytes(take(rest)?))
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, after) = rest.split_first_chunk::<N>()?;
    *rest = after;
    Some(*taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Option<Vec<(String, i32)>> {
        let read = member_assignment(bytes)?;
        Some(read.into_iter().map(|one| (one.topic, one.partition)).collect())
    }

    #[test]
    fn an_assignment_is_read_whatever_its_version_and_what_follows() {
        let sound = b"\0\0\0\0\0\x01\0\x01t\0\0\0\x02\0\0\0\x03\0\0\0\x01";
        let newer = [b"\0\x09", &sound[2..], b"0123456789"].concat();
        for bytes in [&sound[..], &newer] {
            assert_eq!(read(bytes), Some(vec![("t".to_owned(), 1), ("t".to_owned(), 3)]));
        }
        assert_eq!(read(b""), Some(Vec::new()));
    }

    #[test]
    fn a_malformed_assignment_is_none_and_costs_nothing() {
        for bytes in [
            &b"\0\0"[..],
            b"\0",
            b"\0\0\x7f\xff\xff\xff",
            b"\0\0\0\0\0\x01\0\x01t\x7f\xff\xff\xff",
            b"\0\0\0\0\0\x01\xff\xfft\0\0\0\0",
            b"\0\0\0\0\0\x01\0\x01\xff\0\0\0\0",
        ] {
            assert_eq!(read(bytes), None, "{bytes:?}");
        }
    }
}
