package muster.event;

import java.util.regex.Pattern;

/** Names a meeting, chosen by the recorder and unique among its coalition's unretracted meetings. */
public record MeetingId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public MeetingId {
        Form.matching(FORM, value, "1 to 64 of the characters A-Z a-z 0-9 . _ -");
    }

    @Override
    public String toString() {
        return value;
    }
}
