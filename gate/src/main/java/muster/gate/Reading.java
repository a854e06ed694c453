package muster.gate;

/** Who may read: everybody, or those alone who have a role. */
public enum Reading {
    PUBLIC,
    RESTRICTED;

    public boolean isPublic() {
        return this == PUBLIC;
    }
}
