package org.rollcall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OAuth 1.0a signatures, against the vectors that were published and against values derived by hand. */
class OAuth1SignerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_795_285_800), ZoneOffset.UTC);

    private static final String USERS = "https://roster.district.example/ims/oneroster/v1p1/users"
            + "?limit=10000&offset=20000&filter=status%3D%27active%27";

    private static List<Map.Entry<String, String>> oauth(String... namesAndValues) {
        return Arrays.stream(namesAndValues)
                .map(text -> text.split("=", 2))
                .map(pair -> Map.entry("oauth_" + pair[0], pair[1]))
                .toList();
    }

    private static String base(String uri) {
        return OAuth1Signer.baseString("GET", URI.create(uri), List.of());
    }

    private static OAuth1Signer signer(Signature signature) {
        return new OAuth1Signer("rollcall-client", "s3cret&+ /é", signature, CLOCK, () -> "5f1d0c");
    }

    // Published vectors. Parameters of a form and of a token count like those of the query, so they are given there.

    @Test
    void the_base_string_of_rfc_5849_section_3_4_1_1() {
        URI uri = URI.create("http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b&c2&a3=2+q");

        assertThat(OAuth1Signer.baseString(
                        "POST",
                        uri,
                        oauth(
                                "consumer_key=9djdj82h48djs9d2",
                                "token=kkk9d7dh3k39sjv7",
                                "signature_method=HMAC-SHA1",
                                "timestamp=137131201",
                                "nonce=7d8f3e4a")))
                .isEqualTo("POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%2"
                        + "5253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a"
                        + "%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7"
                        + "dh3k39sjv7");
    }

    @Test
    void the_signatures_of_rfc_5849_section_1_2() {
        String initiate = OAuth1Signer.baseString(
                "POST",
                URI.create("https://photos.example.net/initiate"),
                oauth(
                        "consumer_key=dpf43f3p2l4k3l03",
                        "signature_method=HMAC-SHA1",
                        "timestamp=137131200",
                        "nonce=wIjqoS",
                        "callback=http://printer.example.com/ready"));
        String photos = OAuth1Signer.baseString(
                "GET",
                URI.create("http://photos.example.net/photos?file=vacation.jpg&size=original"),
                oauth(
                        "consumer_key=dpf43f3p2l4k3l03",
                        "token=nnch734d00sl2jdk",
                        "signature_method=HMAC-SHA1",
                        "timestamp=137131202",
                        "nonce=chapoH"));

        assertThat(Signature.HMAC_SHA1.sign("kd94hf93k423kf44&", initiate)).isEqualTo("74KNZJeDHnMBp0EMJ9ZHt/XKycU=");
        assertThat(Signature.HMAC_SHA1.sign("kd94hf93k423kf44&pfkkdhi9sl3r4s00", photos))
                .isEqualTo("MdpQcU8iPSUjWoN/UDMsK2sui9I=");
    }

    @Test
    void the_signature_of_oauth_core_1_0a_appendix_a_5() {
        String photos = OAuth1Signer.baseString(
                "GET",
                URI.create("http://photos.example.net/photos?file=vacation.jpg&size=original"),
                oauth(
                        "consumer_key=dpf43f3p2l4k3l03",
                        "token=nnch734d00sl2jdk",
                        "signature_method=HMAC-SHA1",
                        "timestamp=1191242096",
                        "nonce=kllo9940pd9333jh",
                        "version=1.0"));

        assertThat(Signature.HMAC_SHA1.sign("kd94hf93k423kf44&pfkkdhi9sl3r4s00", photos))
                .isEqualTo("tR3+Ty81lMeYAr/Fid0kMTYa/WM=");
    }

    @Test
    void the_signature_of_twitters_guide() {
        String update = OAuth1Signer.baseString(
                "POST",
                URI.create("https://api.twitter.com/1.1/statuses/update.json?include_entities=true"
                        + "&status=Hello%20Ladies%20%2B%20Gentlemen%2C%20a%20signed%20OAuth%20request%21"),
                oauth(
                        "consumer_key=xvz1evFS4wEEPTGEFPHBog",
                        "nonce=kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg",
                        "signature_method=HMAC-SHA1",
                        "timestamp=1318622958",
                        "token=370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
                        "version=1.0"));

        assertThat(Signature.HMAC_SHA1.sign(
                        "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw&LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE",
                        update))
                .isEqualTo("hCtSmYh+iHYCEqBWrE7C7hYmtUk=");
    }

    @Test
    void the_hmacs_of_rfc_2202_and_rfc_4231() {
        String text = "what do ya want for nothing?";

        assertThat(Signature.HMAC_SHA1.sign("Jefe", text)).isEqualTo("7/zfauXrL6LSdBbV8YTfnCWafHk=");
        assertThat(Signature.HMAC_SHA256.sign("Jefe", text)).isEqualTo("W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=");
    }

    // The header. Its signatures were made by oauthlib, another implementation, from the same values.

    @Test
    void a_request_is_signed_with_sha1() {
        assertThat(signer(Signature.HMAC_SHA1).authorization("GET", URI.create(USERS)))
                .isEqualTo("OAuth oauth_consumer_key=\"rollcall-client\", oauth_nonce=\"5f1d0c\", "
                        + "oauth_signature_method=\"HMAC-SHA1\", oauth_timestamp=\"1795285800\", "
                        + "oauth_version=\"1.0\", oauth_signature=\"F%2FNpAqunjhTZQHptXMjAdsqH2sg%3D\"");
    }

    @Test
    void a_request_is_signed_with_sha256() {
        assertThat(signer(Signature.HMAC_SHA256).authorization("GET", URI.create(USERS)))
                .isEqualTo("OAuth oauth_consumer_key=\"rollcall-client\", oauth_nonce=\"5f1d0c\", "
                        + "oauth_signature_method=\"HMAC-SHA256\", oauth_timestamp=\"1795285800\", "
                        + "oauth_version=\"1.0\", oauth_signature=\"256ZJqSpU0pv6hPweEtLDuhpSqPdDQE8HQtEDQW5cgk%3D\"");
    }

    @Test
    void a_path_with_encoded_ids_and_a_port_of_its_own_is_signed() {
        URI uri = URI.create(
                "http://roster.district.example:8080/ims/oneroster/v1p1/classes/a%2Fb%2Bc/students?limit=100");

        assertThat(signer(Signature.HMAC_SHA1).authorization("GET", uri))
                .endsWith("oauth_signature=\"gJ4sRg1IXPzo%2F9a3h8wXswyVil8%3D\"");
        assertThat(signer(Signature.HMAC_SHA256).authorization("GET", uri))
                .endsWith("oauth_signature=\"nHc6NYnHys2Usdu4rL4cAXMwzBdjt3d6tofd3Ho8wlA%3D\"");
    }

    @Test
    void a_client_id_is_encoded_in_the_header_and_signed() {
        OAuth1Signer signer = new OAuth1Signer("a b\"c", "s", Signature.HMAC_SHA1, CLOCK, () -> "n");

        assertThat(signer.authorization("GET", URI.create("https://sis.example/u")))
                .startsWith("OAuth oauth_consumer_key=\"a%20b%22c\", ");
    }

    @Test
    void every_call_has_a_nonce_of_its_own_and_the_time_as_it_is() {
        OAuth1Signer signer = new OAuth1Signer("id", "secret", Signature.HMAC_SHA256, CLOCK);
        Set<String> headers = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            headers.add(signer.authorization("GET", URI.create(USERS)));
        }

        assertThat(headers).hasSize(1000).allSatisfy(header -> assertThat(header)
                .matches("OAuth oauth_consumer_key=\"id\", oauth_nonce=\"[0-9a-f]{32}\", "
                        + "oauth_signature_method=\"HMAC-SHA256\", oauth_timestamp=\"1795285800\", "
                        + "oauth_version=\"1.0\", oauth_signature=\"[A-Za-z0-9%]+\""));
    }

    @Test
    void neither_header_nor_text_form_holds_the_secret() {
        OAuth1Signer signer = new OAuth1Signer("id", "hunter2hunter2", Signature.HMAC_SHA1, CLOCK);

        assertThat(signer.authorization("GET", URI.create(USERS))).doesNotContain("hunter2");
        assertThat(signer.toString()).doesNotContain("hunter2");
    }

    // What is nasty in a request. The last part of a base string is encoded once more as a whole, so '=' is %3D there
    // and the %27 of a quote is %2527.

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "filter=status%3D%27active%27, filter%3Dstatus%253D%2527active%2527",
        "filter=status='active', filter%3Dstatus%253D%2527active%2527",
        "filter=a%3D'b'%20AND%20c%3D'd', filter%3Da%253D%2527b%2527%2520AND%2520c%253D%2527d%2527",
        "q=a+b, q%3Da%2520b",
        "q=a%20b, q%3Da%2520b",
        "q=s%2B123, q%3Ds%252B123",
        "q=a%26b, q%3Da%2526b",
        "q=50%25, q%3D50%2525",
        "q=a%2Fb, q%3Da%252Fb",
        "q=a/b, q%3Da%252Fb",
        "q=%C3%A9%E1%BB%85, q%3D%25C3%25A9%25E1%25BB%2585",
        "q=%F0%9F%98%80, q%3D%25F0%259F%2598%2580",
        "q=%c3%a9, q%3D%25C3%25A9",
        "q=*~-._!(), q%3D%252A~-._%2521%2528%2529",
        "q=%7E%2A, q%3D~%252A",
        "filter=&limit=1, filter%3D%26limit%3D1",
        "x&limit=1, limit%3D1%26x%3D",
        "a=1&&b=2, a%3D1%26b%3D2",
        "a=2&a=10&a=1, a%3D1%26a%3D10%26a%3D2",
        "a=1&a=1, a%3D1%26a%3D1",
        "c%40=1&f%20o=2&c=3, c%3D3%26c%2540%3D1%26f%2520o%3D2",
        "%C3%A9=1&z=2&A=3&%5B=4&~=5, %255B%3D4%26%25C3%25A9%3D1%26A%3D3%26z%3D2%26~%3D5",
        "a-b=3&a=2&a%21=1, a%3D2%26a%2521%3D1%26a-b%3D3"
    })
    void a_querys_parameters_are_decoded_encoded_anew_and_sorted(String query, String normalized) {
        assertThat(base("https://sis.example/u?" + query)).isEqualTo("GET&https%3A%2F%2Fsis.example%2Fu&" + normalized);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://sis.example/u, https%3A%2F%2Fsis.example%2Fu",
        "HTTPS://SIS.Example/U, https%3A%2F%2Fsis.example%2FU",
        "https://sis.example:443/u, https%3A%2F%2Fsis.example%2Fu",
        "http://sis.example:80/u, http%3A%2F%2Fsis.example%2Fu",
        "https://sis.example:80/u, https%3A%2F%2Fsis.example%3A80%2Fu",
        "http://sis.example:443/u, http%3A%2F%2Fsis.example%3A443%2Fu",
        "https://sis.example:8443/u, https%3A%2F%2Fsis.example%3A8443%2Fu",
        "http://127.0.0.1:8080/u, http%3A%2F%2F127.0.0.1%3A8080%2Fu",
        "http://[::1]:8080/u, http%3A%2F%2F%5B%3A%3A1%5D%3A8080%2Fu",
        "https://my_sis.example:443/u, https%3A%2F%2Fmy_sis.example%2Fu",
        "https://somebody@sis.example/u, https%3A%2F%2Fsis.example%2Fu",
        "https://sis.example, https%3A%2F%2Fsis.example%2F",
        "https://sis.example/x:443/u, https%3A%2F%2Fsis.example%2Fx%3A443%2Fu",
        "https://sis.example/a%2Fb%2Bc%20d/e+f, https%3A%2F%2Fsis.example%2Fa%252Fb%252Bc%2520d%2Fe%2Bf",
        "https://sis.example/MoYPlyQWmG0%3D/ims, https%3A%2F%2Fsis.example%2FMoYPlyQWmG0%253D%2Fims",
        "https://sis.example/a%2fb, https%3A%2F%2Fsis.example%2Fa%252fb"
    })
    void an_address_keeps_its_path_as_it_is_sent_and_loses_a_standard_port(String uri, String encoded) {
        assertThat(base(uri)).isEqualTo("GET&" + encoded + "&");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HMAC-SHA1", "HMAC-SHA256"})
    void a_signature_is_found_by_the_name_it_has_in_configuration(String method) {
        assertThat(Signature.of(method)).hasToString(method);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAINTEXT", "HMAC_SHA1", "hmac-sha1", ""})
    void another_signature_is_refused(String method) {
        assertThatThrownBy(() -> Signature.of(method))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("signature is neither HMAC-SHA1 nor HMAC-SHA256; write the one that the server wants.");
    }
}
