package muster.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

import muster.event.AttendanceRecorded;
import muster.event.Format;
import muster.event.MeetingCancelled;
import muster.event.MeetingConvened;
import muster.event.MeetingEvent;
import muster.event.MeetingHeld;
import muster.event.MeetingId;
import muster.event.Mode;
import muster.event.Participant;
import muster.stance.Said;

/** The meetings that were convened, whether they were held, and who came. */
record Meetings(
        Optional<Instant> at,
        AsOf known,
        List<Row> meetings,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cursor)
        implements Table {

    enum Status {
        CONVENED,
        HELD,
        CANCELLED
    }

    /** @param because the statement that the status follows from */
    record Row(
            String meetingId,
            String title,
            String startsAt,
            Optional<String> place,
            Format format,
            Status status,
            List<Attendance> attendance,
            String because,
            String statementId) {}

    /** @param expected said that they will attend; not that they did */
    record Attendance(String participant, Mode mode, boolean expected, Optional<String> person, String because) {}

    static Meetings of(View view) {
        Map<MeetingId, Course> courses = new LinkedHashMap<>();
        List<Said> said = view.statements().visible(view.question()).toList();
        for (Said one : said) {
            if (one.event() instanceof MeetingConvened convened) {
                courses.put(convened.meetingId(), new Course(one, convened));
            }
        }
        for (Said one : said) {
            if (one.event() instanceof MeetingEvent about) {
                Optional.ofNullable(courses.get(about.meetingId())).ifPresent(course -> course.apply(one, about));
            }
        }
        Page<Row> page = view.page(courses.values().stream().map(Course::row).toList());
        return new Meetings(view.at(), view.known(), page.rows(), page.cursor());
    }

    /** A meeting on its way through what was said of it. */
    private static final class Course {

        private record Guest(Participant participant, Optional<String> person) {}

        private final Said convening;
        private final MeetingConvened convened;
        private final Map<Guest, Attendance> guests = new LinkedHashMap<>();
        private Status status = Status.CONVENED;
        private Said because;

        Course(Said convening, MeetingConvened convened) {
            this.convening = convening;
            this.convened = convened;
            this.because = convening;
        }

        void apply(Said said, MeetingEvent event) {
            switch (event) {
                case MeetingConvened _ -> {}
                case MeetingHeld _ -> become(Status.HELD, said);
                case MeetingCancelled _ -> become(Status.CANCELLED, said);
                case AttendanceRecorded attendance -> attend(said, attendance);
            }
        }

        private void become(Status now, Said by) {
            status = now;
            because = by;
        }

        /** Who was said to come and came is listed once, as having come. */
        private void attend(Said said, AttendanceRecorded attendance) {
            Participant participant = attendance.participant();
            if (!attendance.expected()) {
                guests.entrySet()
                        .removeIf(guest -> guest.getKey().participant().equals(participant)
                                && guest.getValue().expected());
            }
            guests.put(
                    new Guest(participant, attendance.person()),
                    new Attendance(
                            participant.code(),
                            attendance.mode(),
                            attendance.expected(),
                            attendance.person(),
                            said.id().toString()));
        }

        Row row() {
            return new Row(
                    convened.meetingId().value(),
                    convened.title(),
                    convened.startsAt().text(),
                    convened.place(),
                    convened.format(),
                    status,
                    new ArrayList<>(guests.values()),
                    because.id().toString(),
                    convening.id().toString());
        }
    }

    @Override
    public List<Row> rows() {
        return meetings;
    }

    @Override
    public Class<Row> rowType() {
        return Row.class;
    }
}
