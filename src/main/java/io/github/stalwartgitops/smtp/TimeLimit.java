package io.github.stalwartgitops.smtp;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Closes a socket after a time, which ends any read on it: a timeout for single reads would never
 * end the dialogue with a server that sends a byte now and then.
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

  /** Returns whether the time has passed. */
  boolean isOver() {
    return over.getNow(false);
  }

  /** Ends the time limit; the socket stays as it is. */
  @Override
  public void close() {
    over.complete(false);
    end.join();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // The socket is no longer used, whatever the reason.
    }
  }
}
