// In every frame, in our own world, before the page's first script: tells the program that the person is there.
() => {
  // Says something to mute.js, which alone knows the name; true when it has heard it.
  globalThis.transferWizardTell = (name) => !dispatchEvent(new Event(name, { cancelable: true }));

  const SECONDS_OF_ACTIVATION = 6;  // the browser's own five, and one more
  let last = -Infinity;
  const touch = (event) => {
    if (!event.isTrusted) return;
    last = performance.now();
    globalThis.transferWizardTouched("");
  };
  for (const kind of ["pointerdown", "keydown", "touchstart"]) addEventListener(kind, touch, true);
  // A screen reader presses without a pointer or a key. A page can have the browser press, on a label, but not so that
  // the browser takes it for a person's doing; a press that an earlier touch explains says nothing new.
  addEventListener("click", (event) => {
    if (navigator.userActivation.isActive && performance.now() - last > 1000 * SECONDS_OF_ACTIVATION) touch(event);
  }, true);
}
