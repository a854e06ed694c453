package muster.baddays;

import java.util.List;
import java.util.stream.Stream;

/** The ways between the parts, on each of which stand proxies. */
enum Way {
    CLIENTS_TO_COMMAND_SERVICE,
    COMMAND_SERVICE_TO_POSTGRES,
    COMMAND_SERVICE_TO_KAFKA,
    QUERY_SERVICE_TO_KAFKA,
    QUERY_SERVICE_TO_POSTGRES,
    WATCHERS_TO_QUERY_SERVICE,

    /** All at once. */
    ALL;

    List<Proxy> of(Whole whole) {
        return switch (this) {
            case CLIENTS_TO_COMMAND_SERVICE -> List.of(whole.entrance());
            case COMMAND_SERVICE_TO_POSTGRES -> List.of(whole.commandService().proxy());
            case COMMAND_SERVICE_TO_KAFKA -> whole.brokers().toCommandService();
            case QUERY_SERVICE_TO_KAFKA -> whole.brokers().toQueryService();
            case QUERY_SERVICE_TO_POSTGRES ->
                whole.queryServices().stream().map(Answering::toPostgres).toList();
            case WATCHERS_TO_QUERY_SERVICE ->
                whole.queryServices().stream().map(Answering::entrance).toList();
            case ALL ->
                Stream.of(values())
                        .filter(way -> way != ALL)
                        .flatMap(way -> way.of(whole).stream())
                        .toList();
        };
    }
}
