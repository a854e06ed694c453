package muster.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import muster.event.Credibility;
import muster.event.Event;
import muster.event.Language;
import muster.event.PublishedOn;
import muster.event.WebAddress;

/** How the interface is described at {@code /v3/api-docs}. */
@Configuration(proxyBeanMethods = false)
class InterfaceDescription {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Asked.class)
                .replaceWithClass(PublishedOn.class, String.class)
                .replaceWithClass(WebAddress.class, String.class)
                .replaceWithClass(Language.class, String.class)
                .replaceWithClass(Credibility.class, Integer.class)
                .replaceWithClass(Event.class, Object.class);
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Muster: query side")
                        .version("1")
                        .description("Where each participant of a coalition stands, since when, and on whose word."))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .security(List.of(new SecurityRequirement(), new SecurityRequirement().addList("token")));
    }

    @Bean
    OperationCustomizer parameters() {
        return (operation, method) -> {
            List<io.swagger.v3.oas.models.parameters.Parameter> all = new ArrayList<>();
            if (operation.getParameters() != null) {
                all.addAll(operation.getParameters());
            }
            Set<Parameter> taken = AskedResolver.taken(method.getMethod());
            for (Parameter parameter : taken) {
                all.add(new QueryParameter()
                        .name(parameter.word())
                        .description(parameter.meaning())
                        .schema(new StringSchema()));
            }
            if (taken.contains(Parameter.KNOWN)) {
                all.add(new HeaderParameter()
                        .name(Memento.ACCEPT_DATETIME)
                        .description(
                                "The record as it was then (RFC 7089): an HTTP-date. Not heeded where known is given.")
                        .schema(new StringSchema()));
            }
            return operation.parameters(all);
        };
    }
}
