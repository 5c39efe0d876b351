"""`python -m transfer_wizard` does what the command `transfer-wizard` does."""

import sys

from transfer_wizard.cli import run

sys.exit(run())
