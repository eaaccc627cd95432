package org.spoke.gateway.docs;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.spoke.base.problem.Problem;
import org.spoke.gateway.GatewayProblem;

/** Swagger UI and the document that it shows. The files come from the class path, and no others. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class DocsController {
  private static final String LIBRARY = "/META-INF/resources/webjars/swagger-ui/5.17.14/";

  /**
   * Scripts from here alone, no frames, no other site. Swagger UI sets style attributes, so styles
   * may be inline; they load nothing.
   */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'";

  private static final String HTML = "text/html; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";

  private static final Map<String, Asset> ASSETS =
      Map.of(
          "index.html", new Asset("/org/spoke/gateway/docs/index.html", HTML),
          "start.js", new Asset("/org/spoke/gateway/docs/start.js", SCRIPT),
          "swagger-ui.css", new Asset(LIBRARY + "swagger-ui.css", STYLE),
          "swagger-ui-bundle.js", new Asset(LIBRARY + "swagger-ui-bundle.js", SCRIPT));

  private final Description description;

  DocsController(Description description) {
    this.description = description;
  }

  private record Asset(String resource, String type) {}

  @Get("/api/v1/openapi.json")
  @Produces("application/json")
  HttpResponse<byte[]> document() {
    return HttpResponse.ok(description.bytes()).header("Content-Type", "application/json");
  }

  @Get("/docs")
  @Produces(HTML)
  HttpResponse<byte[]> page() {
    return asset("index.html");
  }

  @Get("/docs/{name}")
  @Produces("*/*")
  HttpResponse<byte[]> asset(String name) {
    Asset asset = ASSETS.get(name);
    if (asset == null) {
      throw Problem.of(GatewayProblem.PATH_UNKNOWN, "/docs has no " + name + ".");
    }
    return HttpResponse.ok(read(asset.resource()))
        .header("Content-Type", asset.type())
        .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer");
  }

  private static byte[] read(String resource) {
    try (InputStream in = DocsController.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path.");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
