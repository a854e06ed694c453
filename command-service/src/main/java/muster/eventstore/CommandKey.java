package muster.eventstore;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

import org.axonframework.messaging.eventhandling.EventMessage;

/** What marks a command as recorded: its id, and the digest of its content in hexadecimal. */
record CommandKey(UUID id, String digest) {

    static Optional<CommandKey> of(EventMessage event) {
        var metadata = event.metadata();
        return Optional.ofNullable(metadata.get(LogMetadata.COMMAND_ID))
                .map(id -> new CommandKey(
                        UUID.fromString(id),
                        Optional.ofNullable(metadata.get(LogMetadata.COMMAND_DIGEST))
                                .orElse("")));
    }

    CommandKey {
        HexFormat.of().parseHex(digest);
    }

    byte[] digestBytes() {
        return HexFormat.of().parseHex(digest);
    }
}
