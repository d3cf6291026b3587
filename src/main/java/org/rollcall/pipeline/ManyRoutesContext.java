package org.rollcall.pipeline;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Registry;

/**
 * A Camel context for thousands of routes. Camel removes the route of the same id before it adds one, and for that gathers
 * the endpoints of all routes there are, also when none has the id: to load each LEA took longer than the one before it.
 */
final class ManyRoutesContext extends DefaultCamelContext {

    ManyRoutesContext(Registry registry) {
        super(false);
        getCamelContextExtension().setRegistry(registry);
    }

    @Override
    public boolean removeRoute(String id) throws Exception {
        return getRouteServices().containsKey(id) && super.removeRoute(id);
    }
}
