import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MemoryRecordsBuilder;
import org.apache.kafka.common.record.internal.RecordBatch;

/**
 * Writes a log segment with Kafka's own record classes: FILE CODEC RECORDS.
 *
 * JSON values of about 250 bytes, short keys, batches of up to 256 KB before compression; the same records for every codec.
 */
public class MakeSegment {
    static final int BATCH_BYTES = 256 << 10;

    public static void main(String[] args) throws IOException {
        Compression codec = Compression.of(CompressionType.forName(args[1])).build();
        long records = Long.parseLong(args[2]);
        Random random = new Random(42);
        ByteBuffer buffer = ByteBuffer.allocate(BATCH_BYTES * 2);
        try (FileOutputStream file = new FileOutputStream(args[0]); FileChannel channel = file.getChannel()) {
            long offset = 0;
            while (offset < records) {
                buffer.clear();
                long time = 1_790_000_000_000L + offset / 10;
                MemoryRecordsBuilder builder = MemoryRecords.builder(
                    buffer, RecordBatch.MAGIC_VALUE_V2, codec, TimestampType.CREATE_TIME, offset, time, 0);
                int bytes = 0;
                while (offset < records && bytes < BATCH_BYTES - 600) {
                    byte[] key = ("key-" + random.nextInt(100_000)).getBytes(StandardCharsets.UTF_8);
                    byte[] value = value(offset, random);
                    builder.append(1_790_000_000_000L + offset / 10, key, value);
                    bytes += key.length + value.length + 12;
                    offset++;
                }
                builder.build().writeFullyTo(channel);
                buffer = builder.buffer().capacity() > buffer.capacity() ? builder.buffer() : buffer;
            }
        }
    }

    static byte[] value(long id, Random random) {
        return ("{\"id\": " + id + ", \"customer\": \"c" + random.nextInt(50_000) + "\", \"total\": " + random.nextInt(100_000) / 100.0
            + ", \"items\": [{\"sku\": \"s" + random.nextInt(1_000) + "\", \"n\": " + random.nextInt(9) + "}, {\"sku\": \"s"
            + random.nextInt(1_000) + "\", \"n\": " + random.nextInt(9) + "}], \"note\": \"na\u00efve \u2615\", \"address\": \""
            + Long.toHexString(random.nextLong()) + " " + Long.toHexString(random.nextLong()) + "\", \"status\": \"shipped\", "
            + "\"channel\": \"web\", \"currency\": \"EUR\"}").getBytes(StandardCharsets.UTF_8);
    }
}
