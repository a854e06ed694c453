package muster.audit;

import java.util.ArrayList;
import java.util.List;

/** Lines whose words stand in columns, for a person. */
final class Columns {

    private final List<List<String>> rows = new ArrayList<>();

    Columns(String... heads) {
        rows.add(List.of(heads));
    }

    void add(String... words) {
        rows.add(List.of(words).stream().map(Columns::printable).toList());
    }

    /** What stands in a record must not move the cursor of who reads it. */
    static String printable(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(c -> plain.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return plain.toString();
    }

    List<String> lines() {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < rows.getFirst().size(); i++) {
            int column = i;
            widths.add(rows.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0));
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i)).repeat(" ", widths.get(i) - row.get(i).length() + 2);
        }
        return line.toString().stripTrailing();
    }
}
