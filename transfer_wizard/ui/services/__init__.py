"""Services of the window: work in the background, saving, passcodes, the clipboard. Nothing here is a page."""
