"""How good Onrecord is, measured: scorers, the floors they must not fall below, and the drivers."""
