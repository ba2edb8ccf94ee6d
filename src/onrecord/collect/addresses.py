"""Which network addresses may be fetched from, and a connection to the one that was checked.

A name is resolved once, its addresses are checked, and the connection goes to a checked address. A name that
resolves to a public address when asked and to an inner one when connected to (DNS rebinding) gains nothing.
"""

import ipaddress
import socket
from collections.abc import Callable

import httpx

NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Allow = Callable[[str], bool]
Resolve = Callable[[str, int], list[str]]


def resolved(host: str, port: int) -> list[str]:
    """The IP addresses of a host, as the system gives them. Raises OSError."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class Refused(httpx.TransportError):
    """An address that is not fetched from; the message says why, in words that a user can act on."""


class CheckedTransport(httpx.BaseTransport):
    """Sends each request to a checked address of its host, over TLS in the name of the host.

    Addresses that `allow` does not let pass are refused. It is asked for every request, so a redirect is
    checked like the first address. No connection is kept: two hosts may share an address, and each must show
    a certificate of its own. `resolve` gives the IP addresses of a host and a port, and raises OSError.
    """

    def __init__(self, allow: Allow, resolve: Resolve = resolved) -> None:
        self._allow = allow
        self._resolve = resolve
        self._inner = httpx.HTTPTransport(
            trust_env=False, retries=0, limits=httpx.Limits(max_keepalive_connections=0)
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The response of the host. Raises Refused, and httpx.TransportError where the network fails."""
        if request.url.scheme not in ("http", "https"):
            raise Refused(f"{request.url.scheme} addresses are not fetched: give one of http or https")
        host = request.url.host
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        pinned = httpx.Request(
            request.method,
            request.url.copy_with(host=self._checked(host, port)),
            headers=request.headers,  # with the name of the host
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": host},
        )
        return self._inner.handle_request(pinned)

    def close(self) -> None:
        """Let go of the connections."""
        self._inner.close()

    def _checked(self, host: str, port: int) -> str:
        """An address of `host` that may be connected to. Raises Refused; httpx.ConnectError without any."""
        try:
            found = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpx.ConnectError(f"the host {host} is not known: check the address") from error
        for address in found:
            if self._allow(address):
                return address
        raise Refused(
            f"{host} is a private, loopback or link-local address ({', '.join(dict.fromkeys(found))}): "
            "--allow-private fetches from it all the same"
        )


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public Internet, also when it is wrapped in an IPv6 one."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    return all(
        one.is_global and not one.is_multicast and not one.is_reserved and not one.is_unspecified
        for one in _with_wrapped(ip)
    )


def anywhere(address: str) -> bool:
    """Whether `address` may be fetched from where private ones may: always."""
    return bool(address)


def _with_wrapped(ip: Address) -> list[Address]:
    """The address, or the IPv4 addresses in it: mapped, NAT64 (RFC 6052), 6to4, Teredo."""
    if isinstance(ip, ipaddress.IPv4Address):
        return [ip]
    if ip.ipv4_mapped:
        return [ip.ipv4_mapped]
    if any(ip in network for network in NAT64):
        return [ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)]
    if ip.sixtofour:
        return [ip.sixtofour]
    return [ip, *ip.teredo] if ip.teredo else [ip]
