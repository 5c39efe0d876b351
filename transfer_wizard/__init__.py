"""Transfer Wizard: prepares a Cisco Meraki license transfer request that Support can act on."""

__version__ = "1.0.0"
