package muster.issuer;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who may log in: a file in the data folder, read each time, so that what somebody changes in it holds at once. */
public final class Users {

    private static final System.Logger LOG = System.getLogger(Users.class.getName());
    private static final String FILE = "users";

    /** Nothing that looks like another of them. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 20;
    private static final String ABOUT = """
            # Who may log in to Muster on this machine. A line each: name, password, roles, id, with spaces between.
            #
            # Roles: reader, recorder, auditor, administrator; several with commas between and no spaces. A role in one
            # coalition alone: recorder:willing-ukraine.
            # A password may be replaced by its hash: {bcrypt}$2y$12$..., as htpasswd -nbBC 12 NAME PASSWORD prints it.
            # The id stands for the person in what is recorded, and is nobody else's, ever. Leave it out of a new line: one
            # is made up.
            #
            # What is changed here holds from the next log-in on. Who is logged in already stays so for 8 hours at most.
            """;

    private final Path path;
    private final Secret file;

    private Users(Path path) {
        this.path = path;
        this.file = new Secret(path);
    }

    /** Those of this data folder; the first time, one for each role, with a long password. */
    public static Users in(Path folder) {
        var users = new Users(folder.resolve(FILE));
        users.content();
        return users;
    }

    /** Where it is written who they are, and what their passwords are. */
    public Path file() {
        return path;
    }

    Optional<Person> named(String name) {
        return first(person -> person.name().equals(name));
    }

    Optional<Person> of(String id) {
        return first(person -> person.id().equals(id));
    }

    private synchronized Optional<Person> first(Predicate<Person> isMeant) {
        return people().stream().filter(isMeant).findFirst();
    }

    private List<Person> people() {
        var lines = content().lines().toList();
        var whole = lines.stream().map(Users::withId).toList();
        if (!whole.equals(lines)) {
            file.replace(String.join("\n", whole) + "\n");
        }
        var people = new ArrayList<Person>();
        for (int i = 0; i < whole.size(); i++) {
            read(i + 1, whole.get(i)).ifPresent(people::add);
        }
        return people;
    }

    private String content() {
        return file.orMadeUp(() -> ABOUT
                + Roles.NAMES.stream()
                        .map(role -> "%n%-14s %s %-14s %s".formatted(role, madeUpPassword(), role, UUID.randomUUID()))
                        .collect(Collectors.joining())
                + "\n");
    }

    private static String madeUpPassword() {
        return new SecureRandom()
                .ints(LENGTH, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    private static String withId(String line) {
        return isSomebody(line) && words(line).length == 3 ? line.stripTrailing() + " " + UUID.randomUUID() : line;
    }

    private static boolean isSomebody(String line) {
        return !line.isBlank() && !line.stripLeading().startsWith("#");
    }

    private static String[] words(String line) {
        return line.strip().split("\\s+");
    }

    /** A line that cannot be read lets nobody in, and keeps nobody else out. */
    private Optional<Person> read(int number, String line) {
        if (!isSomebody(line)) {
            return Optional.empty();
        }
        var words = words(line);
        if (words.length != 4) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0}, line {1}: it must be a name, a password, roles and an id, with spaces between.",
                    path,
                    number);
            return Optional.empty();
        }
        return Optional.of(new Person(words[0], words[1], roles(number, words[2]), words[3]));
    }

    private List<String> roles(int number, String word) {
        var roles = List.of(word.split(","));
        roles.stream()
                .filter(role -> !Roles.isOne(role))
                .forEach(role -> LOG.log(
                        System.Logger.Level.WARNING,
                        "{0}, line {1}: there is no role {2}; the roles are {3}.",
                        path,
                        number,
                        role,
                        Roles.NAMES));
        return roles.stream().filter(Roles::isOne).toList();
    }
}
