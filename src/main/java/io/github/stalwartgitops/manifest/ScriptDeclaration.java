package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.problem.Place;

/**
 * A system Sieve script as a manifest declares it.
 *
 * @param name its name
 * @param script its desired form
 * @param place the place of its name
 */
public record ScriptDeclaration(String name, SieveScript script, Place place) {}
