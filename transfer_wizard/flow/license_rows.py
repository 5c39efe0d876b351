"""The fields of a license and of a device, where they are asked for one by one."""

from typing import Final

from transfer_wizard.flow.steps import FieldSpec
from transfer_wizard.translations import N_

LICENSE_FIELDS: Final = (
    FieldSpec(
        "licenses.key",
        N_("12 letters and digits that start with Z2, with or without dashes. Paste a whole list to import it."),
        width=20,
    ),
    FieldSpec(
        "licenses.mode",
        N_(
            "Add devices raises the destination’s limit. Renew replaces the destination’s limit with this key’s "
            "devices and extends the date. When unsure, choose Add devices."
        ),
    ),
    FieldSpec(
        "licenses.expired",
        N_(
            "Look at this key in License History, not at the organization’s co-termination date. An expired key can’t "
            "be moved."
        ),
    ),
    FieldSpec(
        "licenses.expires_on",
        N_("The key’s own last day, such as 2027-08-31; not the co-termination date."),
        optional=True,
        width=14,
    ),
)
DEVICE_FIELDS: Final = (
    FieldSpec("licenses.devices.model", width=30),
    FieldSpec("licenses.devices.have", width=6),
    FieldSpec("licenses.devices.move", width=6),
)
LIST_FIELDS: Final = (
    FieldSpec(
        "licenses",
        N_("A license to a line: its key, the device model, how many devices. You can paste a table."),
        width=60,
    ),
    FieldSpec(
        "licenses.devices",
        N_("A device model to a line, and how many devices the key licenses, such as MX68, 2."),
        width=40,
    ),
)
"""The lists as a whole, as a colleague is asked for them."""
