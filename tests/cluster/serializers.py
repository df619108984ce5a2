"""Writes or reads records as applications with Confluent's Python serializers do, and prints what is in them, a JSON line each.

  serializers.py write|read BOOTSTRAP REGISTRY TOPIC KIND

KIND is avro, json or protobuf; with `generated-` before it schemas and records are made up, each schema under a subject of its own name;
`evolved-avro` writes with two versions of a schema, and reads all with the newer one.
"""

import datetime
import decimal
import faulthandler
import json
import sys
import uuid

from confluent_kafka import Consumer, Producer, TopicPartition
from confluent_kafka.schema_registry import SchemaRegistryClient, record_subject_name_strategy
from confluent_kafka.schema_registry.avro import AvroDeserializer, AvroSerializer
from confluent_kafka.schema_registry.json_schema import JSONDeserializer, JSONSerializer
from confluent_kafka.schema_registry.protobuf import ProtobufDeserializer, ProtobufSerializer
from confluent_kafka.serialization import MessageField, SerializationContext
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory
from google.protobuf.message import Message

import generated

COUNT = 20

AVRO = {
    "type": "record", "name": "Order", "namespace": "shop", "fields": [
        {"name": "id", "type": "long"},
        {"name": "note", "type": ["null", "string", {"type": "record", "name": "Note", "fields": [
            {"name": "text", "type": "string"}, {"name": "next", "type": ["null", "Note"], "default": None}]}]},
        {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [
            {"name": "item", "type": "string"}, {"name": "price", "type": {
                "type": "bytes", "logicalType": "decimal", "precision": 12, "scale": 3}}]}}},
        {"name": "tags", "type": {"type": "map", "values": ["int", "boolean"]}},
        {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["NEW", "PAID"]}},
        {"name": "digest", "type": {"type": "fixed", "name": "Digest", "size": 4}},
        {"name": "raw", "type": "bytes"},
        {"name": "ratio", "type": "double"},
        {"name": "small", "type": "float"},
        {"name": "ok", "type": "boolean"},
        {"name": "day", "type": {"type": "int", "logicalType": "date"}},
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {"name": "precise", "type": {"type": "long", "logicalType": "timestamp-micros"}},
        {"name": "clock", "type": {"type": "int", "logicalType": "time-millis"}},
        {"name": "ref", "type": {"type": "string", "logicalType": "uuid"}},
    ]}


def order(n):
    """The record of a number."""
    utc = datetime.timezone.utc
    at = datetime.datetime(2026, 9, 21, 14, 13, 20, n * 1000, tzinfo=utc)
    price = decimal.Decimal(n * 1001 - 5000).scaleb(-3)
    return {
        "id": n - 5, "note": [None, f"note \"{n}\" ü\u2028\n", {"text": "a", "next": {"text": "b", "next": None}}][n % 3],
        "lines": [{"item": f"item {i}", "price": price} for i in range(n % 4)],
        "tags": {"count": n, "even": n % 2 == 0}, "state": ["NEW", "PAID"][n % 2], "digest": bytes([n, 255, 0, 65]),
        "raw": bytes(range(n)), "ratio": n / 7, "small": n / 4, "ok": n % 2 == 1, "day": at.date(), "at": at,
        "precise": datetime.datetime(2026, 9, 21, 14, 13, 20, n + 1, tzinfo=utc), "clock": datetime.time(1, 2, 3, n * 1000),
        "ref": uuid.UUID(int=n),
    }


def shown(value):
    """What is to be shown of a value: bytes as Avro's JSON encoding has them, times as RFC 3339."""
    def part(microsecond):
        text = f"{microsecond:06d}".rstrip("0")
        return f".{text}" if text else ""

    match value:
        case dict():
            return {name: shown(inner) for name, inner in value.items()}
        case list():
            return [shown(inner) for inner in value]
        case bytes():
            return value.decode("latin-1")
        case decimal.Decimal():
            return f"{value:f}"
        case datetime.datetime():
            return value.strftime("%Y-%m-%dT%H:%M:%S") + part(value.microsecond) + "Z"
        case datetime.time():
            return value.strftime("%H:%M:%S") + part(value.microsecond)
        case datetime.date():
            return value.isoformat()
        case uuid.UUID():
            return str(value)
        case Message():
            return json_format.MessageToDict(value, always_print_fields_with_no_presence=True)
        case _:
            return value


def protobuf_class():
    """A message class without generated code."""
    field = descriptor_pb2.FieldDescriptorProto
    file = descriptor_pb2.FileDescriptorProto(name="shop/order.proto", package="shop", syntax="proto3")
    file.message_type.add(name="Unused")
    message = file.message_type.add(name="Order")
    message.field.add(name="id", number=1, type=field.TYPE_INT64, label=field.LABEL_OPTIONAL)
    message.field.add(name="item_names", number=2, type=field.TYPE_STRING, label=field.LABEL_REPEATED)
    message.field.add(name="note", number=3, type=field.TYPE_MESSAGE, type_name=".shop.Order.Note", label=field.LABEL_OPTIONAL)
    message.field.add(name="raw", number=4, type=field.TYPE_BYTES, label=field.LABEL_OPTIONAL)
    note = message.nested_type.add(name="Note")
    note.field.add(name="text", number=1, type=field.TYPE_STRING, label=field.LABEL_OPTIONAL)
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("shop.Order"))


PROTOBUF = protobuf_class()


JSON = {"$schema": "http://json-schema.org/draft-07/schema#", "title": "Thing", "type": "object", "properties": {
    "id": {"type": "integer"}, "name": {"type": "string"}, "parts": {"type": "array"}}}


def message(n):
    value = PROTOBUF(id=n * 10**15, item_names=[f"i{i}" for i in range(n % 3)], raw=bytes([n, 255]))
    if n % 2:
        value.note.text = f"note {n}"
    return value


# A field is added, one is left out, one grows, and one gets another name.
OLD = {"type": "record", "name": "Person", "namespace": "shop", "fields": [
    {"name": "id", "type": "int"}, {"name": "surname", "type": "string"}, {"name": "fax", "type": "string"}]}
NEW = {"type": "record", "name": "Person", "namespace": "shop", "fields": [
    {"name": "id", "type": "long"}, {"name": "name", "aliases": ["surname"], "type": ["null", "string"]},
    {"name": "state", "type": {"type": "enum", "name": "PersonState", "symbols": ["OPEN", "SHUT"]}, "default": "SHUT"}]}


def twice(values):
    """Where what is read is what was written."""
    return [(value, value) for value in values]


def cases(kind):
    """Schemas with values: as they are written, and as they are read."""
    match kind:
        case "avro":
            return [(AVRO, twice(order(n) for n in range(COUNT)))]
        case "json":
            return [(JSON, twice({"id": n, "name": f"name {n}", "parts": [{"x": n / 4}]} for n in range(COUNT)))]
        case "protobuf":
            return [(PROTOBUF, twice(message(n) for n in range(COUNT)))]
        case "evolved-avro":
            return [(OLD, twice({"id": n, "surname": f"old {n}", "fax": "-"} for n in range(3))),
                    (NEW, twice({"id": n * 2**40, "name": [None, "new"][n % 2], "state": "OPEN"} for n in range(3)))]
        case "generated-avro":
            return list(generated.avro(1))
        case "generated-json":
            return [(schema, twice(values)) for schema, values in generated.json_schema(1)]
        case "generated-protobuf":
            return [(schema, twice(values)) for schema, values in generated.protobuf(1)]
    raise SystemExit(f"what is {kind}?")


def serializer(client, kind, schema):
    settings = {"subject.name.strategy": record_subject_name_strategy} if kind.startswith("generated-") else {}
    match kind.rpartition("-")[2]:
        case "avro":
            return AvroSerializer(client, json.dumps(schema), conf=settings)
        case "json":
            return JSONSerializer(json.dumps(schema), client, conf=settings)
        case "protobuf":
            return ProtobufSerializer(schema, client, conf=settings)


def deserializer(client, kind, schema):
    match kind.rpartition("-")[2]:
        case "avro":
            return AvroDeserializer(client, json.dumps(NEW) if kind == "evolved-avro" else None)
        case "json":
            return JSONDeserializer(json.dumps(schema), schema_registry_client=client)
        case "protobuf":
            # Not with the registry: of it the descriptor would be asked, which Apicurio gives of Protobuf texts alone.
            return ProtobufDeserializer(schema, {"use.deprecated.format": False})


def write(bootstrap, client, topic, kind):
    context = SerializationContext(topic, MessageField.VALUE)
    producer = Producer({"bootstrap.servers": bootstrap})
    all_cases = cases(kind)
    for schema, values in all_cases:
        serialize = serializer(client, kind, schema)
        for value, _ in values:
            producer.produce(topic, value=serialize(value, context), partition=0)
    if producer.flush(60):
        raise SystemExit("not all records were written")
    for _, values in all_cases:
        for _, value in values:
            print(json.dumps(shown(value)))


def read(bootstrap, client, topic, kind):
    context = SerializationContext(topic, MessageField.VALUE)
    consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": "nobody", "enable.auto.commit": False})
    consumer.assign([TopicPartition(topic, 0, 0)])
    for schema, values in cases(kind):
        deserialize = deserializer(client, kind, schema)
        for _ in values:
            record = consumer.poll(30)
            if record is None or record.error():
                raise SystemExit(f"no record: {record and record.error()}")
            print(json.dumps(shown(deserialize(record.value(), context))))
    consumer.close()


if __name__ == "__main__":
    # What hangs says where.
    faulthandler.dump_traceback_later(90, exit=True)
    what, bootstrap, registry, topic, kind = sys.argv[1:6]
    # The client waits for ever by default, and asks again after a timeout.
    client = SchemaRegistryClient({"url": registry, "timeout": 10})
    {"write": write, "read": read}[what](bootstrap, client, topic, kind)
