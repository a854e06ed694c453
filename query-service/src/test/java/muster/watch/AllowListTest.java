package muster.watch;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What of all that somebody may write as a webhook's address is let pass. */
class AllowListTest {

    private static final AllowList ALLOWED = new AllowList(
            "hooks.example.com, .example.org http://plain.example.net,https://ports.example.net:8443/ http://127.0.0.1:9000,[::1]");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com/",
                "https://HOOKS.example.com:443/a?b=c%20d",
                "https://a.example.org",
                "https://a.b.example.org/x",
                "http://plain.example.net/",
                "https://ports.example.net:8443/",
                "http://127.0.0.1:9000/hook",
                "https://[::1]/",
                "https://[0:0::1]/"
            })
    void whatTheListNamesIsLetPass(String url) {
        assertThat(ALLOWED.refusal(WebhookAddress.parse(url))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/",
                "https://hooks.example.com:8443/",
                "https://hooks.example.com:22/",
                "https://example.org/",
                "https://badexample.org/",
                "https://example.org.evil.net/",
                "https://hooks.example.com.evil.net/",
                "https://x.hooks.example.com/",
                "https://plain.example.net/",
                "http://ports.example.net:8443/",
                "https://ports.example.net/",
                "https://127.0.0.1:9000/",
                "http://127.0.0.1:9001/",
                "http://127.0.0.2:9000/",
                "http://[::1]/",
                "https://[::2]/",
                "https://[::ffff:10.0.0.1]/",
                "https://localhost/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[fd00:ec2::254]/",
                "https://xn--hooks-7qa.example.com/"
            })
    void whatItDoesNotNameIsRefused(String url) {
        assertThat(ALLOWED.refusal(WebhookAddress.parse(url)).orElseThrow()).contains("muster.watch.allow");
    }

    /** Other programs take some of these for 127.0.0.1, or for the host behind what looks like one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.com",
                "//hooks.example.com/",
                "https:///x",
                "https:hooks.example.com",
                "ftp://hooks.example.com/",
                "file:///etc/passwd",
                "gopher://hooks.example.com/",
                "javascript:alert(1)",
                "https://user@hooks.example.com/",
                "https://user:secret@hooks.example.com/",
                "https://hooks.example.com@evil.net/",
                "https://hooks.example.com:443@evil.net/",
                "https://evil.net\\@hooks.example.com/",
                "https://hooks.example.com\\.evil.net/",
                "https://hooks.example.com#@evil.net/",
                "https://hooks.example.com./",
                "https://hooks..example.com/",
                "https://.example.org/",
                "https://-a.example.org/",
                "https://a_b.example.org/",
                "https://h\u00f6\u00f6ks.example.com/",
                "https://hooks\u3002example\u3002com/",
                "https://%68ooks.example.com/",
                "https://hooks.example.com%2f.evil.net/",
                "https://hooks.example.com%00.evil.net/",
                "https://hooks.example.com:0/",
                "https://hooks.example.com:65536/",
                "https://hooks.example.com:-1/",
                "https://hooks.example.com:https/",
                "https://hooks.example.com/a b",
                "https://hooks.example.com/\r\nHost: evil.net",
                " https://hooks.example.com/",
                "http://2130706433:9000/",
                "http://0x7f000001:9000/",
                "http://0x7f.0.0.1:9000/",
                "http://0177.0.0.1:9000/",
                "http://017700000001:9000/",
                "http://127.1:9000/",
                "http://127.0.1:9000/",
                "http://127.0.0.1.:9000/",
                "http://127.0.0.01:9000/",
                "http://127.0.0.256:9000/",
                "https://[::1%25lo]/",
                "https://[::1%lo]/",
                "https://[::1/",
                "https://::1/",
                "https://[127.0.0.1]/"
            })
    void whatCouldBeTakenForAnotherHostIsNoAddress(String url) {
        assertThatThrownBy(() -> {
                    var address = WebhookAddress.parse(url);
                    assertThat(address).as("what is made of %s", url).isNull();
                })
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAddressIsNoLongerThanItNeedsToBe() {
        assertThatThrownBy(() -> WebhookAddress.parse("https://hooks.example.com/" + "a".repeat(2_000)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutAListNothingIsSentAndTheRefusalSaysWhatToSet() {
        assertThat(new AllowList("")
                        .refusal(WebhookAddress.parse("https://hooks.example.com/"))
                        .orElseThrow())
                .contains("muster.watch.allow=hooks.example.com")
                .contains("feed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.example",
                "http://",
                "a b.example:x",
                "https://user@a.example",
                "*",
                ".",
                "300.1.1.1",
                "a.example/path"
            })
    void aListThatCannotBeReadStopsTheStart(String list) {
        assertThatThrownBy(() -> new AllowList(list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("muster.watch.allow");
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, true",
        "1.1.1.1, true",
        "2606:4700:4700::1111, true",
        "2a00:1450::1, true",
        "127.0.0.1, true",
        "::1, true",
        "127.0.0.2, false",
        "0.0.0.0, false",
        "0.1.2.3, false",
        "10.1.2.3, false",
        "100.64.0.1, false",
        "100.100.100.200, false",
        "100.127.255.255, false",
        "169.254.169.254, false",
        "168.63.129.16, false",
        "172.16.0.1, false",
        "172.31.255.255, false",
        "192.0.0.192, false",
        "192.0.2.1, false",
        "192.88.99.1, false",
        "192.168.1.1, false",
        "198.18.0.1, false",
        "198.51.100.1, false",
        "203.0.113.1, false",
        "224.0.0.1, false",
        "239.255.255.250, false",
        "240.0.0.1, false",
        "255.255.255.255, false",
        "'::', false",
        "::ffff:10.0.0.1, false",
        "::ffff:169.254.169.254, false",
        "::10.0.0.1, false",
        "64:ff9b::a00:1, false",
        "64:ff9b:1::1, false",
        "100::1, false",
        "2001::1, false",
        "2001:db8::1, false",
        "2002:7f00:1::, false",
        "2002:a9fe:a9fe::1, false",
        "3fff::1, false",
        "5f00::1, false",
        "fc00::1, false",
        "fd00:ec2::254, false",
        "fe80::1, false",
        "fec0::1, false",
        "ff02::1, false"
    })
    void aNameMayLeadToTheInternetAndToWhatTheListNamesByAddress(String address, boolean may)
            throws UnknownHostException {
        assertThat(ALLOWED.mayReach(InetAddress.ofLiteral(address))).isEqualTo(may);
    }
}
