"""The way into a form: the companion and the fill beside a browser. Nothing here presses Send."""
