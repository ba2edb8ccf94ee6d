"""How people see the record: commands, tables, pages, exports."""
