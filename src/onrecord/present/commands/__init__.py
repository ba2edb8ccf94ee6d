"""The commands, a module for each concern. `cli` puts them together."""
