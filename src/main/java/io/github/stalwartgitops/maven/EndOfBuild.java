package io.github.stalwartgitops.maven;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.jspecify.annotations.Nullable;

/** Does something when a build ends, well or badly; a plugin that is no extension has no hook. */
final class EndOfBuild {
  private EndOfBuild() {}

  /** Adds an action to what hears of the build. */
  static void call(MavenExecutionRequest request, Runnable action) {
    ExecutionListener listening = request.getExecutionListener();
    ExecutionListener next = listening == null ? new AbstractExecutionListener() {} : listening;
    request.setExecutionListener(
        (ExecutionListener)
            Proxy.newProxyInstance(
                ExecutionListener.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("sessionEnded")) {
                    action.run();
                  }
                  return pass(method, next, arguments);
                }));
  }

  private static @Nullable Object pass(Method method, ExecutionListener next, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(next, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
