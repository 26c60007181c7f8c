package io.tallyman.oracle;

/** What a process does: it starts a program, it connects, or it prints something. */
sealed interface Deed permits Command, Connection, Printed {}
