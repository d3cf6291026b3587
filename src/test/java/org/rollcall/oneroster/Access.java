package org.rollcall.oneroster;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;

/** Who may read: how a server checks requests. */
public abstract class Access {

    Access() {}

    /**
     * The refusal of a request for data; null when it may go on.
     *
     * @param uri the whole URL as the client sees it, with its query as sent
     * @param scope the last part of the scope's name that the path needs
     */
    abstract Answer refusal(HttpExchange exchange, URI uri, String scope);

    /**
     * Lets everybody read.
     *
     * @return access without a check
     */
    public static Access open() {
        return new Access() {
            @Override
            Answer refusal(HttpExchange exchange, URI uri, String scope) {
                return null;
            }
        };
    }

    /**
     * Lets those read who bring a token that never ends.
     *
     * @param token the token
     * @return a static bearer
     */
    public static Access bearer(String token) {
        return new Access() {
            @Override
            Answer refusal(HttpExchange exchange, URI uri, String scope) {
                String given = exchange.getRequestHeaders().getFirst("Authorization");
                return ("Bearer " + token).equals(given)
                        ? null
                        : Answer.error(401, "unauthorisedrequest").header("WWW-Authenticate", "Bearer");
            }
        };
    }

    /**
     * OAuth 2 client credentials.
     *
     * @param clientId the client's id
     * @param secret its secret
     * @return switches of the token endpoint
     */
    public static OAuth2 oauth2(String clientId, String secret) {
        return new OAuth2(clientId, secret);
    }

    /**
     * OAuth 1.0a without a token ("two-legged").
     *
     * @param clientId the consumer key
     * @param secret its secret
     * @return switches of the check
     */
    public static OAuth1 oauth1(String clientId, String secret) {
        return new OAuth1(clientId, secret);
    }
}
