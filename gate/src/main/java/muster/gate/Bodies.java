package muster.gate;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes bodies as they are, and bounds those that are not many lines: a compressed one may be a thousand times as large. */
final class Bodies extends OncePerRequestFilter {

    private static final Refusal ENCODED = Refusal.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "encoded",
                    "The body is encoded",
                    "Send it as it is, without a Content-Encoding.")
            .with(HttpHeaders.ACCEPT_ENCODING, "identity");

    private static final Refusal OF_ANY_TYPE = Refusal.of(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "no-type",
            "The body has no type",
            "Say in Content-Type what it is: a type with a * can only be asked for.");

    private final Duration mostTime;

    Bodies(Duration mostTime) {
        this.mostTime = mostTime;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isEncoded(request)) {
            ENCODED.write(response);
            return;
        }
        if (isOfAnyType(request)) {
            OF_ANY_TYPE.write(response);
            return;
        }
        chain.doFilter(JsonLines.areIn(request) ? request : new BoundedBody(request, mostTime), response);
    }

    private static boolean isOfAnyType(HttpServletRequest request) {
        return Optional.ofNullable(request.getContentType())
                .filter(type -> type.replaceFirst(";.*", "").contains("*"))
                .isPresent();
    }

    private static boolean isEncoded(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_ENCODING))
                .filter(encoding -> !encoding.equalsIgnoreCase("identity"))
                .isPresent();
    }
}
