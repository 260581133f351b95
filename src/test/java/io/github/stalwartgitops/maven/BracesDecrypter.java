package io.github.stalwartgitops.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** Decrypts {@code {text}} to {@code text}; a single brace is a problem. */
final class BracesDecrypter implements SettingsDecrypter {
  @Override
  public SettingsDecryptionResult decrypt(SettingsDecryptionRequest request) {
    List<SettingsProblem> problems = new ArrayList<>();
    List<Server> servers = new ArrayList<>();
    for (Server server : request.getServers()) {
      Server decrypted = server.clone();
      decrypted.setPassword(decrypt(server.getPassword(), problems));
      servers.add(decrypted);
    }
    List<Proxy> proxies = new ArrayList<>();
    for (Proxy proxy : request.getProxies()) {
      Proxy decrypted = proxy.clone();
      decrypted.setPassword(decrypt(proxy.getPassword(), problems));
      proxies.add(decrypted);
    }
    return new Result(servers, proxies, problems);
  }

  private static String decrypt(String text, List<SettingsProblem> problems) {
    if (text == null || !text.startsWith("{")) {
      return text;
    }
    if (!text.endsWith("}")) {
      problems.add(
          new DefaultSettingsProblem(
              "a brace is missing", SettingsProblem.Severity.ERROR, "settings.xml", 1, 1, null));
      return text;
    }
    return text.substring(1, text.length() - 1);
  }

  private record Result(List<Server> servers, List<Proxy> proxies, List<SettingsProblem> problems)
      implements SettingsDecryptionResult {
    @Override
    public Server getServer() {
      return servers.isEmpty() ? null : servers.get(0);
    }

    @Override
    public List<Server> getServers() {
      return servers;
    }

    @Override
    public Proxy getProxy() {
      return proxies.isEmpty() ? null : proxies.get(0);
    }

    @Override
    public List<Proxy> getProxies() {
      return proxies;
    }

    @Override
    public List<SettingsProblem> getProblems() {
      return problems;
    }
  }
}
