package muster.event;

import java.util.regex.Pattern;

/** Names a pledge, chosen by the recorder and unique among its coalition's unretracted pledges. */
public record PledgeId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public PledgeId {
        Form.matching(FORM, value, "1 to 64 of the characters A-Z a-z 0-9 . _ -");
    }

    @Override
    public String toString() {
        return value;
    }
}
