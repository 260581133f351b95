package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.smtp.GreetingProbe;
import io.github.stalwartgitops.smtp.ReverseNames;

/**
 * What a proof needs of the world.
 *
 * @param probe reads greetings
 * @param names finds the reverse names of their servers
 */
public record Prover(GreetingProbe probe, ReverseNames names) {}
