package io.github.stalwartgitops.smtp;

/**
 * A reply of a server (RFC 5321, 4.2).
 *
 * @param code three digits
 * @param text what stands behind the code; several lines are joined by CRLF
 */
record Reply(int code, String text) {}
