package io.github.stalwartgitops.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class IoReasonTest {
  @Test
  void describesExceptionsThatOnlyNameTheFile() {
    assertThat(IoReason.of(new NoSuchFileException("x"))).isEqualTo("there is no such file");
    assertThat(IoReason.of(new AccessDeniedException("x"))).isEqualTo("access is denied");
    assertThat(IoReason.of(new FileSystemException("x", null, "disk full"))).isEqualTo("disk full");
    assertThat(IoReason.of(new IOException("Is a directory"))).isEqualTo("Is a directory");
    assertThat(IoReason.of(new IOException())).isEqualTo("IOException");
  }
}
