package org.rollcall.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of RFC 5849. */
class SignatureBaseTest {

    @Test
    void the_base_string_of_section_3_4_1() {
        List<Query.Parameter> others = new ArrayList<>(Query.of("c2&a3=2+q").parameters());
        others.add(new Query.Parameter("realm", "Example"));
        others.add(new Query.Parameter("oauth_consumer_key", "9djdj82h48djs9d2"));
        others.add(new Query.Parameter("oauth_token", "kkk9d7dh3k39sjv7"));
        others.add(new Query.Parameter("oauth_signature_method", "HMAC-SHA1"));
        others.add(new Query.Parameter("oauth_timestamp", "137131201"));
        others.add(new Query.Parameter("oauth_nonce", "7d8f3e4a"));
        others.add(new Query.Parameter("oauth_signature", "bYT5CMsGcbgUdFHObYMEfcx6bsw="));

        assertThat(SignatureBase.of(
                                "post",
                                URI.create("http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b"),
                                others)
                        .text())
                .isEqualTo("POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D"
                        + "%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a"
                        + "%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token"
                        + "%3Dkkk9d7dh3k39sjv7");
    }

    @Test
    void the_signature_of_section_1_2() {
        List<Query.Parameter> others = List.of(
                new Query.Parameter("oauth_consumer_key", "dpf43f3p2l4k3l03"),
                new Query.Parameter("oauth_token", "nnch734d00sl2jdk"),
                new Query.Parameter("oauth_signature_method", "HMAC-SHA1"),
                new Query.Parameter("oauth_timestamp", "137131202"),
                new Query.Parameter("oauth_nonce", "chapoH"));
        URI uri = URI.create("http://photos.example.net/photos?file=vacation.jpg&size=original");

        assertThat(SignatureBase.of("GET", uri, others).sign("HMAC-SHA1", "kd94hf93k423kf44", "pfkkdhi9sl3r4s00"))
                .isEqualTo("MdpQcU8iPSUjWoN/UDMsK2sui9I=");
    }

    @Test
    void a_port_that_is_not_the_schemes_own_is_part_of_it() {
        assertThat(SignatureBase.of("GET", URI.create("https://example.net:8080/a%2Fb?q=1"), List.of())
                        .text())
                .isEqualTo("GET&https%3A%2F%2Fexample.net%3A8080%2Fa%252Fb&q%3D1");
        assertThat(SignatureBase.of("GET", URI.create("https://example.net:443/"), List.of())
                        .text())
                .isEqualTo("GET&https%3A%2F%2Fexample.net%2F&");
    }
}
