"""How the weights that ship were made. Needs the extra `train`; nothing else in the package imports it."""
