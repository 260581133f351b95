package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.FaultyEmulator;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.JmapClient;
import io.github.stalwartgitops.jmap.JmapEndpoint;
import io.github.stalwartgitops.jmap.ManualTime;
import io.github.stalwartgitops.jmap.RecordingListener;
import io.github.stalwartgitops.jmap.RetryPolicy;
import io.github.stalwartgitops.server.StalwartServer;
import java.util.List;
import java.util.Map;

/** An embedded server on which requests can fail, with a client of it. */
final class ServerFixture implements AutoCloseable {
  static final FieldName HOSTNAME = new FieldName("MtaStageConnect", "hostname");
  static final FieldName SCRIPT = new FieldName("MtaStageConnect", "script");
  static final FieldName EHLO_REQUIRE = new FieldName("MtaStageEhlo", "require");

  private final FaultyEmulator emulator;
  private final RetryPolicy retries;
  private final StalwartServer server;

  ServerFixture() throws Exception {
    ManualTime time = new ManualTime();
    retries = new RetryPolicy(time, time, new RecordingListener());
    emulator =
        FaultyEmulator.start(
            EmulatorConfiguration.builder()
                .listeners(List.of())
                .accounts(List.of(Account.administrator("admin", "secret")))
                .build());
    JmapEndpoint endpoint =
        JmapEndpoint.of(emulator.url(), new Credential.Basic("admin", "secret", "a test"));
    server = new StalwartServer(JmapClient.open(endpoint, retries), Catalog.bundled());
  }

  FaultyEmulator emulator() {
    return emulator;
  }

  StalwartServer server() {
    return server;
  }

  RetryPolicy retries() {
    return retries;
  }

  static Settings setting(FieldName field, String text) {
    return new Settings(Map.of(field, Expression.of(text)));
  }

  @Override
  public void close() {
    emulator.close();
  }
}
