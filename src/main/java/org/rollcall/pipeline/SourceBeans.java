package org.rollcall.pipeline;

import java.util.Map;
import java.util.Set;
import org.apache.camel.spi.BeanRepository;

/**
 * The sources as Camel's beans, by name alone: for each step of each route Camel looks through all beans of its own registry
 * for one of some type, and with the sources of a thousand LEAs among them that took longer than all else.
 */
record SourceBeans(LeaRegistry leas) implements BeanRepository {

    @Override
    public Object lookupByName(String name) {
        return leas.source(name);
    }

    @Override
    public <T> T lookupByNameAndType(String name, Class<T> type) {
        RosterSource source = leas.source(name);
        return type.isInstance(source) ? type.cast(source) : null;
    }

    @Override
    public <T> Map<String, T> findByTypeWithName(Class<T> type) {
        return Map.of();
    }

    @Override
    public <T> Set<T> findByType(Class<T> type) {
        return Set.of();
    }
}
