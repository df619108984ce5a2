//! Files that schemas can import without a reference: Confluent's registry and serializers include them, and a registered schema
//! does not name them. The compiler includes `google/protobuf/...`.

use protox::file::{File, FileResolver};

/// By their import paths.
const FILES: [(&str, &str); 21] = [
    ("confluent/meta.proto", include_str!("known_protos/confluent/meta.proto")),
    ("confluent/type/decimal.proto", include_str!("known_protos/confluent/type/decimal.proto")),
    ("confluent/type/variant.proto", include_str!("known_protos/confluent/type/variant.proto")),
    ("confluent/types/decimal.proto", include_str!("known_protos/confluent/types/decimal.proto")),
    ("google/type/calendar_period.proto", include_str!("known_protos/google/type/calendar_period.proto")),
    ("google/type/color.proto", include_str!("known_protos/google/type/color.proto")),
    ("google/type/date.proto", include_str!("known_protos/google/type/date.proto")),
    ("google/type/datetime.proto", include_str!("known_protos/google/type/datetime.proto")),
    ("google/type/dayofweek.proto", include_str!("known_protos/google/type/dayofweek.proto")),
    ("google/type/decimal.proto", include_str!("known_protos/google/type/decimal.proto")),
    ("google/type/expr.proto", include_str!("known_protos/google/type/expr.proto")),
    ("google/type/fraction.proto", include_str!("known_protos/google/type/fraction.proto")),
    ("google/type/interval.proto", include_str!("known_protos/google/type/interval.proto")),
    ("google/type/latlng.proto", include_str!("known_protos/google/type/latlng.proto")),
    ("google/type/localized_text.proto", include_str!("known_protos/google/type/localized_text.proto")),
    ("google/type/money.proto", include_str!("known_protos/google/type/money.proto")),
    ("google/type/month.proto", include_str!("known_protos/google/type/month.proto")),
    ("google/type/phone_number.proto", include_str!("known_protos/google/type/phone_number.proto")),
    ("google/type/postal_address.proto", include_str!("known_protos/google/type/postal_address.proto")),
    ("google/type/quaternion.proto", include_str!("known_protos/google/type/quaternion.proto")),
    ("google/type/timeofday.proto", include_str!("known_protos/google/type/timeofday.proto")),
];

/// Files that the compiler includes.
const OF_COMPILER: [&str; 12] = [
    "google/protobuf/any.proto",
    "google/protobuf/api.proto",
    "google/protobuf/compiler/plugin.proto",
    "google/protobuf/descriptor.proto",
    "google/protobuf/duration.proto",
    "google/protobuf/empty.proto",
    "google/protobuf/field_mask.proto",
    "google/protobuf/source_context.proto",
    "google/protobuf/struct.proto",
    "google/protobuf/timestamp.proto",
    "google/protobuf/type.proto",
    "google/protobuf/wrappers.proto",
];

/// Whether the compiler includes a path.
pub(super) fn is_of_compiler(path: &str) -> bool {
    OF_COMPILER.contains(&path)
}

/// Whether a path can be imported without a file for it.
pub(super) fn is_known(path: &str) -> bool {
    is_of_compiler(path) || FILES.iter().any(|(name, _)| *name == path)
}

/// Resolves these files.
pub(super) struct KnownFiles;

impl FileResolver for KnownFiles {
    fn open_file(&self, name: &str) -> Result<File, protox::Error> {
        match FILES.iter().find(|(known, _)| *known == name) {
            Some((_, text)) => File::from_source(name, text),
            None => Err(protox::Error::file_not_found(name)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::ProtobufReader;
    use super::*;

    #[test]
    fn all_of_them_compile() {
        for (name, _) in FILES {
            let text = format!("syntax = \"proto3\"; import \"{name}\"; message M {{}}");
            ProtobufReader::new(&text, &[], None).unwrap();
        }
        for name in OF_COMPILER {
            let text = format!("syntax = \"proto3\"; import \"{name}\"; message M {{}}");
            ProtobufReader::new(&text, &[], None).unwrap();
        }
    }
}
