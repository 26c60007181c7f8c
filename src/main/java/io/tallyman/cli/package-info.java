/** The command line: files, terminal, exit codes. */
@NullMarked
package io.tallyman.cli;

import org.jspecify.annotations.NullMarked;
