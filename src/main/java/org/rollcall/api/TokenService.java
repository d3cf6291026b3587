package org.rollcall.api;

import java.net.URI;

/**
 * Where and how OAuth 2 tokens are had.
 *
 * @param guess where the URL comes from when it is not set; blank when it is
 * @param scopes separated by blanks; blank for none
 * @param basic whether client id and secret go into the header, else into the body
 * @param cookies whether cookies of the token's answer are brought along
 */
public record TokenService(URI url, String guess, String scopes, boolean basic, boolean cookies) {}
