//! Which changes of configs of topics or brokers may lose records.

use crate::kafka::ConfigEntry;

/// The loss that may follow when a config changes from its value to another; `after` is `None` if the new value is not known. If
/// values are not known, the worse case is assumed.
pub(super) fn loss(name: &str, entry: Option<&ConfigEntry>, after: Option<&str>) -> Option<&'static str> {
    let before = entry.and_then(|entry| entry.value.as_deref());
    if before.is_some() && before == after {
        return None;
    }
    // Brokers call the defaults of what topics have nearly the same: log.retention.ms, log.cleaner.delete.retention.ms.
    let of_topic = name.strip_prefix("log.cleaner.").or_else(|| name.strip_prefix("log.")).unwrap_or(name);
    let may_be = |wanted: &str, value: Option<&str>| {
        value.is_none_or(|value| value.trim().eq_ignore_ascii_case(wanted))
    };
    let may_become = |wanted: &str| may_be(wanted, after) && !before.is_some_and(|_| may_be(wanted, before));
    match of_topic {
        "cleanup.policy" => Some("this may delete records"),
        "retention.ms"
        | "retention.minutes"
        | "retention.hours"
        | "retention.bytes"
        | "local.retention.ms"
        | "local.retention.bytes"
        | "delete.retention.ms" => {
            let lowered = limit(before).zip(limit(after)).is_none_or(|(before, after)| after < before);
            lowered.then_some("this may delete records")
        }
        "offsets.retention.minutes" => Some("this may delete commits of groups"),
        "unclean.leader.election.enable" => may_become("true")
            .then_some("a replica that lacks records may become the leader: the records it lacks are lost"),
        "remote.log.delete.on.disable" => {
            may_become("true").then_some("this may delete records in remote storage")
        }
        "remote.storage.enable" => may_become("false").then_some("this may delete records in remote storage"),
        _ => None,
    }
}

/// A limit of retention; below 0 there is none.
fn limit(text: Option<&str>) -> Option<i64> {
    let number = text?.trim().parse::<i64>().ok()?;
    Some(if number < 0 { i64::MAX } else { number })
}

#[cfg(test)]
mod tests {
    use super::loss;
    use crate::kafka::{ConfigEntry, ConfigSource};

    fn loses(name: &str, before: &str, after: &str) -> bool {
        let entry = ConfigEntry {
            name: name.to_owned(),
            value: Some(before.to_owned()),
            source: ConfigSource::Default,
            is_sensitive: false,
            is_read_only: false,
            synonyms: Vec::new(),
        };
        loss(name, Some(&entry), Some(after)).is_some()
    }

    #[test]
    fn a_lower_limit_and_a_switch_that_gives_records_up_lose_and_the_other_way_round_does_not() {
        for (name, more, less) in [
            ("retention.ms", "-1", "1000"),
            ("retention.ms", "2000", " 1000 "),
            ("retention.bytes", "5", "0"),
            ("local.retention.bytes", "-2", "100"),
            ("log.retention.hours", "168", "1"),
            ("log.retention.minutes", "168", "1"),
            ("log.local.retention.ms", "168", "1"),
            ("log.cleaner.delete.retention.ms", "86400000", "1"),
            ("unclean.leader.election.enable", "false", "TRUE"),
            ("remote.log.delete.on.disable", "false", "true "),
            ("remote.storage.enable", "true", "false"),
        ] {
            assert!(loses(name, more, less), "{name}");
            assert!(!loses(name, less, more), "{name}");
            assert!(!loses(name, more, more), "{name}");
            assert!(loss(name, None, None).is_some(), "{name}: what is not known is the worse");
        }
        assert!(
            loses("cleanup.policy", "delete", "compact") && loses("log.cleanup.policy", "compact", "delete")
        );
        assert!(!loses("min.insync.replicas", "2", "1") && !loses("segment.ms", "2", "1"));
    }
}
