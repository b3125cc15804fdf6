"""A workbook (.xlsx) read: its sheets as tables, each value as it is shown."""
