package io.github.stalwartgitops.smtp;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Closes a socket when its time is over, which ends whatever waits on it: limits of single reads
 * would let a server that sends a byte now and then go on for ever.
 */
final class TimeLimit implements Closeable {
  private final CompletableFuture<Boolean> over = new CompletableFuture<>();
  private final CompletableFuture<Void> end;

  TimeLimit(Duration limit, Socket socket) {
    end =
        over.completeOnTimeout(true, Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS)
            .thenAccept(
                isOver -> {
                  if (isOver) {
                    closeQuietly(socket);
                  }
                });
  }

  /** Whether the time went by. */
  boolean isOver() {
    return over.getNow(false);
  }

  /** Ends the watch. */
  @Override
  public void close() {
    over.complete(false);
    end.join();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is not used any more, whatever the reason.
    }
  }
}
