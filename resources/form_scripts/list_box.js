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
    const isPart = inner && element.contains(inner) && harmless(inner) && !inner.closest("button,a,input,[role=button]")?.parentElement.closest(LIST);
    return isPart ? inner : element;
  }

  function point(target, allowed) {
    const place = allowed === LIST ? sight.face(target) : target;
    if (!target.matches(allowed) || !place || !sight.visible(place) || !harmless(place)) return false;
    place.scrollIntoView({ block: "nearest" });
    const box = place.getBoundingClientRect(), x = box.left + box.width / 2, y = box.top + box.height / 2;
    const element = innermost(place, x, y);
    const at = { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y, button: 0, pointerType: "mouse", isPrimary: true, pointerId: 1 };
    for (const kind of ["pointerover", "pointerenter", "pointermove"]) element.dispatchEvent(new PointerEvent(kind, at));
    element.dispatchEvent(new MouseEvent("mouseover", at));
    element.dispatchEvent(new MouseEvent("mousemove", at));
    element.dispatchEvent(new PointerEvent("pointerdown", { ...at, buttons: 1 }));
    element.dispatchEvent(new MouseEvent("mousedown", { ...at, buttons: 1, detail: 1 }));
    if (target.matches(LIST)) target.focus({ preventScroll: false });
    element.dispatchEvent(new PointerEvent("pointerup", at));
    element.dispatchEvent(new MouseEvent("mouseup", { ...at, detail: 1 }));
    element.dispatchEvent(new UIEvent("click", { bubbles: true, composed: true, cancelable: true, detail: 1 }));
    return true;
  }

  function options(element) {
    const own = (element.getAttribute("aria-controls") || element.getAttribute("aria-owns") || "").split(/\s+/).map((id) => id && element.getRootNode().getElementById(id)).filter(Boolean);
    if (["listbox", "radiogroup"].includes(element.getAttribute("role"))) own.push(element);
    // What a list box names as its list may be there for screen readers alone, and the one that is seen elsewhere.
    const seen = (places) => places.flatMap((each) => sight.all(each, OPTION)).filter((each) => sight.visible(each) && each.getAttribute("aria-disabled") !== "true");
    const named = seen(own);
    return (named.length ? named : seen([...sight.roots()])).slice(0, MOST_OPTIONS);
  }

  globalThis.transferWizardListBox = {
    toggle(id) {
      const element = form.at(id);
      return Boolean(element) && point(element, LIST);
    },

    options(id) {
      const element = form.at(id);
      return element ? options(element).map((each) => form.words(each)) : [];
    },

    take(id, place, text) {
      const element = form.at(id);
      const option = element && options(element)[place];
      if (!option || form.words(option) !== text) return false;
      form.written.set(element, text);
      return point(option, OPTION);
    },

    // A radio button, by what its scripts listen to: it is set, and they are told.
    mark(id, place) {
      const first = form.at(id);
      if (!first || first.tagName !== "INPUT" || first.type !== "radio") return false;
      const group = sight.all(first.getRootNode(), "input[type=radio]").filter((each) => (first.name ? each.name === first.name : each === first) && each.form === first.form);
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
