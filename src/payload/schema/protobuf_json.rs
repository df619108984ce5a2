//! Compiled Protobuf schemas: selecting a message, and converting messages to and from JSON.

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use prost_reflect::prost::Message;
use prost_reflect::prost_types::FileDescriptorProto;
use prost_reflect::{DescriptorPool, DynamicMessage, FileDescriptor, MessageDescriptor};
use protox::file::{ChainFileResolver, File, FileResolver, GoogleFileResolver};

use super::protobuf_known::KnownFiles;
use super::{protobuf_message, zigzag};
use crate::payload::framing::MessageHint;

/// The file name of the schema itself during compilation; imports have names of their own.
const ROOT: &str = "schema.proto";
/// Maximum nesting of messages within a file: no person writes deeper ones.
const DEEPEST_PATH: i64 = 64;

/// A schema, compiled for decoding and encoding.
#[derive(Debug)]
pub struct ProtobufReader {
    file: FileDescriptor,
    /// The message that is used if nothing else names one.
    default: MessageDescriptor,
}

/// Schemas in memory, by their import paths.
struct Texts(BTreeMap<String, String>);

impl FileResolver for Texts {
    fn resolve_path(&self, path: &Path) -> Option<String> {
        path.to_str().map(str::to_owned)
    }

    fn open_file(&self, name: &str) -> Result<File, protox::Error> {
        let text = self.0.get(name).ok_or_else(|| protox::Error::file_not_found(name))?;
        match serialized(name, text) {
            Some(descriptor) => Ok(File::from_file_descriptor_proto(descriptor)),
            None => File::from_source(name, text),
        }
    }
}

/// A schema as a base64-encoded file descriptor, the form in which Confluent's Python serializer registers it.
fn serialized(name: &str, text: &str) -> Option<FileDescriptorProto> {
    let bytes = BASE64.decode(text.trim()).ok()?;
    let mut file = FileDescriptorProto::decode(&*bytes).ok()?;
    file.name = Some(name.to_owned());
    Some(file)
}

impl ProtobufReader {
    /// Compiles a schema with its imports, each with its path. `message` is the name of the default message, with or without the
    /// package; without it, the first one.
    pub fn new(text: &str, imports: &[(String, String)], message: Option<&str>) -> Result<Self, String> {
        let mut texts: BTreeMap<String, String> = imports.iter().cloned().collect();
        texts.insert(ROOT.to_owned(), text.to_owned());
        let mut resolver = ChainFileResolver::new();
        resolver.add(Texts(texts));
        resolver.add(KnownFiles);
        resolver.add(GoogleFileResolver::new());
        let mut compiler = protox::Compiler::with_file_resolver(resolver);
        compiler.include_imports(true);
        compiler.open_file(ROOT).map_err(|error| error.to_string())?;
        let pool: DescriptorPool = compiler.descriptor_pool();
        let file = pool.get_file_by_name(ROOT).ok_or("it is not a Protobuf file")?;
        let default = match message {
            None => file.messages().next().ok_or("it has no message")?,
            Some(name) => message_named(&pool, &file, name)?,
        };
        Ok(Self { file, default })
    }

    /// Appends the JSON of a message in the framing of Confluent or Apicurio. On an error nothing is appended.
    pub fn push_framed(&self, bytes: &[u8], hint: MessageHint<'_>, out: &mut Vec<u8>) -> Result<(), String> {
        let (message, rest) = match hint {
            MessageHint::Way(way) if !way.is_empty() => (self.message_at(way)?.0, bytes),
            _ => match (self.message_of_ref(bytes), hint) {
                (Some(found), _) => found,
                (None, MessageHint::Name(name)) => {
                    let named = name.and_then(|name| self.message_called(name));
                    (named.unwrap_or_else(|| self.default.clone()), bytes)
                }
                (None, _) => self.message_at(bytes)?,
            },
        };
        push_message(message, rest, out)
    }

    /// The message that Apicurio's `Ref` names (`message Ref { string name = 1; }`, preceded by its length), and the bytes after
    /// it. A path to a message cannot be mistaken for it: the name would have to be one of the schema by chance.
    fn message_of_ref<'a>(&self, bytes: &'a [u8]) -> Option<(MessageDescriptor, &'a [u8])> {
        const NAME_FIELD: u8 = 0x0a;
        let [length, NAME_FIELD, name_length, rest @ ..] = bytes else { return None };
        // These two bytes exclude other fields; the name has at most 127 bytes, because its length is one byte.
        if *length < 2 || *name_length != length - 2 || *length > 127 {
            return None;
        }
        let (name, rest) = rest.split_at_checked(usize::from(*name_length))?;
        Some((self.message_called(name)?, rest))
    }

    fn message_called(&self, name: &[u8]) -> Option<MessageDescriptor> {
        let name = std::str::from_utf8(name).ok()?;
        self.file.messages().find(|message| message.name() == name || message.full_name() == name)
    }

    /// Appends the JSON of a message without framing. On an error nothing is appended.
    pub fn push_bare(&self, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), String> {
        push_message(self.default.clone(), bytes, out)
    }

    /// The full name of the default message.
    pub fn message_name(&self) -> String {
        self.default.full_name().to_owned()
    }

    /// Appends the path to the default message.
    pub fn push_way(&self, out: &mut Vec<u8>) {
        let mut indexes = Vec::new();
        let mut message = self.default.clone();
        loop {
            let parent = message.parent_message();
            let position = match &parent {
                Some(parent) => parent.child_messages().position(|child| child == message),
                None => self.file.messages().position(|other| other == message),
            };
            indexes.push(position.unwrap_or(0));
            match parent {
                Some(parent) => message = parent,
                None => break,
            }
        }
        if indexes == [0] {
            out.push(0);
            return;
        }
        let mut push = |number: usize| zigzag::push(i64::try_from(number).unwrap_or(i64::MAX), out);
        push(indexes.len());
        indexes.into_iter().rev().for_each(push);
    }

    /// Appends the message of a JSON text.
    pub fn push_protobuf(&self, json: &[u8], out: &mut Vec<u8>) -> Result<(), String> {
        let mut json = serde_json::Deserializer::from_slice(json);
        let mut track = serde_path_to_error::Track::new();
        let tracked = serde_path_to_error::Deserializer::new(&mut json, &mut track);
        let message = DynamicMessage::deserialize(self.default.clone(), tracked);
        let message = message.and_then(|message| json.end().map(|()| message)).map_err(|error| {
            let words = error.to_string();
            let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words);
            match track.path().to_string().as_str() {
                "." => words.to_owned(),
                way => format!("at {way}: {words}"),
            }
        })?;
        message.encode(out).map_err(|error| error.to_string())
    }

    /// The message that a path leads to, and the bytes after the path. A path is a count and as many indexes, each of a message in
    /// its file or in the message before; a single 0 is the first message.
    fn message_at<'a>(&self, bytes: &'a [u8]) -> Result<(MessageDescriptor, &'a [u8]), String> {
        let mut rest = bytes;
        let count = zigzag::take(&mut rest)?;
        if !(0..=DEEPEST_PATH).contains(&count) {
            return Err(format!("{count} is not a valid length of a message path"));
        }
        let mut indexes = vec![0];
        if count > 0 {
            indexes = (0..count).map(|_| zigzag::take(&mut rest)).collect::<Result<_, _>>()?;
        }
        let mut found: Option<MessageDescriptor> = None;
        for index in &indexes {
            let wrong = || format!("the schema has no message {indexes:?}");
            let index_in_parent = usize::try_from(*index).map_err(|_| wrong())?;
            let next = match &found {
                None => self.file.messages().nth(index_in_parent),
                Some(message) => message.child_messages().nth(index_in_parent),
            };
            found = Some(next.ok_or_else(wrong)?);
        }
        found.map(|message| (message, rest)).ok_or_else(|| "the message path is cut short".to_owned())
    }
}

fn message_named(
    pool: &DescriptorPool,
    file: &FileDescriptor,
    name: &str,
) -> Result<MessageDescriptor, String> {
    let found = pool.get_message_by_name(name);
    let found = found.or_else(|| file.messages().find(|message| message.name() == name));
    found.ok_or_else(|| {
        let names: Vec<String> = file.messages().map(|message| message.full_name().to_owned()).collect();
        format!("it has no message '{name}', only {}", names.join(", "))
    })
}

fn push_message(message: MessageDescriptor, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), String> {
    let name = message.full_name().to_owned();
    let decoded =
        DynamicMessage::decode(message, bytes).map_err(|error| format!("it is not a {name}: {error}"))?;
    protobuf_message::push_message(&decoded, out);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORDER: &str = r#"syntax = "proto3";
        package shop;
        import "common/address.proto";
        import "google/protobuf/timestamp.proto";
        message Order {
          int64 id = 1;
          common.Address to = 2;
          google.protobuf.Timestamp at = 3;
          message Line { string item = 1; message Part { int32 n = 1; } }
          repeated Line lines = 4;
        }
        message Refund { bytes proof = 1; }"#;
    const ADDRESS: &str = r#"syntax = "proto3"; package common; message Address { string zip = 1; }"#;

    fn reader(message: Option<&str>) -> Result<ProtobufReader, String> {
        ProtobufReader::new(ORDER, &[("common/address.proto".to_owned(), ADDRESS.to_owned())], message)
    }

    fn framed(bytes: &[u8]) -> Result<String, String> {
        let mut out = Vec::new();
        reader(None).unwrap().push_framed(bytes, MessageHint::Before, &mut out)?;
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn a_message_is_found_by_the_way_to_it_and_shown_as_protobuf_maps_it() {
        // id 1, to { zip "x" }, at { seconds 1 }, lines [{ item "y" }]
        let order = [0x08, 1, 0x12, 3, 0x0a, 1, b'x', 0x1a, 2, 0x08, 1, 0x22, 3, 0x0a, 1, b'y'];
        let expected = r#"{"id":"1","to":{"zip":"x"},"at":"1970-01-01T00:00:01Z","lines":[{"item":"y"}]}"#;
        assert_eq!(framed(&[&[0][..], &order].concat()).unwrap(), expected);
        assert_eq!(framed(&[&[2, 0][..], &order].concat()).unwrap(), expected);
        assert_eq!(framed(&[2, 2, 0x0a, 1, 0xff]).unwrap(), r#"{"proof":"/w=="}"#);
        assert_eq!(framed(&[6, 0, 0, 0, 0x08, 5]).unwrap(), r#"{"n":5}"#);
        let mut out = Vec::new();
        reader(Some("Refund")).unwrap().push_bare(&[0x0a, 0], &mut out).unwrap();
        reader(Some("shop.Order.Line"))
            .unwrap()
            .push_framed(&[], MessageHint::Way(&[2, 2]), &mut out)
            .unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), r#"{"proof":""}{"proof":""}"#);
    }

    #[test]
    fn apicurio_puts_the_name_of_the_message_before_it() {
        let refund = b"\x08\x0a\x06Refund\x0a\x01\xff";
        assert_eq!(framed(refund).unwrap(), r#"{"proof":"/w=="}"#);
        let named = |bytes: &[u8], hint| {
            let mut out = Vec::new();
            reader(None).unwrap().push_framed(bytes, hint, &mut out).map(|()| String::from_utf8(out).unwrap())
        };
        for hint in [MessageHint::Way(&[]), MessageHint::Name(None), MessageHint::Name(Some(b"Order"))] {
            assert_eq!(named(refund, hint).unwrap(), r#"{"proof":"/w=="}"#, "{hint:?}");
        }
        assert_eq!(named(&refund[9..], MessageHint::Name(Some(b"Refund"))).unwrap(), r#"{"proof":"/w=="}"#);
        assert!(
            named(&refund[9..], MessageHint::Name(Some(b"Unknown")))
                .unwrap_err()
                .contains("it is not a shop.Order")
        );
    }

    #[test]
    fn what_is_no_message_is_told() {
        for (bytes, words) in [
            (&[][..], "it ends where a number is expected"),
            (&[4, 0, 9], "no message [0, -5]"),
            (&[2, 10], "no message [5]"),
            (&[0xff, 0xff, 0xff, 0x0f], "not a valid length of a message path"),
            (&[0, 0x08], "it is not a shop.Order"),
            (&[0, 0x0a, 0xff], "it is not a shop.Order"),
        ] {
            let error = framed(bytes).unwrap_err();
            assert!(error.contains(words), "{bytes:?} {error}");
        }
        assert!(reader(Some("Nothing")).unwrap_err().contains("only shop.Order, shop.Refund"));
        assert!(ProtobufReader::new(ORDER, &[], None).is_err());
    }
}
