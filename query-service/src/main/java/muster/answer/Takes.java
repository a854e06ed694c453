package muster.answer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which parameters a question takes. Any other is refused: a mistyped {@code knwon} that passed unnoticed would give the
 * answer to another question.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Takes {

    Parameter[] value() default {};

    /** Whether it takes {@code at}. */
    boolean at() default true;

    /** Whether it takes {@code known} and the what-ifs. */
    boolean question() default true;

    /** Whether it takes {@code limit} and {@code cursor}. */
    boolean pages() default false;
}
