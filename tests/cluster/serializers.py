"""Writes records as applications with Confluent's Python serializers do, and prints what is in them, a JSON line each.

  serializers.py BOOTSTRAP REGISTRY TOPIC avro|json|protobuf
"""

import datetime
import decimal
import json
import sys
import uuid

from confluent_kafka import Producer
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroSerializer
from confluent_kafka.schema_registry.json_schema import JSONSerializer
from confluent_kafka.schema_registry.protobuf import ProtobufSerializer
from confluent_kafka.serialization import MessageField, SerializationContext
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory

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
    """The record of a number, and what is to be shown of it."""
    utc = datetime.timezone.utc
    at = datetime.datetime(2026, 9, 21, 14, 13, 20, n * 1000, tzinfo=utc)
    precise = datetime.datetime(2026, 9, 21, 14, 13, 20, n + 1, tzinfo=utc)
    clock = datetime.time(1, 2, 3, n * 1000)
    price = decimal.Decimal(n * 1001 - 5000).scaleb(-3)
    note = [None, f"note \"{n}\" ü\u2028\n", {"text": "a", "next": {"text": "b", "next": None}}][n % 3]
    record = {
        "id": n - 5, "note": note, "lines": [{"item": f"item {i}", "price": price} for i in range(n % 4)],
        "tags": {"count": n, "even": n % 2 == 0}, "state": ["NEW", "PAID"][n % 2], "digest": bytes([n, 255, 0, 65]),
        "raw": bytes(range(n)), "ratio": n / 7, "small": n / 4, "ok": n % 2 == 1, "day": at.date(), "at": at,
        "precise": precise, "clock": clock, "ref": uuid.UUID(int=n),
    }

    def moment(value, digits):
        text = value.strftime("%Y-%m-%dT%H:%M:%S")
        part = f"{value.microsecond:06d}"[:digits].rstrip("0")
        return f"{text}.{part}Z" if part else f"{text}Z"

    shown = dict(
        record, digest=record["digest"].decode("latin-1"), raw=record["raw"].decode("latin-1"), day=at.date().isoformat(),
        at=moment(at, 6), precise=moment(precise, 6), ref=str(record["ref"]),
        clock=clock.strftime("%H:%M:%S") + (f".{n:03d}".rstrip("0") if n else ""),
        lines=[dict(line, price=f"{line['price']:.3f}") for line in record["lines"]])
    return record, shown


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


def records(kind):
    """Values as the serializer takes them, and as they are to be shown."""
    for n in range(COUNT):
        if kind == "avro":
            yield order(n)
        elif kind == "json":
            value = {"id": n, "name": f"name {n}", "parts": [{"x": n / 4}]}
            yield value, value
        else:
            value = PROTOBUF(id=n * 10**15, item_names=[f"i{i}" for i in range(n % 3)], raw=bytes([n, 255]))
            if n % 2:
                value.note.text = f"note {n}"
            yield value, json_format.MessageToDict(value, always_print_fields_with_no_presence=True)


JSON = {"$schema": "http://json-schema.org/draft-07/schema#", "title": "Thing", "type": "object", "properties": {
    "id": {"type": "integer"}, "name": {"type": "string"}, "parts": {"type": "array"}}}


def main():
    bootstrap, registry, topic, kind = sys.argv[1:5]
    client = SchemaRegistryClient({"url": registry})
    if kind == "avro":
        serialize = AvroSerializer(client, json.dumps(AVRO))
    elif kind == "json":
        serialize = JSONSerializer(json.dumps(JSON), client)
    else:
        serialize = ProtobufSerializer(PROTOBUF, client)
    producer = Producer({"bootstrap.servers": bootstrap})
    for value, shown in records(kind):
        data = serialize(value, SerializationContext(topic, MessageField.VALUE))
        producer.produce(topic, value=data, partition=0)
        print(json.dumps(shown))
    producer.flush()


main()
