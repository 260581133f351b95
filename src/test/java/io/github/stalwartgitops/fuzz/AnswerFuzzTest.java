package io.github.stalwartgitops.fuzz;

import io.github.stalwartgitops.apply.ApplyOptions;
import io.github.stalwartgitops.apply.ProbeOptions;
import io.github.stalwartgitops.apply.ReloadMode;
import io.github.stalwartgitops.jmap.RequestLimits;
import io.github.stalwartgitops.plan.Guards;
import io.github.stalwartgitops.reconcile.ApplyRequest;
import io.github.stalwartgitops.reconcile.DesiredState;
import io.github.stalwartgitops.reconcile.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a server answers: an account of the run, in every form of report. */
@Tag("fuzz")
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class AnswerFuzzTest {
  private static final int MOST_REQUESTS = 8;
  private static final RequestLimits LIMITS =
      new RequestLimits(Duration.ofSeconds(10), Duration.ofSeconds(4), 4_000_000);
  private static final Bounds APPLIES = new Bounds("Applies with a spoilt answer");
  private static final Bounds SESSIONS = new Bounds("Exports with a spoilt session");
  private static final Bounds SCHEMAS = new Bounds("Applies with a spoilt schema");

  private static CorruptingServer server;
  private static TemporaryFolder folder;
  private static List<Path> manifests;

  @BeforeContainer
  static void start() throws Exception {
    server = CorruptingServer.start();
    folder = TemporaryFolder.make();
    String wanted = new String(FuzzInputs.MANIFEST, StandardCharsets.UTF_8);
    manifests =
        List.of(
            Files.writeString(folder.resolve("a.yaml"), wanted),
            Files.writeString(folder.resolve("b.yaml"), wanted.replace("ESMTP", "SMTP")));
  }

  @Property(tries = 2_000, seed = "20261123")
  void anApplyEndsWithAnAccount(@ForAll long seed) throws Exception {
    Mutation mutation = new Mutation(seed);
    server.spoil(1 + mutation.below(MOST_REQUESTS), mutation, false);

    APPLIES.hold(() -> FuzzInputs.report(FuzzInputs.reconciler().apply(request(mutation, false))));
  }

  @Property(tries = 300, seed = "20261123")
  void aSchemaIsReadOrRefused(@ForAll long seed) throws Exception {
    Mutation mutation = new Mutation(seed);
    server.spoil(1 + mutation.below(2), mutation, false);

    SCHEMAS.hold(() -> FuzzInputs.report(FuzzInputs.reconciler().apply(request(mutation, true))));
  }

  @Property(tries = 1_000, seed = "20261123")
  void aServerIsFoundByItsSessionOrNotAtAll(@ForAll long seed) throws Exception {
    Mutation mutation = new Mutation(seed);
    server.spoil(2 + mutation.below(3), mutation, true);

    SESSIONS.hold(
        () -> {
          Result<String> export =
              FuzzInputs.reconciler()
                  .export(
                      FuzzInputs.target(server.url(), LIMITS),
                      List.of("MtaStageConnect"),
                      true,
                      false);
          if (export.isFailure() && export.problems().isEmpty()) {
            throw new AssertionError("neither settings nor a problem");
          }
          return export.verdict();
        });
  }

  @AfterContainer
  static void tell() throws Exception {
    APPLIES.close();
    SCHEMAS.close();
    SESSIONS.close();
    server.close();
    folder.close();
  }

  private static ApplyRequest request(Mutation mutation, boolean liveSchema) {
    return new ApplyRequest(
        new DesiredState.Declared(FuzzInputs.manifests(manifests.get(mutation.below(2)))),
        FuzzInputs.target(server.url(), LIMITS),
        new ApplyOptions(
            mutation.below(2) == 0 ? ReloadMode.AUTO : ReloadMode.ALWAYS,
            false,
            Duration.ofSeconds(4),
            ProbeOptions.none()),
        Guards.none(),
        liveSchema,
        false,
        false);
  }
}
