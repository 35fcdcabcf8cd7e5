"""Who may speak to the server: pages that it served itself, by an address of this machine.

A page of another site may send requests here once its own name leads to this address (DNS rebinding); the name in the
request tells it apart. An address written in figures cannot be rebound, so those are all let in.
"""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit


def allowed_names(host: str) -> frozenset[str]:
    """The names by which this server may be called."""
    return frozenset({"localhost", socket.gethostname().lower(), f"{socket.gethostname().lower()}.local", host.lower()})


def may_be_called(header: str, names: frozenset[str]) -> bool:
    """Whether a request's `Host` is an address in figures or one of our names."""
    name = _name(f"//{header}")
    if name is None:
        return False
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name in names
    return True


def same_place(origin: str | None, host: str) -> bool:
    """Whether a page's `Origin` is the place that it calls; a client that is no page sends none."""
    if origin is None:
        return True
    return urlsplit(origin).netloc.lower() == host.lower() if _name(origin) else False


def _name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def address_on_the_network() -> str:
    """The address by which other machines of the classroom reach this one; nothing is sent to find out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address for examples: a datagram socket only looks up the way
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"
