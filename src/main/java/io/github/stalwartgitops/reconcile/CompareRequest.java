package io.github.stalwartgitops.reconcile;

import org.jspecify.annotations.Nullable;

/**
 * Two sets of settings to compare by what they do.
 *
 * @param one manifests or an export
 * @param other manifests or an export; null for what a server stores
 * @param target the server; null if both are files
 */
public record CompareRequest(Manifests one, @Nullable Manifests other, @Nullable Target target) {}
