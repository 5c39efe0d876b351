"""Which drawing stands beside a device model: always beside its name, never alone."""

from typing import Final

_FAMILIES: Final = (
    (("MR", "CW", "WIRELESS"), "wireless"),
    (("VMX", "MX", "Z"), "firewall"),
    (("MS", "C9"), "switch"),
    (("MV",), "camera"),
    (("MT",), "sensor"),
    (("MG",), "cellular"),
)


def device_icon(model: str) -> str:
    """The name of the drawing for a model, as its family is: a license of no device has the key."""
    name = model.strip().upper().removeprefix("LIC-")
    return next((icon for starts, icon in _FAMILIES if name.startswith(starts)), "key")
