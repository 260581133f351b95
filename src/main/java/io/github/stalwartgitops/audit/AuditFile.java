package io.github.stalwartgitops.audit;

import io.github.stalwartgitops.apply.UninterruptibleExecution;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A file to which lines are appended, by several processes at once as well. It is created readable
 * for its owner only.
 */
final class AuditFile implements Closeable {
  private static final Duration LOCK_WAIT = Duration.ofSeconds(30);
  private static final long LOCK_RETRY_MILLIS = 5;

  private final Path file;
  private final FileChannel channel;
  private final Duration lockWait;

  private AuditFile(Path file, FileChannel channel, Duration lockWait) {
    this.file = file;
    this.channel = channel;
    this.lockWait = lockWait;
  }

  /**
   * Opens the file, or creates it with its folders.
   *
   * @throws IOException if it cannot be written
   */
  static AuditFile open(Path file) throws IOException {
    return open(file, LOCK_WAIT);
  }

  /**
   * Opens the file.
   *
   * @param lockWait how long to wait while another part of this process has it locked
   */
  static AuditFile open(Path file, Duration lockWait) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    FileAttribute<?>[] ownersOnly =
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return new AuditFile(
        file,
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), ownersOnly),
        lockWait);
  }

  /**
   * Appends a line and waits until it is on the disk, even if the thread is interrupted. A line
   * that could be written only in part is removed again.
   *
   * @throws IOException if it cannot be written
   */
  void append(String line) throws IOException {
    Optional<IOException> failure = UninterruptibleExecution.run(() -> tryToAppend(line), () -> {});
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private Optional<IOException> tryToAppend(String line) {
    try {
      FileLock lock = lock();
      try {
        appendLocked(line);
      } finally {
        lock.release();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  /**
   * Waits for a lock. {@link FileChannel#lock} waits for other processes only: if another thread of
   * this process holds a lock, even one of another class loader, it throws, so it is tried again.
   */
  private FileLock lock() throws IOException {
    long start = System.nanoTime();
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException e) {
        if (System.nanoTime() - start >= lockWait.toNanos()) {
          throw new IOException("another part of this process keeps it locked", e);
        }
      }
      try {
        TimeUnit.MILLISECONDS.sleep(LOCK_RETRY_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for its lock");
      }
    }
  }

  private void appendLocked(String line) throws IOException {
    long size = channel.size();
    String start = size == 0 || endsLine(size) ? "" : "\n";
    ByteBuffer bytes = ByteBuffer.wrap((start + line + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      removeFrom(size, e);
      throw e;
    }
  }

  private void removeFrom(long size, IOException failure) {
    try {
      channel.truncate(size);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Whether the last byte ends a line; it does not if a process was killed while it wrote. */
  private boolean endsLine(long size) throws IOException {
    try (SeekableByteChannel reading = Files.newByteChannel(file)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return reading.position(size - 1).read(last) < 1 || last.get(0) == '\n';
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
