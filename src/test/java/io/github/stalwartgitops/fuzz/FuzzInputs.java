package io.github.stalwartgitops.fuzz;

import io.github.stalwartgitops.apply.StopSignal;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.EmulatorException;
import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.JmapEndpoint;
import io.github.stalwartgitops.jmap.ManualTime;
import io.github.stalwartgitops.jmap.RecordingListener;
import io.github.stalwartgitops.jmap.RequestLimits;
import io.github.stalwartgitops.reconcile.Manifests;
import io.github.stalwartgitops.reconcile.Reconciler;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Target;
import io.github.stalwartgitops.report.ReportForm;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the fuzz tests share. */
final class FuzzInputs {
  static final byte[] MANIFEST =
      """
      # the connect stage
      format: 1
      ignore: [greeting-host-name]
      x-relay: &relay {match: {"1": {if: is_tls, then: "'b'"}, "0": {if: "1", then: "'a'"}}, else: "1"}
      MtaStageConnect:
        smtpGreeting:
          match:
            - if: "local_port == 25 && starts_with(remote_ip, '192.0.2.')"
              then: "system('hostname') + ' ESMTP ${env:NAME} ${who}'"
            - {if: "starts_with(listener, 'sub')", then: "'x'"}
          else: "system('hostname') + ' ESMTP'"
        hostname: {text: mx.example.org}
        script: false
      MtaStageEhlo: {rejectNonFqdn: {default: true}, require: {<<: *relay, else: "2"}}
      ---
      MtaStageRcpt:
        maxRecipients: >-
          50
      """
          .getBytes(StandardCharsets.UTF_8);

  static final String TOKEN = "a-token-of-no-use";

  private FuzzInputs() {}

  /** Returns an embedded server with the account of {@link #TOKEN}. */
  static Emulator emulator() throws EmulatorException {
    return Emulator.start(
        EmulatorConfiguration.builder()
            .listeners(List.of())
            .accounts(
                List.of(new io.github.stalwartgitops.emulator.Account("admin", null, TOKEN, null)))
            .build());
  }

  static Target target(URI url, RequestLimits limits) {
    return Target.of(
        new JmapEndpoint(
            url,
            null,
            new Credential.Bearer(TOKEN, "a test"),
            limits,
            null,
            TlsConfiguration.systemTrust(),
            false,
            "a-test"));
  }

  static Reconciler reconciler() {
    ManualTime time = new ManualTime();
    return new Reconciler(
        Catalog.bundled(), time, time, new StopSignal(), new RecordingListener(), work -> {});
  }

  static Manifests manifests(Path file) {
    return new Manifests(
        file.getParent(),
        List.of(file),
        Map.of("who", "a"),
        Map.of("NAME", "b", "HOME", "/"),
        false,
        false);
  }

  /** Renders a report in every form and returns how the run ended. */
  static Object report(RunReport account) {
    for (ReportForm form : ReportForm.values()) {
      if (form.render(account).isBlank() && form != ReportForm.GITHUB) {
        throw new AssertionError("nothing to read in " + form);
      }
    }
    return account.outcome() == null ? account.verdict() : account.outcome().status();
  }
}
