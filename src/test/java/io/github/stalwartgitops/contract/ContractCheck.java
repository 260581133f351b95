package io.github.stalwartgitops.contract;

import io.github.stalwartgitops.apply.StopAtShutdown;
import io.github.stalwartgitops.apply.StopSignal;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.reconcile.Export;
import io.github.stalwartgitops.reconcile.Result;
import io.github.stalwartgitops.tls.TlsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks whether a server behaves like the one that was recorded. Reads only, unless the target may
 * be written: then the connect stage is changed, and restored at the end, after a failure, and when
 * the process is terminated.
 */
final class ContractCheck {
  private final ContractTarget target;
  private final StopSignal stop = new StopSignal();
  private final ContractConnection connection;
  private final ContractReport report;

  /**
   * @param folder receives the schema, the catalog and the export of the server, and the report
   */
  ContractCheck(ContractTarget target, Path folder) throws JmapException, TlsException {
    this.target = target;
    this.connection = new ContractConnection(target.server(), folder, stop);
    this.report = new ContractReport(System.out::println);
  }

  /** Checks the server that the system properties name. */
  public static void main(String[] arguments) throws Exception {
    ContractTarget target =
        ContractTarget.of(System.getProperties(), System.getenv())
            .orElseThrow(() -> new IllegalArgumentException("-Dcontract.url is missing"));
    ContractReport unused = new ContractCheck(target, Path.of(arguments[0])).run();
  }

  /** Runs all checks, prints what agrees and returns it. */
  ContractReport run() throws JmapException, IOException, InterruptedException {
    try {
      return StopAtShutdown.<ContractReport, Exception>run(stop, this::check);
    } catch (JmapException | IOException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private ContractReport check() throws JmapException, IOException, InterruptedException {
    new ReadChecks(connection, report).run();
    boolean hasScripts = !ConnectStage.scripts(connection).isEmpty();
    if (target.write()) {
      checkWriting(hasScripts);
    } else {
      report.skipped("write cycle", "only reading is allowed (-Dcontract.write)");
      new PairChecks(connection, report, null, hasScripts).run();
    }
    System.out.println(report.pairs());
    Path unused = connection.write("report.txt", report.toString());
    return report;
  }

  private void checkWriting(boolean hasScripts)
      throws JmapException, IOException, InterruptedException {
    ConnectStage stage = ConnectStage.read(connection);
    saveConnectStage();
    try {
      new WriteCycle(connection, report, stage, target.smtp()).run();
      new PairChecks(connection, report, stage, hasScripts).run();
    } finally {
      stage.restore();
    }
    report.agrees("restored", "the server stores what it stored before");
  }

  /** A process that is killed restores nothing: then its user can apply this file. */
  private void saveConnectStage() throws IOException {
    Result<Export> before =
        connection.reconciler().export(target.server(), List.of(ConnectStage.OBJECT), true, false);
    Path file = connection.write("connect-stage-before.yaml", before.value().manifest());
    System.out.println("The connect stage is saved in " + file);
  }
}
