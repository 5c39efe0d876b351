"""Anything in -> values and license rows out, each with its place, and a reason for what was not taken. Pure.

The rooms, in the order in which things run:

1. Bytes to a document of lines, objects and heads of mails: `containers`, which asks `encoding`, `mail`, `markup`,
   `sheets`, `objects` and `long_text`; `plain_text` gives all of it one spelling, `limits` says how much is read.
2. Passcodes out, before anything else is read: `passcodes`.
3. License rows: `licenses`, from objects (`records`), tables (`copied_tables`, `table_headings`, `tables`,
   `license_tables`) and running text (`free_text`). They share `keys`, `device_models`, `counted_devices` with
   `quantities` and `quantity_words`, `license_words` and `license_list`.
4. Everything else: `reading`, from objects (`object_facts`, `listed_objects`, `administrators`), tables
   (`organization_tables`), pages (`dashboard_pages`) and messages (`messages`): labels first (`labelled`), then
   sentences (`units`, `sentences`, `transfers`, `writers`), then people (`people`), what Support asks for
   (`open_points`) and what is answered between the lines (`inline_answers`). `findings` collects and settles it.
5. Words that all of them share: `vocabulary` and `labels` for labels, `answers` and `amounts` for values, `cells`.
6. What comes of it: `sources` shows where it stood, `proposal` asks about each value, `new_request` makes a file.
"""
