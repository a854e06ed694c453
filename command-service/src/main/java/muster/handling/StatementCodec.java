package muster.handling;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;

import muster.command.Decided;
import muster.event.Recorded;
import muster.eventstore.RecordCodec;
import muster.eventstore.Unplaced;
import muster.record.RecordFormat;
import muster.record.UnplacedRecord;

/** What has been decided as the bytes of a record, and back. */
public final class StatementCodec implements RecordCodec {

    private final RecordFormat format = new RecordFormat();
    private final String origin;

    /** A codec for the log of this origin. */
    public StatementCodec(String origin) {
        this.origin = origin;
    }

    @Override
    public Unplaced encode(EventMessage event) {
        Decided decided = decided(event);
        UnplacedRecord record = format.unplaced(
                decided.id(),
                decided.coalition(),
                decided.commandId(),
                decided.recordedBy(),
                decided.statement(),
                origin);
        return new Unplaced() {
            @Override
            public byte[] at(long position, Instant recordedAt) {
                return record.at(position, recordedAt);
            }

            @Override
            public int size() {
                return record.size();
            }
        };
    }

    @Override
    public EventMessage decode(byte[] record) {
        Recorded recorded = format.read(record);
        Decided decided = new Decided(
                recorded.id(),
                recorded.coalition(),
                recorded.commandId(),
                recorded.recordedBy(),
                recorded.statement(),
                Optional.empty());
        return message(decided, recorded.recordedAt(), Map.of());
    }

    static EventMessage message(Decided decided, Instant time, Map<String, String> metadata) {
        MessageType type = new MessageType(decided.statement().event().type());
        return new GenericEventMessage(decided.id().toString(), type, decided, metadata, time);
    }

    static Decided decided(EventMessage event) {
        if (event.payload() instanceof Decided decided) {
            return decided;
        }
        throw new IllegalArgumentException("Not an event of a coalition: " + event.type());
    }
}
