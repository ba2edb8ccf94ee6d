"""Contents: where what is said begins and ends, and what form it has."""
