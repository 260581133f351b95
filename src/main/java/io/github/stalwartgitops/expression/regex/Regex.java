package io.github.stalwartgitops.expression.regex;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression as Rust's {@code regex} crate understands it, searched in time linear in the
 * text; safe on many threads.
 *
 * <p>Of all hits the leftmost one counts, and of several that begin there the one that a
 * backtracking search would find first. Character classes and case folding are those of Unicode
 * 16.0 on every Java. Valid on the server, but refused here with a message that says so: Unicode
 * properties beyond general categories, scripts and a few binary ones.
 */
public final class Regex {
  /** How many places of groups a search may have to remember at once. */
  private static final long MAX_SLOTS = 4_000_000;

  /**
   * Small patterns by their source, with the tables that searches have filled: a field is compiled
   * several times on its way through checks and plans.
   */
  private static final Map<String, Regex> KNOWN = new ConcurrentHashMap<>();

  private static final int MAX_KNOWN = 200;
  private static final int MAX_KNOWN_SIZE = 20_000;

  private final String source;
  private final RegexParser.Parsed parsed;
  private final long size;
  private final AtomicReference<ThreadSearch> idle = new AtomicReference<>();
  private volatile @Nullable Nfa nfa;
  private volatile @Nullable Dfa dfa;

  private Regex(String source) throws InvalidRegexException {
    this.source = source;
    parsed = RegexParser.parse(source);
    size = CompiledSize.checked(parsed.syntax());
  }

  /** Compiles a pattern. */
  public static Regex compile(String source) throws InvalidRegexException {
    Regex known = KNOWN.get(source);
    if (known != null) {
      return known;
    }
    Regex regex = new Regex(source);
    if (regex.size <= MAX_KNOWN_SIZE) {
      if (KNOWN.size() >= MAX_KNOWN) {
        KNOWN.clear();
      }
      KNOWN.put(source, regex);
    }
    return regex;
  }

  /** Returns the pattern as written. */
  public String source() {
    return source;
  }

  /** Returns the most work that one character of a text can cause, in bytes of the program. */
  public long size() {
    return size;
  }

  /** Returns a short text that has a hit; empty if the attempt to write one fails. */
  public Optional<String> example() {
    String example = Example.of(parsed.syntax());
    return matches(example) ? Optional.of(example) : Optional.empty();
  }

  /** Returns whether a text has a hit. */
  public boolean matches(String text) {
    Nfa automaton = nfa();
    Dfa table = dfa;
    Dfa.Answer answer = table == null ? Dfa.Answer.UNKNOWN : table.search(text);
    if (answer != Dfa.Answer.UNKNOWN) {
      return answer == Dfa.Answer.HIT;
    }
    ThreadSearch search = idle.getAndSet(null);
    if (search == null) {
      search = new ThreadSearch(automaton, false);
    }
    boolean isHit = search.find(text);
    idle.set(search);
    return isHit;
  }

  /**
   * Returns the groups of the first hit, the whole hit first; a group that took no part is empty.
   * No elements where there is no hit.
   *
   * @throws InvalidRegexException where the pattern has too many groups for its size
   */
  public List<String> match(String text) throws InvalidRegexException {
    Nfa automaton = nfa();
    if (2L * automaton.groups() * automaton.size() > MAX_SLOTS) {
      throw InvalidRegexException.unsupported(
          "valid on the server but has too many groups to be evaluated here");
    }
    ThreadSearch search = new ThreadSearch(automaton, true);
    if (!search.find(text)) {
      return List.of();
    }
    String[] groups = new String[automaton.groups()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = search.group(i, text);
    }
    return List.of(groups);
  }

  /** Built when first needed: a text that is only checked needs none. */
  private Nfa nfa() {
    Nfa automaton = nfa;
    if (automaton == null) {
      automaton = new Nfa(parsed.syntax(), parsed.groups());
      dfa = Dfa.of(automaton);
      nfa = automaton;
    }
    return automaton;
  }
}
