package muster.answer;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Answers where everybody stands, from what it reads of the log. */
@SpringBootApplication(
        scanBasePackages = {"muster.answer", "muster.feed", "muster.live", "muster.projection", "muster.watch"},
        exclude = ErrorMvcAutoConfiguration.class)
public class QueryService {

    public static void main(String[] arguments) {
        SpringApplication.run(QueryService.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
