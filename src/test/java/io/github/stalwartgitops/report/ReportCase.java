package io.github.stalwartgitops.report;

import io.github.stalwartgitops.apply.ActivationState;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Proof;
import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.apply.Step;
import io.github.stalwartgitops.apply.StopSignal;
import io.github.stalwartgitops.apply.StoredState;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.jmap.Pause;
import io.github.stalwartgitops.jmap.RecordingListener;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.Manifests;
import io.github.stalwartgitops.reconcile.PlanRequest;
import io.github.stalwartgitops.reconcile.Reconciler;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Verdict;
import io.github.stalwartgitops.smtp.SmtpAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The runs of the golden reports, each with the files in its folder. */
enum ReportCase {
  CHANGES {
    @Override
    RunReport report() {
      return planned(Verdict.DRIFT, null, Duration.ofMillis(120));
    }
  },
  APPLIED {
    @Override
    RunReport report() {
      return planned(
          Verdict.DONE,
          new Outcome(
              Status.ACTIVE,
              Map.of("MtaStageConnect", StoredState.DESIRED),
              ActivationState.RELOADED,
              List.of(
                  new Step("MtaStageConnect", "written", List.of()),
                  new Step("reload", "accepted", List.of()),
                  new Step("read back", "equal", List.of())),
              List.of(
                  new Proof(
                      SmtpAddress.parse("smtp://mail.example.org:25"),
                      Proof.Result.PROVEN,
                      "mx.example.org ESMTP",
                      "220 mx.example.org ESMTP",
                      "",
                      null)),
              List.of()),
          Duration.ofMillis(400));
    }
  },
  REFUSED {
    @Override
    RunReport report() {
      return planned(
          Verdict.FAILED,
          new Outcome(
              Status.UNCHANGED,
              Map.of("MtaStageConnect", StoredState.PREVIOUS),
              ActivationState.UNTOUCHED,
              List.of(
                  new Step("MtaStageConnect", "written", List.of()),
                  new Step(
                      "reload",
                      "refused by the server: SpamPyzor cannot be applied",
                      List.of("Invalid address: failed to lookup address information")),
                  new Step("rollback", "MtaStageConnect has its previous values again", List.of())),
              List.of(),
              List.of(
                  Problem.error(
                      "the server refused to reload: SpamPyzor cannot be applied",
                      "Fix or disable it on the server, then apply again."))),
          Duration.ofMillis(700));
    }
  },
  INVALID {
    @Override
    RunReport report() {
      return RunReport.of(reconciler().validate(manifests()), Catalog.bundled().version());
    }
  },
  NOTHING_TO_DO {
    @Override
    RunReport report() {
      return planned(Verdict.DONE, null, Duration.ofMillis(100));
    }
  };

  abstract RunReport report();

  /** Returns the folder with the files and the golden reports. */
  Path folder() {
    return Path.of("src/test/resources/reports", name().toLowerCase().replace('_', '-'));
  }

  RunReport planned(Verdict verdict, Outcome outcome, Duration elapsed) {
    RunReport report =
        reconciler()
            .plan(
                new PlanRequest(
                    manifests(),
                    new PlanRequest.ExportFile(folder().resolve("live.yaml")),
                    false,
                    true,
                    List.of()));
    return new RunReport(
        "mail.example.org",
        "https://mail.example.org",
        report.catalogVersion(),
        report.plan(),
        report.behavior(),
        outcome,
        report.problems(),
        verdict,
        elapsed);
  }

  Manifests manifests() {
    return new Manifests(
        folder(), List.of(Path.of("manifest.yaml")), Map.of(), Map.of(), false, false);
  }

  private static Reconciler reconciler() {
    return new Reconciler(
        Catalog.bundled(),
        () -> 0,
        Pause.sleeping(),
        new StopSignal(),
        new RecordingListener(),
        work -> {});
  }
}
