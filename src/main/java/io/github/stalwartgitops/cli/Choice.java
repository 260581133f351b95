package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.reconcile.OptionValue;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;

/**
 * The values of an option that takes one of several words: completed in lower case, accepted in any
 * case. It is the converter of the option and its completion candidates.
 */
abstract class Choice<E> implements ITypeConverter<E>, Iterable<String> {
  private final Class<E> type;

  Choice(Class<E> type) {
    this.type = type;
  }

  @Override
  public E convert(String text) throws Exception {
    return Converters.parsing(it -> OptionValue.choice(type, it)).convert(text);
  }

  @Override
  public Iterator<String> iterator() {
    return OptionValue.choices(type).iterator();
  }
}
