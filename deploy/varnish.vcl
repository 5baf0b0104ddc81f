# Varnish 7 with the module xkey (Debian: varnish, varnish-modules), between the TLS proxy and manage.py serve.
# manage.py work tells it which pages have changed (PURGE_URLS). Start it with: varnishd -f varnish.vcl -a 127.0.0.1:6081
vcl 4.1;

import std;
import xkey;

backend default {
    .host = "127.0.0.1";
    .port = "8000";
    .first_byte_timeout = 60s;
}

# Who may tell Varnish to forget pages: the machines on which manage.py work runs.
acl workers {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        # What the TLS proxy passes on comes from a reader.
        if (client.ip !~ workers || req.http.X-Forwarded-Proto || !req.http.xkey-purge) {
            return (synth(403));
        }
        set req.http.purged = xkey.purge(req.http.xkey-purge);
        return (synth(200, "Forgotten: " + req.http.purged));
    }
    # The desk, guest links, health checks and everything but reading go straight to the application.
    if ((req.method != "GET" && req.method != "HEAD")
        || req.url ~ "^/(admin|health|metrics)(/|$)" || req.url ~ "^/(pratinjau|preview)/") {
        return (pass);
    }
    # Pages for readers do not depend on cookies, and parameters that only track readers make no other page.
    unset req.http.Cookie;
    set req.url = regsuball(req.url, "([?&])(utm_[a-z]+|fbclid|gclid|igshid)=[^&]*", "\1");
    set req.url = regsuball(req.url, "([?&])&+", "\1");
    set req.url = regsub(req.url, "[?&]+$", "");
    return (hash);
}

sub vcl_hash {
    # The application redirects plain HTTP, so the two must not be mixed.
    hash_data(req.http.X-Forwarded-Proto);
}

sub vcl_backend_response {
    # Never an old page, not even while a new one is fetched.
    set beresp.grace = 0s;
    set beresp.keep = 0s;
    if (beresp.http.Cache-Control ~ "s-maxage=[1-9]" && beresp.http.Surrogate-Key) {
        # Varnish has read the time from s-maxage. The keys are what the worker names.
        set beresp.http.xkey = beresp.http.Surrogate-Key;
        return (deliver);
    }
    if (beresp.http.Cache-Control ~ "public" && beresp.http.Cache-Control ~ "max-age=[1-9]") {
        # Pictures and static files, at addresses that always have the same content. A picture can be withdrawn.
        if (beresp.http.Surrogate-Key) {
            set beresp.http.xkey = beresp.http.Surrogate-Key;
        }
        return (deliver);
    }
    set beresp.uncacheable = true;
    set beresp.ttl = 0s;
    return (deliver);
}

sub vcl_deliver {
    unset resp.http.xkey;
    unset resp.http.Surrogate-Key;
    if (resp.http.Cache-Control ~ "s-maxage") {
        # What is behind this proxy is not told of changes, so it has to ask each time.
        set resp.http.Cache-Control = "no-cache";
    }
}
