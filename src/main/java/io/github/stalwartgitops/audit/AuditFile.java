package io.github.stalwartgitops.audit;

import io.github.stalwartgitops.apply.UninterruptibleExecution;
import java.io.Closeable;
import java.io.IOException;
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
import java.util.Optional;
import java.util.Set;

/**
 * A file that lines are only ever added to, also by several programs at once. It is made for its
 * owner alone.
 */
final class AuditFile implements Closeable {
  /** A constant text is one object in the whole process, whatever class loaders this one has. */
  private static final Object ONE_IN_THE_PROCESS = "io.github.stalwartgitops.audit.AuditFile";

  private final Path file;
  private final FileChannel channel;

  private AuditFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens the file, or makes it with the folders on the way.
   *
   * @throws IOException if it cannot be written
   */
  static AuditFile open(Path file) throws IOException {
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
            file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), ownersOnly));
  }

  /**
   * Adds a line and waits until it is on the disk, also where the thread is interrupted. A line
   * that does not fit on it is taken back.
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
    // A lock holds between programs, the monitor between the threads of this one.
    synchronized (ONE_IN_THE_PROCESS) {
      try {
        FileLock lock = channel.lock();
        try {
          appendLocked(line);
        } finally {
          lock.release();
        }
        return Optional.empty();
      } catch (IOException e) {
        return Optional.of(e);
      } catch (OverlappingFileLockException e) {
        return Optional.of(new IOException("another part of this program holds it", e));
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
      takeBack(size, e);
      throw e;
    }
  }

  private void takeBack(long size, IOException failure) {
    try {
      channel.truncate(size);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Whether the last byte ends a line; not so where a program was killed while it wrote. */
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
