/** What the user data of cloud instances tells them to do at boot, decoded within fixed bounds and without its secrets. */
@NullMarked
package io.tallyman.userdata;

import org.jspecify.annotations.NullMarked;
