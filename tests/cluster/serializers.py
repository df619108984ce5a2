"""Writes or reads records as applications with Confluent's Python serializers do, and prints what is in them, a JSON line each.

  serializers.py write|read BOOTSTRAP REGISTRY TOPIC avro|json|protobuf
"""

import datetime
import decimal
import faulthandler
import json
import sys
import uuid

from confluent_kafka import Consumer, Producer, TopicPartition
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer, AvroSerializer
from confluent_kafka.schema_registry.json_schema import JSONDeserializer, JSONSerializer
from confluent_kafka.schema_registry.protobuf import ProtobufDeserializer, ProtobufSerializer
from confluent_kafka.serialization import MessageField, SerializationContext
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory
from google.protobuf.message import Message

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
            return f"{value:.3f}"
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


def records(kind):
    for n in range(COUNT):
        if kind == "avro":
            yield order(n)
        elif kind == "json":
            yield {"id": n, "name": f"name {n}", "parts": [{"x": n / 4}]}
        else:
            value = PROTOBUF(id=n * 10**15, item_names=[f"i{i}" for i in range(n % 3)], raw=bytes([n, 255]))
            if n % 2:
                value.note.text = f"note {n}"
            yield value


def write(bootstrap, client, topic, kind):
    serialize = {
        "avro": lambda: AvroSerializer(client, json.dumps(AVRO)),
        "json": lambda: JSONSerializer(json.dumps(JSON), client),
        "protobuf": lambda: ProtobufSerializer(PROTOBUF, client),
    }[kind]()
    values = list(records(kind))
    context = SerializationContext(topic, MessageField.VALUE)
    data = [serialize(value, context) for value in values]
    producer = Producer({"bootstrap.servers": bootstrap})
    for one in data:
        producer.produce(topic, value=one, partition=0)
    if producer.flush(60):
        raise SystemExit("not all records were written")
    for value in values:
        print(json.dumps(shown(value)))


def read(bootstrap, client, topic, kind):
    deserialize = {
        "avro": lambda: AvroDeserializer(client),
        "json": lambda: JSONDeserializer(json.dumps(JSON), schema_registry_client=client),
        # Not with the registry: of it the descriptor would be asked, which Apicurio gives of Protobuf texts alone.
        "protobuf": lambda: ProtobufDeserializer(PROTOBUF, {"use.deprecated.format": False}),
    }[kind]()
    consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": "nobody", "enable.auto.commit": False})
    consumer.assign([TopicPartition(topic, 0, 0)])
    for _ in range(COUNT):
        message = consumer.poll(30)
        if message is None or message.error():
            raise SystemExit(f"no record: {message and message.error()}")
        context = SerializationContext(topic, MessageField.VALUE)
        value = deserialize(message.value(), context)
        print(json.dumps(shown(value)))
    consumer.close()


if __name__ == "__main__":
    # What hangs says where.
    faulthandler.dump_traceback_later(90, exit=True)
    what, bootstrap, registry, topic, kind = sys.argv[1:6]
    # The client waits for ever by default, and asks again after a timeout.
    client = SchemaRegistryClient({"url": registry, "timeout": 10})
    {"write": write, "read": read}[what](bootstrap, client, topic, kind)
