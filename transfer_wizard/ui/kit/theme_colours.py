"""The colours of the program: light, dark, and two of high contrast. No module but those of the theme holds a colour.

``build_scripts/contrast.py`` computes the contrasts of every set: WCAG 2.2 asks 4.5 to 1 for text, and 3 to 1 for the
edges and marks of controls.
"""

from typing import Final, NamedTuple


class Colours(NamedTuple):
    """The colours of one scheme: texts have 4.5 to 1 on every ground they are used on, edges and marks 3 to 1.

    Grounds are warm paper, so that the case, a white sheet, stands out without a shadow. Meaning is never told by
    colour alone: ``ok`` comes with a tick, ``open`` with a dot, ``wrong`` with a ring, ``info`` with an i.
    """

    ground: str
    panel: str
    surface: str
    sunken: str
    line: str
    edge: str
    text: str
    quiet: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    accent_line: str
    ok: str
    ok_soft: str
    ok_line: str
    open: str
    open_soft: str
    open_line: str
    open_mark: str
    wrong: str
    wrong_soft: str
    wrong_line: str
    info: str
    info_soft: str
    info_line: str
    toast: str
    on_toast: str
    toast_link: str
    paper: str = "#ffffff"
    ink: str = "#1f1f24"


LIGHT: Final = Colours(
    ground="#fbfaf8",
    panel="#f3f1ec",
    surface="#ffffff",
    sunken="#f7f5f1",
    line="#e4e0d7",
    edge="#8b867b",
    text="#1f1f24",
    quiet="#5d5a53",
    accent="#4347c4",
    accent_hover="#35389f",
    on_accent="#ffffff",
    accent_soft="#ededfb",
    accent_line="#bcbef0",
    ok="#1b6b41",
    ok_soft="#e6f3ea",
    ok_line="#b5d8c2",
    open="#855000",
    open_soft="#fcf1dc",
    open_line="#e8cb95",
    open_mark="#b87200",
    wrong="#b0261e",
    wrong_soft="#fceeec",
    wrong_line="#ecbab5",
    info="#1d5b88",
    info_soft="#e8f1f8",
    info_line="#b9d3e6",
    toast="#2a2930",
    on_toast="#ffffff",
    toast_link="#c3c5ff",
)
DARK: Final = Colours(
    ground="#1c1b1f",
    panel="#161519",
    surface="#242328",
    sunken="#1f1e23",
    line="#38363d",
    edge="#807d87",
    text="#edebe7",
    quiet="#b0acb3",
    accent="#a9acff",
    accent_hover="#c3c5ff",
    on_accent="#15152e",
    accent_soft="#2c2c4d",
    accent_line="#50518a",
    ok="#86d3a2",
    ok_soft="#1d3326",
    ok_line="#356045",
    open="#efc06a",
    open_soft="#362c19",
    open_line="#6b5527",
    open_mark="#efc06a",
    wrong="#ff9d93",
    wrong_soft="#412421",
    wrong_line="#7d413b",
    info="#92c8ee",
    info_soft="#1c3040",
    info_line="#375a74",
    toast="#efece6",
    on_toast="#1c1b1f",
    toast_link="#3a3eb4",
)
_CONTRAST_SOFT: Final = ("ok", "open", "wrong", "info")
CONTRAST_LIGHT: Final = LIGHT._replace(
    **dict.fromkeys(("ground", "panel", "surface", "sunken", "on_accent", "on_toast"), "#ffffff"),
    **dict.fromkeys((f"{name}_soft" for name in _CONTRAST_SOFT), "#ffffff"),
    **dict.fromkeys(("text", "quiet", "line", "edge", "toast", "ink"), "#000000"),
    accent="#1a1a9c",
    accent_hover="#000060",
    accent_soft="#e4e4ff",
    accent_line="#1a1a9c",
    ok="#00522a",
    ok_line="#00522a",
    open="#5e3800",
    open_line="#5e3800",
    open_mark="#5e3800",
    wrong="#8a0d07",
    wrong_line="#8a0d07",
    info="#003f6b",
    info_line="#003f6b",
    toast_link="#d8d9ff",
)
CONTRAST_DARK: Final = DARK._replace(
    **dict.fromkeys(("ground", "panel", "surface", "sunken", "on_accent", "on_toast", "paper"), "#000000"),
    **dict.fromkeys((f"{name}_soft" for name in _CONTRAST_SOFT), "#000000"),
    **dict.fromkeys(("text", "quiet", "line", "edge", "toast", "ink"), "#ffffff"),
    accent="#c8c9ff",
    accent_hover="#e4e4ff",
    accent_soft="#23234f",
    accent_line="#c8c9ff",
    ok="#9df0bb",
    ok_line="#9df0bb",
    open="#ffd98a",
    open_line="#ffd98a",
    open_mark="#ffd98a",
    wrong="#ffbab2",
    wrong_line="#ffbab2",
    info="#b4dcff",
    info_line="#b4dcff",
    toast_link="#1a1a9c",
)
"""Two more where the system, or the person, asks for high contrast: grounds are one, and soft grounds become edges."""
