package org.spoke.cli.job;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.spoke.cli.exit.ExitCode;
import org.spoke.cli.exit.Failure;

/**
 * A job as a YAML file: the fields of REST's job specification. An unknown, doubled or wrongly
 * typed one is an error with its line.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class JobFile {
  private static final long MAX_BYTES = 64 * 1024; // a job needs less than 1 KiB

  // no record: Jackson sees unknown keys of a record only at its end, where their lines are lost
  String image;
  Resources resources;
  Long maxLovelacePerHour;
  Long durationSeconds;
  String restartPolicy;
  String walletId;

  /** What the job's VM gets. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
  static final class Resources {
    Integer cores;
    Long memoryMib;
    Long diskMib;
  }

  /** The specification in the file. */
  static ObjectNode read(Path file) {
    ObjectMapper mapper = strict();
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw unusable(file, "it has more than " + MAX_BYTES + " bytes");
      }
      JobFile job = mapper.readValue(Files.readString(file), JobFile.class);
      if (job == null) {
        throw unusable(file, "it is empty");
      }
      return mapper.valueToTree(job);
    } catch (JsonProcessingException e) {
      throw unusable(file, line(e.getLocation()) + why(e));
    } catch (IOException e) {
      throw unusable(file, "it cannot be read");
    }
  }

  private static ObjectMapper strict() {
    ObjectMapper mapper =
        YAMLMapper.builder(
                YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .addHandler(new UnknownKey())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();
    mapper
        .coercionConfigDefaults()
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    return mapper;
  }

  private static String line(JsonLocation location) {
    return location == null ? "" : "line " + location.getLineNr() + ": ";
  }

  private static String why(JsonProcessingException failure) {
    return failure.getOriginalMessage().lines().findFirst().orElse("it is not YAML");
  }

  /** Refuses a key that does not exist, with the line on which it stands. */
  private static final class UnknownKey extends DeserializationProblemHandler {
    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser parser,
        JsonDeserializer<?> deserializer,
        Object beanOrClass,
        String key)
        throws JsonMappingException {
      throw JsonMappingException.from(
          parser,
          "there is no key "
              + key
              + "; the keys here are "
              + new TreeSet<>(deserializer.getKnownPropertyNames()));
    }
  }

  private static Failure unusable(Path file, String why) {
    return Failure.of(
        ExitCode.USAGE,
        "The job file " + file + " cannot be used.",
        why + ".",
        "An example is in spoke job run --help.");
  }
}
