package io.github.stalwartgitops.cli;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Waits for changes of files in some folders. */
final class FolderWatch implements AutoCloseable {
  /** An editor writes a file in several steps; they count as one change. */
  private static final long QUIET_MILLISECONDS = 100;

  private final WatchService service;

  private FolderWatch(WatchService service) {
    this.service = service;
  }

  /** Watches folders, and the folders of files. */
  static FolderWatch of(Path base, Collection<Path> paths) throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    for (Path path : paths) {
      Path resolved = base.resolve(path).toAbsolutePath();
      Path parent = resolved.getParent();
      folders.add(Files.isDirectory(resolved) || parent == null ? resolved : parent);
    }
    WatchService service = base.getFileSystem().newWatchService();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        folder.register(
            service,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE);
      }
    }
    return new FolderWatch(service);
  }

  /** Waits for a change; returns false if the thread is interrupted instead. */
  boolean awaitChange() {
    try {
      WatchKey key = service.take();
      while (key != null) {
        key.pollEvents();
        key.reset();
        key = service.poll(QUIET_MILLISECONDS, TimeUnit.MILLISECONDS);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ClosedWatchServiceException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
