package org.rollcall.pipeline;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The beans that the routes of {@code sources/oneroster-api} name. */
final class ApiBeans {

    private static final String TLS = "apiTls";

    private ApiBeans() {}

    /** @throws DeploymentException when the certificates to trust cannot be read */
    static void bind(CamelContext context, Settings settings) {
        ApiHttpClient http = new ApiHttpClient(new BoundedBodies(settings.apiMaxPageBytes(), settings.apiPage()));
        context.addLifecycleStrategy(http);
        Registry registry = context.getRegistry();
        registry.bind("apiHttpClient", http);
        registry.bind("apiExchanges", new ApiExchanges());
        registry.bind("apiPatience", new ApiPatience(settings.apiLongestWait()));
        registry.bind(TLS, ApiTls.trusting(settings.apiTrusted()));
    }

    /** Which servers' certificates are trusted. */
    static SSLContextParameters tls(CamelContext context) {
        return context.getRegistry().lookupByNameAndType(TLS, SSLContextParameters.class);
    }
}
