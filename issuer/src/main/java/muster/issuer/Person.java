package muster.issuer;

import java.security.Principal;
import java.util.List;

/**
 * Somebody who may log in.
 *
 * @param password as it is, or {@code {bcrypt}} and its hash
 * @param id who this is to the services and in the record, whatever the name is
 */
record Person(String name, String password, List<String> roles, String id) implements Principal {

    Person {
        roles = List.copyOf(roles);
    }

    /** What tokens are about. */
    @Override
    public String getName() {
        return id;
    }

    /** A log might be told of a person, and must not be told the password. */
    @Override
    public String toString() {
        return id;
    }
}
