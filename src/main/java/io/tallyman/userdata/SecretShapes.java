package io.tallyman.userdata;

import java.util.List;
import java.util.regex.Pattern;

/** What secrets look like. Every pattern is free of nested or unbounded backtracking. */
final class SecretShapes {

    private static final String MASK = "***";

    /** A value: quoted, or up to a blank or what ends a shell's word; none that is set from elsewhere, and no URL. */
    private static final String NO_REFERENCE = "(?![\"']?(?:\\$[\\w({]|`|\\*\\*\\*|(?:https?|ftp|s3|gs)://))";

    private static final String VALUE =
            "(?:\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+){0,50}+\"?|'[^'\\n]*+'?|[^\\s\"'`;&|<>(){},\\\\]++)";

    private static final String NAME =
            "(?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|account[_-]?key|private[_-]?key"
                    + "|credentials?|shared[_-]?key)";

    /** In the order in which they are applied. */
    static final List<Shape> ALL = List.of(
            shape(
                    "PRIVATE KEY",
                    "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----",
                    "(?!\\*\\*\\*)[^-]*+(?:-(?!----END)[^-]*+){0,200}+(?:-----END[A-Z0-9 ]{0,50}-----)?"),
            shape(
                    "AAAA",
                    "\\bssh-(?:rsa|dss|ed25519)[ \\t]{1,8}|\\becdsa-sha2-[\\w-]{1,20}[ \\t]{1,8}",
                    "AAAA[A-Za-z0-9+/=]{20,}+"),
            shape("", "", "(?<![A-Za-z0-9])(?:AKIA|ASIA|AIDA|AROA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])"),
            shape(
                    "",
                    "",
                    "(?<![A-Za-z0-9_-])(?:gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|npm_|dckr_pat_|hv[sb]\\.|sk_live_|rk_live_|pypi-|ya29\\.|AIza|SG\\.|dop_v1_|sk-)[A-Za-z0-9_.-]{16,}+"),
            shape("eyJ", "", "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+(?:\\.[A-Za-z0-9_-]*+)?"),
            shape("hooks.slack.com", "hooks\\.slack\\.com/(?:services|workflows)/", "[A-Za-z0-9/_-]++"),
            shape("", "(?i:[?&](?:sig|signature|x-amz-signature|x-amz-security-token)=)", "[^&\\s\"'`;|<>*]++"),
            shape("://", "://[^\\s/:@\"'`$*<>]{0,200}:", "(?!\\$)[^\\s/@\"'`<>]{1,400}+(?=@)"),
            shape("://", "://", "[A-Za-z0-9_.-]{16,400}+(?=@)"),
            shape(
                    "",
                    "(?i:\\b(?:authorization|proxy-authorization)[\"']?[ \\t]{0,4}[:=][ \\t]{0,4}[\"']?(?:(?:bearer|basic|token|digest|aws4-hmac-sha256)[ \\t]{1,4})?+)",
                    NO_REFERENCE + "[^\\s\"'`*][^\\n\"'`$]*+"),
            shape(
                    "",
                    "(?i:\\b(?:x-api-key|x-auth-token|x-vault-token|private-token|x-access-token)[ \\t]{0,4}:[ \\t]{0,4})",
                    NO_REFERENCE + "[^\\s\"'`]++"),
            shape("", "(?i:ConvertTo-SecureString[ \\t]{1,8}(?:-String[ \\t]{1,8})?)", NO_REFERENCE + VALUE),
            shape("", "(?i:" + NAME + "[\"']?[ \\t]{0,8}[=:][ \\t]{0,8})", NO_REFERENCE + VALUE),
            shape("", "(?i:-" + NAME + "[ \\t]{1,8})", "(?!-)" + NO_REFERENCE + VALUE),
            shape("", "(?i:\\baws_(?:secret_access_key|access_key_id|session_token)[ \\t]{1,8})", NO_REFERENCE + VALUE),
            shape(
                    " -p",
                    "\\b(?:mysql|mysqldump|mysqladmin|mariadb)\\b[^\\n;|&]{0,80}? -p",
                    NO_REFERENCE + "(?=[^\\s])" + VALUE),
            shape(
                    " -p",
                    "\\b(?:sshpass|useradd|usermod|docker login|podman login)\\b[^\\n;|&]{0,80}? -p[ \\t]{0,4}",
                    NO_REFERENCE + VALUE),
            shape(
                    "-u",
                    "(?:\\s-u|\\s--user|\\s--proxy-user)[ \\t=]{1,4}[\"']?[^\\s:\"'$*]{1,100}:",
                    "(?!\\$|\\*\\*\\*)[^\\s\"'`;|<>]++"),
            shape(
                    "chpasswd",
                    "\\becho[ \\t]{1,8}(?:-\\w{1,3}[ \\t]{1,8})?[\"']?[\\w.-]{1,40}:",
                    "(?!\\$|\\*\\*\\*)[^\\n\"'|]{1,200}+(?=[\"']?[ \\t]{0,8}\\|[ \\t]{0,8}(?:sudo[ \\t]{1,8})?(?:/usr/sbin/|/sbin/)?chpasswd)"),
            shape("", "(?i:\\bnet1?(?:\\.exe)?[ \\t]{1,8}user[ \\t]{1,8}\\S{1,64}[ \\t]{1,8})", "(?![/*$%-])\\S++"),
            shape("$", "", "\\$(?:1|2[aby]|5|6|7|y|gy)\\$[./A-Za-z0-9$=,]{20,}+"),
            shape(
                    "",
                    "(?<=[\"'= \\t])",
                    "(?=[A-Za-z0-9+/]{0,39}[A-Z])(?=[A-Za-z0-9+/]{0,39}[a-z])(?=[A-Za-z0-9+/]{0,39}[0-9])[A-Za-z0-9+][A-Za-z0-9+/]{39}(?![A-Za-z0-9+/=_.-])"));

    private SecretShapes() {}

    /**
     * A secret by what stands before it, and by itself.
     *
     * @param hint what stands in every text that holds such a secret; empty where nothing does
     */
    record Shape(String hint, Pattern pattern) {
        String mask(String text) {
            return hint.isEmpty() || text.contains(hint) ? pattern.matcher(text).replaceAll("${before}" + MASK) : text;
        }
    }

    private static Shape shape(String hint, String before, String secret) {
        return new Shape(hint, Pattern.compile("(?<before>" + before + ")" + secret));
    }
}
