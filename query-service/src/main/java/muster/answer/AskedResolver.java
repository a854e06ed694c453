package muster.answer;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a question's method what its query asks. */
final class AskedResolver implements HandlerMethodArgumentResolver {

    private static final List<Parameter> WHAT_IF = List.of(
            Parameter.KNOWN,
            Parameter.ASSUME,
            Parameter.WITHOUT,
            Parameter.MIN_RELIABILITY,
            Parameter.MIN_CREDIBILITY,
            Parameter.PUBLISHED);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Asked.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Method method = parameter.getMethod();
        Set<Parameter> taken = method == null ? Set.of() : taken(method);
        HttpServletRequest plain = request.getNativeRequest(HttpServletRequest.class);
        return plain != null && taken.contains(Parameter.KNOWN)
                ? Negotiation.read(plain, taken)
                : AskedReader.read(request.getParameterMap(), taken);
    }

    /** What the method takes, in the order in which it is told. */
    static Set<Parameter> taken(Method method) {
        Set<Parameter> taken = EnumSet.noneOf(Parameter.class);
        Takes takes = method.getAnnotation(Takes.class);
        if (takes == null) {
            return taken;
        }
        taken.addAll(Arrays.asList(takes.value()));
        if (takes.at()) {
            taken.add(Parameter.AT);
        }
        if (takes.question()) {
            taken.addAll(WHAT_IF);
        }
        if (takes.pages()) {
            taken.addAll(List.of(Parameter.LIMIT, Parameter.CURSOR));
        }
        return taken;
    }
}
