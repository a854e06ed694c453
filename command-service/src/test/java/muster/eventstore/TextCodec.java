package muster.eventstore;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;

/** Records of events whose payloads are texts; keeps everything of the message. */
public class TextCodec implements RecordCodec {

    @Override
    public Unplaced encode(EventMessage event) {
        return new Unplaced() {
            @Override
            public byte[] at(long position, Instant recordedAt) {
                return write(event, position, recordedAt);
            }

            @Override
            public int size() {
                return String.valueOf(event.payload()).length();
            }
        };
    }

    private static byte[] write(EventMessage event, long position, Instant recordedAt) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(position);
            out.writeUTF(recordedAt.toString());
            out.writeUTF(event.identifier());
            out.writeUTF(event.type().toString());
            out.writeUTF(event.timestamp().toString());
            out.writeInt(event.metadata().size());
            for (var entry : event.metadata().entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeUTF(entry.getValue());
            }
            out.write(String.valueOf(event.payload()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public EventMessage decode(byte[] record) {
        try (var in = new DataInputStream(new ByteArrayInputStream(record))) {
            in.readLong();
            in.readUTF();
            var id = in.readUTF();
            var type = MessageType.fromString(in.readUTF());
            var timestamp = Instant.parse(in.readUTF());
            var metadata = metadata(in);
            return new GenericEventMessage(
                    id, type, new String(in.readAllBytes(), StandardCharsets.UTF_8), metadata, timestamp);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> metadata(DataInputStream in) throws IOException {
        var metadata = new HashMap<String, String>();
        for (int left = in.readInt(); left > 0; left--) {
            metadata.put(in.readUTF(), in.readUTF());
        }
        return metadata;
    }
}
