package org.spoke.standalone.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.grpc.BindableService;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows of docs/concepts/house.md: which room may know which. */
class ArrowsTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter().importPaths(House.compiledClasses());
  private static final List<String> SERVICES = List.of("registry", "scheduler", "vm", "payment");

  private static final DescribedPredicate<JavaClass> AGGREGATE =
      describe(
          "aggregates",
          type ->
              type.getAllFields().stream()
                  .anyMatch(field -> field.isAnnotatedWith(AggregateIdentifier.class)));

  static Stream<Room> rooms() {
    return Stream.of(
        new Room("proto"),
        new Room("devnet"),
        new Room("libp2p"),
        new Room("cli"),
        new Room("base", "proto"),
        new Room("eventlog", "proto", "base"),
        new Room("gateway", "proto", "base"),
        new Room("registry", "proto", "base", "eventlog"),
        new Room("scheduler", "proto", "base", "eventlog"),
        new Room("vm", "proto", "base", "eventlog"),
        new Room("payment", "proto", "base", "eventlog"));
  }

  record Room(String name, String... mayKnow) {
    String[] packages() {
      return Stream.concat(Stream.of(name), Stream.of(mayKnow))
          .map(room -> "org.spoke." + room + "..")
          .toArray(String[]::new);
    }
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomKnowsNoMoreThanItMay(Room room) {
    DescribedPredicate<JavaClass> otherRooms =
        resideInAnyPackage("org.spoke..")
            .and(DescribedPredicate.not(resideInAnyPackage(room.packages())));
    noClasses()
        .that()
        .resideInAPackage("org.spoke." + room.name() + "..")
        .should()
        .dependOnClassesThat(otherRooms)
        .check(HOUSE);
  }

  @Test
  void aggregatesKnowNoClockNoRandomnessNoInputOrOutputAndNoFrameworkButAxon() {
    noClasses()
        .that(AGGREGATE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.nio..",
            "java.net..",
            "java.sql..",
            "org.slf4j..",
            "io.micronaut..",
            "io.grpc..",
            "com.google.protobuf..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.InstantSource")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.util\\.Random|java\\.security\\.SecureRandom|java\\.util\\.random\\..*|java\\.util\\.UUID")
        .check(HOUSE);
  }

  @Test
  void reactionsAreNamedAsASentenceAndLiveInAutomation() {
    classes()
        .that()
        .haveSimpleNameStartingWith("When")
        .and()
        .areTopLevelClasses()
        .should()
        .haveNameMatching(".*\\.automation\\.When\\w+Then\\w+")
        .check(HOUSE);
  }

  @Test
  void onlyReactionsAndProjectionsHandleEvents() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..automation..", "..view..", "org.spoke.eventlog..")
        .should(HandleEvents.ANYWHERE)
        .check(HOUSE);
  }

  @Test
  void endpointsAreTheOnlyOnesToSpeakGrpcAsServers() {
    for (String service : SERVICES) {
      classes()
          .that()
          .resideInAPackage("org.spoke." + service + "..")
          .and()
          .areAssignableTo(BindableService.class)
          .should()
          .resideInAPackage("org.spoke." + service + ".api..")
          .check(HOUSE);
    }
  }

  /** The JDK's comparison takes the same time wherever two tokens differ; others stop there. */
  @Test
  void theTokenIsComparedByTheJdksConstantTimeComparisonAlone() {
    classes()
        .that()
        .haveFullyQualifiedName("org.spoke.gateway.access.Token")
        .should()
        .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
        .check(HOUSE);
    noClasses()
        .that()
        .haveNameMatching("org\\.spoke\\.gateway\\.access\\.Token(Filter)?")
        .should()
        .callMethodWhere(target(nameMatching(".*[eE]quals.*|compare.*|mismatch|indexOf|hashCode")))
        .check(HOUSE);
  }

  @Test
  void packagesOfOneServiceFormNoCycle() {
    for (String service : SERVICES) {
      slices().matching("org.spoke." + service + ".(**)").should().beFreeOfCycles().check(HOUSE);
    }
  }

  @Test
  void nothingLogsToTheConsoleBehindTheLoggersBack() {
    noClasses()
        .that()
        .resideInAnyPackage(
            SERVICES.stream().map(service -> "org.spoke." + service + "..").toArray(String[]::new))
        .should()
        .accessField(System.class, "out")
        .check(HOUSE);
  }

  /** Methods with Axon's EventHandler. */
  private static final class HandleEvents extends ArchCondition<JavaClass> {
    static final HandleEvents ANYWHERE = new HandleEvents();

    private HandleEvents() {
      super("have methods that handle events");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      boolean handles =
          type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(EventHandler.class));
      events.add(
          new SimpleConditionEvent(
              type,
              handles,
              type.getName() + (handles ? " handles" : " does not handle") + " events"));
    }
  }
}
