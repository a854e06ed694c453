package muster.event;

import java.util.Optional;

/** A participant leads the coalition. */
public record LeadAppointed(Participant participant, Optional<String> person) implements ByParticipant {}
