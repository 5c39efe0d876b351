"""How the tests of drafts save, and what is in a folder then."""

import os
from pathlib import Path

from transfer_wizard.request.draft import Draft
from transfer_wizard.storage.drafts import DraftStore


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder)) if folder.is_dir() else []


def saved(store: DraftStore, draft: Draft, **typed: str) -> Draft:
    for name, text in typed.items():
        draft.set(f"requester.{name}", text)
    draft.saved_at = store.save(draft).at
    return draft
