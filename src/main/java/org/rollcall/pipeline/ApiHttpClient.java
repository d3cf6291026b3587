package org.rollcall.pipeline;

import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * The HTTP client under Camel's endpoint without its own ideas: it would send a signed request twice, keep one LEA's
 * cookies for the next at the same host, and follow redirects with credentials.
 */
final class ApiHttpClient extends LifecycleStrategySupport implements HttpClientConfigurer {

    private final BoundedBodies bodies;

    ApiHttpClient(BoundedBodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableAutomaticRetries()
                .disableCookieManagement()
                .disableRedirectHandling()
                .disableAuthCaching()
                .addExecInterceptorFirst("bounded-bodies", bodies);
    }

    /** A server that does not answer must not hold Rollcall up. */
    @Override
    public void onContextStopping(CamelContext context) {
        bodies.breakAll();
    }
}
