package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.report.Screen;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * The process that a command runs in.
 *
 * @param folder the working folder
 * @param environment the environment variables
 * @param in the standard input
 * @param out where reports go
 * @param err where errors and progress go
 * @param colour whether {@code out} shows colours
 * @param live whether {@code out} goes to a terminal that can rewrite a line
 * @param screen the lines that fit
 */
record Invocation(
    Path folder,
    Map<String, String> environment,
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    boolean colour,
    boolean live,
    Screen screen) {}
