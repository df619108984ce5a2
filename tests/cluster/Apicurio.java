import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.protobuf.ProtobufKafkaSerializer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes records as applications with Apicurio's own serializers do, each kind with the id of its schema before the data, in a header,
 * and with a global id in a header: BOOTSTRAP REGISTRY TOPIC.
 */
public class Apicurio {
    public static void main(String[] args) throws Exception {
        Schema schema = new Schema.Parser().parse(
            "{\"type\":\"record\",\"name\":\"Order\",\"namespace\":\"warehouse\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"},"
                + "{\"name\":\"note\",\"type\":[\"null\",\"string\"]}]}");
        // The message that is meant is not the first one.
        FileDescriptorProto file = FileDescriptorProto.newBuilder().setName("order.proto").setPackage("shop").setSyntax("proto3")
            .addMessageType(DescriptorProto.newBuilder().setName("Other").addField(field("x", 1, FieldDescriptorProto.Type.TYPE_INT32)))
            .addMessageType(DescriptorProto.newBuilder().setName("Order").addField(field("id", 1, FieldDescriptorProto.Type.TYPE_INT64))
                .addField(field("note", 2, FieldDescriptorProto.Type.TYPE_STRING)))
            .build();
        Descriptor order = FileDescriptor.buildFrom(file, new FileDescriptor[0]).findMessageTypeByName("Order");
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", args[0]), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Map<String, String> style : List.of(
                Map.<String, String>of(), Map.of("apicurio.registry.headers.enabled", "true"),
                Map.of("apicurio.registry.headers.enabled", "true", "apicurio.registry.use-id", "globalId"))) {
                Map<String, Object> config = new HashMap<>(style);
                config.put("apicurio.registry.url", args[1]);
                config.put("apicurio.registry.auto-register", "true");
                try (Serializer<GenericRecord> serializer = new AvroKafkaSerializer<>()) {
                    config.put("apicurio.registry.artifact-resolver-strategy",
                        "io.apicurio.registry.serde.avro.strategy.QualifiedRecordIdStrategy");
                    serializer.configure(config, false);
                    GenericRecord value = new GenericRecordBuilder(schema).set("id", 7L).set("note", "avro").build();
                    send(producer, args[2], serializer, value);
                }
                try (Serializer<DynamicMessage> serializer = new ProtobufKafkaSerializer<>()) {
                    config.remove("apicurio.registry.artifact-resolver-strategy");
                    serializer.configure(config, false);
                    DynamicMessage value = DynamicMessage.newBuilder(order).setField(order.findFieldByName("id"), 8L)
                        .setField(order.findFieldByName("note"), "protobuf").build();
                    send(producer, args[2], serializer, value);
                }
            }
        }
    }

    static FieldDescriptorProto field(String name, int number, FieldDescriptorProto.Type type) {
        return FieldDescriptorProto.newBuilder().setName(name).setNumber(number).setType(type).build();
    }

    static <T> void send(KafkaProducer<byte[], byte[]> producer, String topic, Serializer<T> serializer, T value) throws Exception {
        RecordHeaders headers = new RecordHeaders();
        byte[] data = serializer.serialize(topic, headers, value);
        producer.send(new ProducerRecord<>(topic, 0, (byte[]) null, data, headers)).get();
    }
}
