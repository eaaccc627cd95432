package org.spoke.cli;

import java.lang.reflect.Constructor;
import org.spoke.cli.verb.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Makes picocli's objects; a verb is given its surroundings.
 *
 * @param surroundings what verbs may touch
 */
record VerbFactory(Surroundings surroundings) implements IFactory {
  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Class<?>[] wanted = constructor.getParameterTypes();
      if (wanted.length == 1 && wanted[0] == Surroundings.class) {
        return type.cast(constructor.newInstance(surroundings));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
