/** Suricata's EVE log: flows, and the names seen in DNS, TLS, QUIC and HTTP. */
@NullMarked
package io.tallyman.source.suricata;

import org.jspecify.annotations.NullMarked;
