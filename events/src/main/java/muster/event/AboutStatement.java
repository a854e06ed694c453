package muster.event;

import java.util.UUID;

/** Something was said about an earlier statement. */
public sealed interface AboutStatement extends Event
        permits StatementCorroborated, StatementDisputed, StatementRetracted {

    UUID statementId();
}
