package muster.feed;

/** The topic was made anew, grew or is gone: reading begins again. */
final class TopicChanged extends RuntimeException {

    private static final long serialVersionUID = 1;

    TopicChanged(String message) {
        super(message);
    }
}
