package muster.answer;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.springframework.http.MediaType;

import muster.event.Evidence;
import muster.event.Recorded;
import muster.record.Times;
import muster.stance.Consequence.Changed;

/** The latest changes of stances as an Atom feed (RFC 4287), the newest first. */
final class ChangesFeed {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final int UNLESS_TOLD_OTHERWISE = 100;
    /** What XML 1.0 has no way to write, and a record may hold. */
    private static final Pattern NOT_WRITABLE =
            Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final View view;
    private final String address;
    private final String page;
    private final Chosen chosen;

    private ChangesFeed(View view, String address, String page, Chosen chosen) {
        this.view = view;
        this.address = address;
        this.page = page;
        this.chosen = chosen;
    }

    /**
     * Which changes a feed is of.
     *
     * @param name what its id is made from, the same for ever
     * @param self its own address, absolute
     */
    record Chosen(String name, String title, String self, Predicate<Changed> changes) {}

    /** A change, and the command that made it. */
    private record Entry(Changed changed, List<Recorded> command) {

        Recorded last() {
            return command.getLast();
        }

        String title() {
            return "%s, %s: %s → %s"
                    .formatted(
                            Words.name(changed.cell().participant()),
                            words(changed.cell().kind()),
                            words(changed.before()),
                            words(changed.after()));
        }

        private static String words(Enum<?> name) {
            return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * @param address of the coalition, absolute
     * @param page of the coalition for people, absolute
     */
    static String of(View view, String address, String page, Chosen chosen) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new ChangesFeed(view, address, page, chosen).write(out);
            out.close();
        } catch (XMLStreamException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
        return text.toString();
    }

    private void write(XMLStreamWriter out) throws XMLStreamException {
        List<Entry> entries = entries();
        out.writeStartDocument("UTF-8", "1.0");
        out.writeStartElement("feed");
        out.writeDefaultNamespace(ATOM);
        element(out, "id", urn(chosen.name()));
        element(out, "title", chosen.title());
        element(out, "updated", Times.text(updated(entries)));
        out.writeStartElement("author");
        element(out, "name", "Muster");
        out.writeEndElement();
        link(out, "self", MediaType.APPLICATION_ATOM_XML_VALUE, chosen.self());
        link(out, "alternate", MediaType.TEXT_HTML_VALUE, page);
        for (Entry entry : entries) {
            write(out, entry);
        }
        out.writeEndElement();
        out.writeEndDocument();
    }

    private Instant updated(List<Entry> entries) {
        return entries.isEmpty()
                ? view.known().recordedAt().orElse(Instant.EPOCH)
                : entries.getFirst().last().recordedAt();
    }

    private List<Entry> entries() {
        int most = view.asked().limit().orElse(UNLESS_TOLD_OTHERWISE);
        List<Entry> entries = new ArrayList<>();
        for (List<Recorded> command :
                view.chronicle().commandsBetween(0, view.known().position()).reversed()) {
            if (entries.size() >= most) {
                break;
            }
            view.chronicle().consequences(command).stream()
                    .filter(Changed.class::isInstance)
                    .map(Changed.class::cast)
                    .filter(chosen.changes())
                    .map(changed -> new Entry(changed, command))
                    .forEach(entries::add);
        }
        return entries.subList(0, Math.min(most, entries.size()));
    }

    private void write(XMLStreamWriter out, Entry entry) throws XMLStreamException {
        String because = entry.changed().because().id().toString();
        out.writeStartElement("entry");
        element(
                out,
                "id",
                urn(entry.last().position() + "/" + entry.changed().cell().participant() + "/"
                        + entry.changed().cell().kind()));
        element(out, "title", entry.title());
        element(out, "updated", Times.text(entry.last().recordedAt()));
        link(out, "alternate", MediaType.TEXT_HTML_VALUE, page + "&why=statement:" + because);
        link(out, "related", MediaType.APPLICATION_JSON_VALUE, address + "/statements/" + because);
        out.writeStartElement("category");
        out.writeAttribute("term", entry.changed().direction().name());
        out.writeEndElement();
        out.writeStartElement("category");
        out.writeAttribute("term", entry.changed().cause().name());
        out.writeEndElement();
        element(out, "summary", summary(entry));
        out.writeEndElement();
    }

    private static String summary(Entry entry) {
        Recorded because = entry.changed().because();
        String when = Tellings.announced(because).map(" of "::concat).orElse("");
        String who = because.statement().evidence().stream()
                .map(Evidence::publisher)
                .distinct()
                .reduce((one, next) -> one + ", " + next)
                .map(publishers -> " (" + publishers + ")")
                .orElse("");
        return "%s: %s%s%s, recorded at position %d."
                .formatted(
                        entry.changed().cause(),
                        because.event().type(),
                        when,
                        who,
                        entry.last().position());
    }

    private String urn(String what) {
        String name = view.coalition().slug() + "/" + what;
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static void element(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(NOT_WRITABLE.matcher(text).replaceAll("\uFFFD"));
        out.writeEndElement();
    }

    private static void link(XMLStreamWriter out, String relation, String type, String address)
            throws XMLStreamException {
        out.writeEmptyElement("link");
        out.writeAttribute("rel", relation);
        out.writeAttribute("type", type);
        out.writeAttribute("href", address);
    }
}
