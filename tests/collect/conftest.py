"""What several tests of taking in share."""

from collections.abc import Iterator

import pytest
from loopback import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on loopback."""
    with serving() as one:
        yield one
