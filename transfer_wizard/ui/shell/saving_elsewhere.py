"""A request, or a preset made of it, saved in a file of the person's."""

import copy
from functools import partial

from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.preset import SUFFIX
from transfer_wizard.storage.files import shown, write_export
from transfer_wizard.translations import _
from transfer_wizard.ui.kit.file_chooser import choose_place, named
from transfer_wizard.ui.services.background import Background
from transfer_wizard.ui.shell.window import Window


def save_elsewhere(window: Window, draft: Draft, background: Background) -> None:
    """Save a request where the person says."""
    title = _("Save the request elsewhere")
    _save_as(window, background, title, "transfer-request", _("Requests"), ".json", draft)


def ask_for_preset(window: Window, draft: Draft, background: Background) -> None:
    """Ask what a preset made of a request leaves out, and save it where the person says."""
    from transfer_wizard.ui.shell.presets import PresetDialog

    dialog = PresetDialog(window, draft)
    save = partial(_save_as, window, background, _("Save the preset"), "transfer", _("Presets"), SUFFIX)
    dialog.made.connect(save)
    dialog.show()


def _save_as(
    window: Window, background: Background, title: str, name: str, kind: str, suffix: str, draft: Draft
) -> None:
    path = choose_place(window, title, name + suffix, (kind, (suffix,)))
    if path:
        target, kept = named(path, suffix), copy.deepcopy(draft)
        background.run(
            lambda: write_export(target.path, document.write(kept, kept.saved_at), target.may_replace),
            lambda _written: window.add_notice(_("Saved to {path}.").format(path=shown(target.path))),
            window.add_notice,
        )
