"""Schemas and records made up at random, the same for the same seed: for each schema `records` gives what is written, and what is to be
read of it, where the two are not the same (fields that are left out for their default, a branch of a union that is named)."""

import datetime
import decimal
import random
import uuid

from google.protobuf import descriptor_pb2, descriptor_pool, duration_pb2, message_factory, timestamp_pb2, wrappers_pb2

UTC = datetime.timezone.utc
SCHEMAS = 40
RECORDS = 5
TEXTS = ["", "a", "with \"quotes\" and \\", "line\nbreak", "ü\u2028\u00e9", "\U0001f600", "x" * 200]


class Avro:
    """A schema, and values of it."""

    def __init__(self, seed):
        self.random = random.Random(f"avro {seed}")
        self.seed = seed
        self.count = 0
        self.schema = self.record(3)

    def name(self):
        self.count += 1
        return f"T{self.seed}_{self.count}"

    def record(self, depth):
        name = self.name()
        fields = [self.field(f"{name}_{index}".lower(), depth) for index in range(self.random.randint(1, 5))]
        fields.append({"name": f"next_{name}".lower(), "type": ["null", name], "default": None})
        return {"type": "record", "name": name, "fields": fields}

    def field(self, name, depth):
        defaults = {"int": 5, "string": "d\u00e9faut", "boolean": True, "double": 2.5}
        kind = self.type(depth)
        field = {"name": name, "type": kind}
        if isinstance(kind, str) and kind in defaults:
            field["default"] = defaults[kind]
        elif isinstance(kind, dict) and kind["type"] in ("array", "map"):
            field["default"] = [] if kind["type"] == "array" else {}
        elif isinstance(kind, dict) and kind["type"] == "enum":
            field["default"] = kind["symbols"][-1]
        return field

    def type(self, depth):
        simple = ["boolean", "int", "long", "float", "double", "string", "bytes"]
        logical = [("int", "date"), ("int", "time-millis"), ("long", "time-micros"), ("long", "timestamp-millis"),
                   ("long", "timestamp-micros"), ("string", "uuid")]
        kinds = ["simple", "simple", "logical", "decimal", "enum", "fixed"] + ["array", "map", "union", "record"] * (depth > 0)
        match self.random.choice(kinds):
            case "simple":
                return self.random.choice(simple)
            case "logical":
                stored, name = self.random.choice(logical)
                return {"type": stored, "logicalType": name}
            case "decimal":
                return {"type": "bytes", "logicalType": "decimal", "precision": 20, "scale": self.random.randint(0, 6)}
            case "enum":
                return {"type": "enum", "name": self.name(), "symbols": ["RED", "GREEN", "BLUE"]}
            case "fixed":
                return {"type": "fixed", "name": self.name(), "size": self.random.randint(1, 8)}
            case "array":
                return {"type": "array", "items": self.type(depth - 1)}
            case "map":
                return {"type": "map", "values": self.type(depth - 1)}
            case "union":
                return ["null", "int", "string", self.record(depth - 1), self.record(depth - 1)]
            case "record":
                return self.record(depth - 1)

    def value(self, schema, depth=6):
        """What is written, and what is read."""
        pick = self.random
        match schema:
            case [*branches]:
                branch = branches[0] if depth <= 0 else pick.choice(branches)
                written, read = self.value(branch, depth - 1)
                name = branch if isinstance(branch, str) else branch.get("name")
                return ((name, written) if name in self.records else written), read
            case str() if schema in self.records:
                return self.value(self.records[schema], depth - 1)
            case {"type": "record", "name": name, "fields": fields}:
                self.records[name] = schema
                written, read = {}, {}
                for field in fields:
                    own, shown = self.value(field["type"], depth - 1)
                    if "default" in field and pick.random() < 0.3:
                        read[field["name"]] = field["default"]
                    else:
                        written[field["name"]], read[field["name"]] = own, shown
                return written, read
            case {"type": "array", "items": items}:
                pairs = [self.value(items, depth - 1) for _ in range(pick.randint(0, 3) if depth > 0 else 0)]
                return [one for one, _ in pairs], [one for _, one in pairs]
            case {"type": "map", "values": values}:
                pairs = {f"k{index} é": self.value(values, depth - 1) for index in range(pick.randint(0, 3) if depth > 0 else 0)}
                return {key: one for key, (one, _) in pairs.items()}, {key: one for key, (_, one) in pairs.items()}
        one = self.simple(schema)
        return one, one

    def simple(self, schema):
        pick = self.random
        match schema:
            case {"logicalType": "decimal", "scale": scale}:
                return Scaled(pick.randint(-10**18, 10**18), scale)
            case {"logicalType": "date"}:
                return datetime.date(1970, 1, 1) + datetime.timedelta(days=pick.randint(-100_000, 100_000))
            case {"logicalType": "time-millis"}:
                return datetime.time(pick.randint(0, 23), pick.randint(0, 59), pick.randint(0, 59), pick.randint(0, 999) * 1000)
            case {"logicalType": "time-micros"}:
                return datetime.time(pick.randint(0, 23), pick.randint(0, 59), pick.randint(0, 59), pick.randint(0, 999_999))
            case {"logicalType": "timestamp-millis"}:
                return datetime.datetime(1970, 1, 1, tzinfo=UTC) + datetime.timedelta(milliseconds=pick.randint(-10**12, 10**13))
            case {"logicalType": "timestamp-micros"}:
                return datetime.datetime(1970, 1, 1, tzinfo=UTC) + datetime.timedelta(microseconds=pick.randint(-10**15, 10**16))
            case {"logicalType": "uuid"}:
                return uuid.UUID(int=pick.getrandbits(128))
            case {"type": "enum", "symbols": symbols}:
                return pick.choice(symbols)
            case {"type": "fixed", "size": size}:
                return pick.randbytes(size)
            case "null":
                return None
            case "boolean":
                return pick.random() < 0.5
            case "int":
                return pick.choice([0, -1, 2**31 - 1, -2**31, pick.randint(-1000, 1000)])
            case "long":
                return pick.choice([0, -1, 2**63 - 1, -2**63, pick.randint(-10**12, 10**12)])
            case "float":
                return pick.randint(-2**20, 2**20) / 8
            case "double":
                return pick.choice([0.0, 1e300, -1e-300, pick.uniform(-1e6, 1e6)])
            case "string":
                return pick.choice(TEXTS)
            case "bytes":
                return pick.randbytes(pick.randint(0, 20))

    def cases(self):
        # Records by name, for what is recursive: they are met from the outside in.
        self.records = {}
        return [self.value(self.schema) for _ in range(RECORDS)]


class Scaled(decimal.Decimal):
    """A decimal that is shown with all digits of its scale."""

    def __new__(cls, unscaled, scale):
        return super().__new__(cls, decimal.Decimal(unscaled).scaleb(-scale, decimal.Context(prec=40)))


def avro(seed):
    """Schemas with records: what is written, and what is read."""
    for number in range(SCHEMAS):
        one = Avro(f"{seed}_{number}")
        yield one.schema, one.cases()


FIELD = descriptor_pb2.FieldDescriptorProto
WELL_KNOWN = {
    "timestamp": (".google.protobuf.Timestamp", timestamp_pb2),
    "duration": (".google.protobuf.Duration", duration_pb2),
    "wrappers": (".google.protobuf.StringValue", wrappers_pb2),
}


def protobuf(seed):
    """Classes of messages with messages of them."""
    for number in range(SCHEMAS):
        pick = random.Random(f"protobuf {seed} {number}")
        package = f"generated{seed}_{number}"
        file = descriptor_pb2.FileDescriptorProto(name=f"{package}.proto", package=package, syntax="proto3")
        file.dependency.extend(f"google/protobuf/{name}.proto" for name in WELL_KNOWN)
        file.message_type.add(name="Unused")
        color = file.enum_type.add(name="Color")
        for index, name in enumerate(["RED", "GREEN", "BLUE"]):
            color.value.add(name=name, number=index)
        message = file.message_type.add(name="Generated")
        message_fields(pick, message, package, ["Inner", "Generated"])
        inner = message.nested_type.add(name="Inner")
        message_fields(pick, inner, package, [])
        pool = descriptor_pool.DescriptorPool()
        for _, module in WELL_KNOWN.values():
            pool.AddSerializedFile(module.DESCRIPTOR.serialized_pb)
        pool.Add(file)
        kind = message_factory.GetMessageClass(pool.FindMessageTypeByName(f"{package}.Generated"))
        yield kind, [fill(pick, kind(), 3) for _ in range(RECORDS)]


SCALARS = [FIELD.TYPE_INT32, FIELD.TYPE_INT64, FIELD.TYPE_UINT32, FIELD.TYPE_UINT64, FIELD.TYPE_SINT32, FIELD.TYPE_SINT64,
           FIELD.TYPE_FIXED32, FIELD.TYPE_FIXED64, FIELD.TYPE_SFIXED32, FIELD.TYPE_SFIXED64, FIELD.TYPE_BOOL, FIELD.TYPE_STRING,
           FIELD.TYPE_BYTES, FIELD.TYPE_DOUBLE, FIELD.TYPE_FLOAT]


def message_fields(pick, message, package, messages):
    one_of = False
    for number in range(1, pick.randint(2, 9)):
        field = message.field.add(name=f"some_field_{number}", number=number, label=FIELD.LABEL_OPTIONAL)
        match pick.choice(["scalar", "scalar", "repeated", "map", "enum", "known", "one of"] + ["message"] * bool(messages)):
            case "scalar":
                field.type = pick.choice(SCALARS)
            case "repeated":
                field.type, field.label = pick.choice(SCALARS), FIELD.LABEL_REPEATED
            case "map":
                entry = message.nested_type.add(name=f"SomeField{number}Entry")
                entry.options.map_entry = True
                entry.field.add(name="key", number=1, type=FIELD.TYPE_STRING, label=FIELD.LABEL_OPTIONAL)
                entry.field.add(name="value", number=2, type=pick.choice(SCALARS), label=FIELD.LABEL_OPTIONAL)
                path = f".{package}.Generated" if message.name == "Generated" else f".{package}.Generated.{message.name}"
                field.type, field.label, field.type_name = FIELD.TYPE_MESSAGE, FIELD.LABEL_REPEATED, f"{path}.{entry.name}"
            case "enum":
                field.type, field.type_name = FIELD.TYPE_ENUM, f".{package}.Color"
            case "known":
                field.type, field.type_name = FIELD.TYPE_MESSAGE, pick.choice(list(WELL_KNOWN.values()))[0]
            case "one of":
                if not one_of:
                    message.oneof_decl.add(name="either")
                    one_of = True
                field.type, field.oneof_index = pick.choice(SCALARS), 0
            case "message":
                name = pick.choice(messages)
                path = f".{package}.Generated" if name == "Generated" else f".{package}.Generated.{name}"
                field.type, field.type_name = FIELD.TYPE_MESSAGE, path


def fill(pick, message, depth):
    for field in message.DESCRIPTOR.fields:
        if pick.random() < 0.2:
            continue
        value = getattr(message, field.name)
        if field.message_type and field.message_type.GetOptions().map_entry:
            for index in range(pick.randint(0, 2)):
                value[f"k{index}"] = scalar(pick, field.message_type.fields_by_name["value"].type)
        elif field.message_type and field.message_type.full_name.startswith("google."):
            match field.message_type.name:
                case "Timestamp":
                    value.FromMicroseconds(pick.randint(-10**15, 10**16))
                case "Duration":
                    value.FromMilliseconds(pick.randint(-10**9, 10**9))
                case _:
                    value.value = pick.choice(TEXTS)
        elif field.message_type:
            if depth > 0:
                value.SetInParent()
                fill(pick, value, depth - 1)
        elif field.is_repeated:
            value.extend(scalar(pick, field.type) for _ in range(pick.randint(0, 3)))
        elif field.enum_type:
            setattr(message, field.name, pick.randint(0, 2))
        else:
            setattr(message, field.name, scalar(pick, field.type))
    return message


def scalar(pick, kind):
    if kind == FIELD.TYPE_BOOL:
        return pick.random() < 0.5
    if kind == FIELD.TYPE_STRING:
        return pick.choice(TEXTS)
    if kind == FIELD.TYPE_BYTES:
        return pick.randbytes(pick.randint(0, 20))
    if kind == FIELD.TYPE_DOUBLE:
        return pick.choice([0.0, 1e300, pick.uniform(-1e6, 1e6)])
    if kind == FIELD.TYPE_FLOAT:
        return pick.randint(-2**20, 2**20) / 8
    bits = 64 if kind in (FIELD.TYPE_INT64, FIELD.TYPE_UINT64, FIELD.TYPE_SINT64, FIELD.TYPE_FIXED64, FIELD.TYPE_SFIXED64) else 32
    if kind in (FIELD.TYPE_UINT32, FIELD.TYPE_UINT64, FIELD.TYPE_FIXED32, FIELD.TYPE_FIXED64):
        return pick.choice([0, 1, 2**bits - 1, pick.randint(0, 10**6)])
    return pick.choice([0, -1, 2**(bits - 1) - 1, -2**(bits - 1), pick.randint(-10**6, 10**6)])


def json_schema(seed):
    """Schemas with values."""
    def some(pick, depth):
        match pick.choice(["integer", "number", "string", "boolean", "null"] + ["array", "object"] * (depth > 0)):
            case "integer":
                return {"type": "integer"}, lambda: pick.choice([0, -1, 2**53, pick.randint(-10**9, 10**9)])
            case "number":
                return {"type": "number"}, lambda: pick.uniform(-1e9, 1e9)
            case "string":
                return {"type": "string"}, lambda: pick.choice(TEXTS)
            case "boolean":
                return {"type": "boolean"}, lambda: pick.random() < 0.5
            case "null":
                return {"type": "null"}, lambda: None
            case "array":
                items, make = some(pick, depth - 1)
                return {"type": "array", "items": items}, lambda: [make() for _ in range(pick.randint(0, 3))]
            case "object":
                return shape(pick, depth - 1)

    def shape(pick, depth):
        members = {f"member {index}": some(pick, depth) for index in range(pick.randint(1, 5))}
        schema = {"type": "object", "properties": {name: own for name, (own, _) in members.items()},
                  "required": list(members), "additionalProperties": False}
        return schema, lambda: {name: make() for name, (_, make) in members.items()}

    for number in range(SCHEMAS):
        pick = random.Random(f"json {seed} {number}")
        schema, make = shape(pick, 3)
        schema.update({"$schema": "http://json-schema.org/draft-07/schema#", "title": f"Generated{seed}_{number}"})
        yield schema, [make() for _ in range(RECORDS)]
