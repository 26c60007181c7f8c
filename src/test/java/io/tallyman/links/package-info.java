/** Every rule's whole chain, and the same chain broken in each way that must silence the rule. */
@NullMarked
package io.tallyman.links;

import org.jspecify.annotations.NullMarked;
