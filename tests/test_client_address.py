"""The address of a client: found behind trusted proxies, and not forged by anybody else."""

from ipaddress import ip_network

import pytest
from django.test import RequestFactory

from articles.client_address import client_address, client_network

PROXIES = [ip_network("10.0.0.0/8"), ip_network("2001:db8:ffff::/48")]


def request_of(connected, forwarded=None):
    """Return a request over a connection from an address, with this X-Forwarded-For header."""
    headers = {"x-forwarded-for": forwarded} if forwarded is not None else {}
    return RequestFactory().get("/", REMOTE_ADDR=connected, headers=headers)


@pytest.mark.parametrize(
    ("connected", "forwarded", "expected"),
    [
        ("192.0.2.1", None, "192.0.2.1"),
        # Only the header of a trusted proxy counts.
        ("192.0.2.1", "203.0.113.9", "192.0.2.1"),
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
        # Addresses left of the client's were sent by the client.
        ("10.0.0.1", "1.1.1.1, 203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "1.1.1.1, 203.0.113.9, 10.2.3.4", "203.0.113.9"),
        ("10.0.0.1", "203.0.113.9, 2001:db8:ffff::7", "203.0.113.9"),
        # An invalid address is ignored.
        ("10.0.0.1", "not-an-ip-7", "10.0.0.1"),
        ("10.0.0.1", "203.0.113.9, unknown, 10.2.3.4", "10.2.3.4"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", None, "10.0.0.1"),
        ("10.0.0.1", "10.1.1.1, 10.2.2.2", "10.1.1.1"),
        ("10.0.0.1", "203.0.113.9:4711", "203.0.113.9"),
        ("10.0.0.1", "[2001:db8::9]:4711", "2001:db8::9"),
        ("10.0.0.1", "::ffff:203.0.113.9", "203.0.113.9"),
        # A Unix socket.
        ("", "203.0.113.9", "203.0.113.9"),
        ("", None, None),
    ],
)
def test_the_client_is_the_first_address_that_is_not_a_trusted_proxy(connected, forwarded, expected, settings):
    settings.TRUSTED_PROXIES = PROXIES
    found = client_address(request_of(connected, forwarded))
    assert (found and str(found)) == expected


@pytest.mark.parametrize("forwarded", ["203.0.113.9", "garbage", None])
def test_only_the_connection_counts_without_trusted_proxies(forwarded, settings):
    settings.TRUSTED_PROXIES = []
    assert str(client_address(request_of("10.0.0.1", forwarded))) == "10.0.0.1"
    assert client_address(request_of("", forwarded)) is None


def test_the_network_of_a_client_is_that_of_one_subscriber():
    assert client_network(request_of("192.0.2.1")) == "192.0.2.1"
    assert client_network(request_of("2001:db8:1:2:3:4:5:6")) == "2001:db8:1:2::/64"
    assert client_network(request_of("")) == ""
