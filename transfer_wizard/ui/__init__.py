"""The window. The only room that uses Qt, besides the exports that draw with it.

Imports point one way: kit <- services <- steps <- the folders of single pages <- shell.
"""

import transfer_wizard.ui.quick_start  # noqa: F401 - before the first widget, whoever asks for it
