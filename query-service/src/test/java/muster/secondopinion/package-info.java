/**
 * The product's answers over HTTP set beside those of {@code muster.naive}, which reads domain.md by itself. Nothing here
 * may lean on what is judged: {@code SecondOpinionWallTest}.
 */
@NullMarked
package muster.secondopinion;

import org.jspecify.annotations.NullMarked;
