package io.tallyman.oracle;

/** What a process does: it starts a program, or it connects. */
sealed interface Deed permits Command, Connection {}
