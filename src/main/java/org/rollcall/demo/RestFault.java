package org.rollcall.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request that is not answered with data, as OneRoster 1.2 says so. */
final class RestFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String codeMinor;

    /**
     * @param codeMinor a word of the standard's imsx_codeMinorFieldValue
     */
    RestFault(int status, String codeMinor, String description) {
        super(description);
        this.status = status;
        this.codeMinor = codeMinor;
    }

    int status() {
        return status;
    }

    /** The standard's imsx_StatusInfo. */
    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("imsx_codeMajor", "failure");
        body.put("imsx_severity", "error");
        body.put("imsx_description", getMessage());
        body.putObject("imsx_CodeMinor")
                .putArray("imsx_codeMinorField")
                .addObject()
                .put("imsx_codeMinorFieldName", "TargetEndSystem")
                .put("imsx_codeMinorFieldValue", codeMinor);
        return body;
    }
}
