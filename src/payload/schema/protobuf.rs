//! Protobuf schemas.

use prost_types::field_descriptor_proto::{Label, Type};
use prost_types::{DescriptorProto, EnumDescriptorProto, FieldDescriptorProto, FileDescriptorProto};

use super::Field;
use super::protobuf_known::is_of_compiler;

/// Parses a single file, without its imports.
pub(super) fn parse(text: &str) -> Result<FileDescriptorProto, String> {
    let mut file = protox_parse::parse("schema.proto", text).map_err(|error| error.to_string())?;
    // Comments and line positions.
    file.source_code_info = None;
    Ok(file)
}

/// Whether a text is a Protobuf file with any definition: an empty file is valid, too.
pub(super) fn defines_something(text: &str) -> bool {
    parse(text).is_ok_and(|file| {
        !file.message_type.is_empty() || !file.enum_type.is_empty() || !file.service.is_empty()
    })
}

/// The paths of the files that a schema imports, except for those that the compiler includes.
pub(super) fn imports(text: &str) -> Result<Vec<String>, String> {
    let imported = parse(text)?.dependency;
    Ok(imported.into_iter().filter(|path| !is_of_compiler(path)).collect())
}

/// The fields of all messages, and the values of all enums.
pub(super) fn fields(text: &str) -> Result<Vec<Field>, String> {
    let file = parse(text)?;
    let mut fields = Vec::new();
    for message in &file.message_type {
        push_message(message, "", &mut fields);
    }
    for own in &file.enum_type {
        push_enum(own, "", &mut fields);
    }
    Ok(fields)
}

fn push_message(message: &DescriptorProto, prefix: &str, fields: &mut Vec<Field>) {
    let path = format!("{prefix}{}", message.name());
    for field in &message.field {
        let one_of = field.oneof_index.filter(|_| !field.proto3_optional()).and_then(|index| {
            message.oneof_decl.get(usize::try_from(index).ok()?).map(|one_of| one_of.name().to_owned())
        });
        let one_of = one_of.map_or_else(String::new, |name| format!(", one of {name}"));
        let is_entry = |entry: &&DescriptorProto| {
            entry.options.as_ref().is_some_and(prost_types::MessageOptions::map_entry)
                && field.type_name() == entry.name()
        };
        let kind = match message.nested_type.iter().find(is_entry).map(|entry| entry.field.as_slice()) {
            Some([key, value]) => format!("map<{}, {}>", type_of(key), type_of(value)),
            _ => format!("{}{}", label(field), type_of(field)),
        };
        fields.push(Field {
            path: format!("{path}.{}", field.name()),
            kind: format!("{kind} = {}{one_of}", field.number()),
            default: field.default_value.clone(),
        });
    }
    let prefix = format!("{path}.");
    let is_map = |nested: &&DescriptorProto| {
        nested.options.as_ref().is_some_and(prost_types::MessageOptions::map_entry)
    };
    for nested in message.nested_type.iter().filter(|nested| !is_map(nested)) {
        push_message(nested, &prefix, fields);
    }
    for nested in &message.enum_type {
        push_enum(nested, &prefix, fields);
    }
}

fn push_enum(own: &EnumDescriptorProto, prefix: &str, fields: &mut Vec<Field>) {
    for value in &own.value {
        fields.push(Field {
            path: format!("{prefix}{}.{}", own.name(), value.name()),
            kind: format!("value = {}", value.number()),
            default: None,
        });
    }
}

fn label(field: &FieldDescriptorProto) -> &'static str {
    match field.label() {
        Label::Repeated => "repeated ",
        Label::Required => "required ",
        Label::Optional if field.proto3_optional() => "optional ",
        Label::Optional => "",
    }
}

fn type_of(field: &FieldDescriptorProto) -> String {
    // Whether a named type is a message or an enum is not known yet.
    if field.r#type.is_none() || matches!(field.r#type(), Type::Message | Type::Enum | Type::Group) {
        return field.type_name().to_owned();
    }
    field.r#type().as_str_name().trim_start_matches("TYPE_").to_ascii_lowercase()
}
