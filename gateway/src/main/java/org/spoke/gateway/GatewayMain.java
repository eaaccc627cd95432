package org.spoke.gateway;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.spoke.base.process.ServiceProcess;

/** Runs the gateway as a process of its own. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Spoke",
            version = "v1",
            description = "One box: rent out this machine, run jobs in microVMs, pay on Cardano."),
    security = @SecurityRequirement(name = "token"))
@SecurityScheme(
    name = "token",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "The content of gateway/token in the box's data directory.")
public final class GatewayMain {
  private GatewayMain() {}

  public static void main(String[] arguments) {
    ServiceProcess.main("gateway");
  }
}
