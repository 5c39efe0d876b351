// The one exception to looking and typing: choices that a page draws itself, which open and answer only to a pointer.
// Only a list box, one of its options, or a radio button is ever touched here, and never one that could send a form:
// the "click" is told to the page's own scripts, but it is not a mouse event, so the browser itself does nothing on it:
// it presses no button, follows no link, ticks no box and sends no form.
() => {
  if (Object.hasOwn(globalThis, "transferWizardListBox")) return;
  const form = globalThis.transferWizardForm, sight = globalThis.transferWizardSight;
  const OPTION = "[role=option],[role=radio]:not(input),.ant-select-item-option";
  const LIST = "[role=combobox],[aria-haspopup=listbox],[role=listbox],[aria-autocomplete=list],[aria-autocomplete=both]";
  const MOST_OPTIONS = 300;

  function harmless(element) {
    if (element.closest("a[href],summary,[role=link],[role=menuitem],input[type=submit],input[type=image]")) return false;
    const button = element.closest("button");
    if (button && button.type !== "button" && button.form) return button === element && element.matches(LIST);
    return true;
  }

  // A pointer meets the innermost element, and some list boxes listen only there.
  function innermost(element, x, y) {
    const [inner] = sight.hits(element.getRootNode(), x, y);
    const isPart = inner && element.contains(inner) && harmless(inner) && !inner.closest("button,a,input,[role=button]")?.parentElement?.closest(LIST);
    return isPart ? inner : element;
  }

  let pressed = null, taken = null, standing = [];

  // A pointer goes down and up; what follows on that, a click, is told when nothing has come of it: some list boxes
  // would take it for a second one.
  function press(target, allowed) {
    const place = allowed === LIST ? sight.face(target) : target;
    if (!place || !sight.visible(place) || !harmless(place)) return false;
    place.scrollIntoView({ block: "nearest" });
    const box = place.getBoundingClientRect(), x = box.left + box.width / 2, y = box.top + box.height / 2;
    const element = innermost(place, x, y);
    const at = { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y, button: 0, pointerType: "mouse", isPrimary: true, pointerId: 1 };
    for (const kind of ["pointerover", "pointerenter", "pointermove"]) element.dispatchEvent(new PointerEvent(kind, at));
    element.dispatchEvent(new MouseEvent("mouseover", at));
    element.dispatchEvent(new MouseEvent("mousemove", at));
    element.dispatchEvent(new PointerEvent("pointerdown", { ...at, buttons: 1 }));
    element.dispatchEvent(new MouseEvent("mousedown", { ...at, buttons: 1, detail: 1 }));
    if (allowed === LIST && target.matches(LIST)) target.focus({ preventScroll: false });
    element.dispatchEvent(new PointerEvent("pointerup", at));
    element.dispatchEvent(new MouseEvent("mouseup", { ...at, detail: 1 }));
    pressed = () => element.dispatchEvent(new UIEvent("click", { bubbles: true, composed: true, cancelable: true, detail: 1 }));
    return true;
  }

  function options(element) {
    const own = (element.getAttribute("aria-controls") || element.getAttribute("aria-owns") || "").split(/\s+/).map((id) => id && element.getRootNode().getElementById(id)).filter(Boolean);
    if (form.isOpenList(element)) own.push(element);
    // What a list box names as its list may be there for screen readers alone, and the one that is seen elsewhere.
    const seen = (found) => found.filter((each) => sight.visible(each) && each.getAttribute("aria-disabled") !== "true");
    const named = seen(own.flatMap(form.choices));
    return (named.length ? named : seen(everywhere()).filter((each) => !standing.includes(each))).slice(0, MOST_OPTIONS);
  }

  // Choices that slide or fade into view are not all there yet.
  function isMoving() {
    const choices = everywhere();
    const targets = [...sight.roots()].flatMap((each) => each.getAnimations()).filter((each) => each.playState === "running" && each.effect.getComputedTiming().endTime < Infinity).map((each) => each.effect.target).filter(Boolean);
    return targets.some((target) => choices.some((each) => target.contains(each) || each.contains(target) || each.getRootNode().host === target));
  }

  const everywhere = () => [...sight.roots()].flatMap((each) => sight.all(each, OPTION));

  // The arrow that opens the list of a field in which one can also type: a small thing at its right.
  function arrow(element) {
    for (let box = sight.parent(element), steps = 0; box && steps < 3; box = sight.parent(box), steps++) {
      const found = sight.all(box, "button,[role=button],[class*=icon i],[class*=arrow i],[class*=caret i],[slot=icon]").filter((each) => each !== element && !each.contains(element) && sight.rect(each).width < 64 && sight.rect(each).left >= sight.rect(element).left + 8);
      if (found.length) return found.at(-1);
    }
    return null;
  }

  globalThis.transferWizardListBox = {
    // Before a list is opened: the choices that can be seen by now are those of others.
    start() {
      standing = everywhere().filter((each) => sight.visible(each));
    },

    press(id) {
      const element = form.at(id);
      return Boolean(element) && press(element, LIST);
    },

    arrow(id) {
      const element = form.at(id), found = element && arrow(element);
      return Boolean(found) && press(found, OPTION);
    },

    // What follows on the last press.
    follow() {
      if (pressed) pressed();
      pressed = null;
    },

    isOpen(id) {
      const element = form.at(id);
      return Boolean(element) && (element.getAttribute("aria-expanded") === "true" || options(element).length > 0);
    },

    options(id) {
      const element = form.at(id);
      return element && !isMoving() ? options(element).map(form.choiceName) : [];
    },

    take(id, place, text) {
      const element = form.at(id);
      const option = element && options(element)[place];
      if (!option || form.choiceName(option) !== text) return false;
      form.written.set(element, text);
      return press(taken = option, OPTION);
    },

    // Whether something has come of that: the choice is gone with its list, or marked, or shown.
    isTaken(id, text) {
      const element = form.at(id);
      return !taken?.isConnected || !sight.visible(taken) || (element && form.isOpenList(element) && form.content(element).includes(text));
    },

    // A radio button, by what its scripts listen to: it is set, and they are told.
    mark(id, place) {
      const first = form.at(id);
      if (!first || first.tagName !== "INPUT" || first.type !== "radio") return false;
      const group = form.siblings(first);
      const radio = group[place];
      if (!radio || radio.disabled) return false;
      form.written.set(radio, true);
      form.take(radio);
      radio.checked = true;
      for (const each of [new UIEvent("click", { bubbles: true, composed: true, detail: 1 }), new Event("input", { bubbles: true, composed: true }), new Event("change", { bubbles: true, composed: true })]) radio.dispatchEvent(each);
      return true;
    },
  };
}
