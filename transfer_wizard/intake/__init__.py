"""License rows from text that people paste: keys, tables, and what the vendor's API answers. Pure."""
