/** Facts for the tests of the rule compiler. */
@NullMarked
package io.tallyman.rule.sample;

import org.jspecify.annotations.NullMarked;
