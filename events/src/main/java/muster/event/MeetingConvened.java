package muster.event;

import java.util.Optional;

/** A meeting was called; its start may lie in the future. {@code startsAt} has the forms of {@link AnnouncedAt}. */
public record MeetingConvened(
        MeetingId meetingId, String title, AnnouncedAt startsAt, Optional<String> place, Format format)
        implements MeetingEvent {}
