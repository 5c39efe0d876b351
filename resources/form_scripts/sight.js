// What page.js and list_box.js look at a page with: its tree, through shadow roots, and what of it a person can see.
() => {
  const MOST_DEPTH = 40;
  // A page may name its elements after anything: what hangs on a document or a form by name is asked for at the source.
  const page = (name) => Object.getOwnPropertyDescriptor(Document.prototype, name).get.call(document);
  const source = (prototype, name) => {
    const { get } = Object.getOwnPropertyDescriptor(prototype, name);
    return (node) => get.call(node);
  };
  const above = source(Node.prototype, "parentElement"), before = source(Node.prototype, "previousSibling"), behind = source(Node.prototype, "nextSibling");
  const type = source(Node.prototype, "nodeType"), inside = source(Node.prototype, "childNodes"), connected = source(Node.prototype, "isConnected");
  const slot = source(Element.prototype, "assignedSlot"), shadow = source(Element.prototype, "shadowRoot"), tag = source(Element.prototype, "tagName");
  const rect = (element) => Element.prototype.getBoundingClientRect.call(element);
  const closest = (element, selector) => Element.prototype.closest.call(element, selector);
  const has = (node, other) => Node.prototype.contains.call(node, other);
  const hits = (root, x, y) => (root instanceof Document ? Document : ShadowRoot).prototype.elementsFromPoint.call(root, x, y);
  const byId = (root, id) => (root instanceof Document ? Document : DocumentFragment).prototype.getElementById.call(root, id);
  const rootOf = (node) => Node.prototype.getRootNode.call(node);
  const raw = (element, name) => Element.prototype.getAttribute.call(element, name);
  const is = (element, selector) => Element.prototype.matches.call(element, selector);
  const all = (node, selector) => [...(node instanceof Element ? Element : node instanceof Document ? Document : DocumentFragment).prototype.querySelectorAll.call(node, selector)];
  const closed = new WeakMap();  // host -> closed shadow root, found from outside

  // The tree, through shadow roots

  function* roots(root = document, depth = 0) {
    yield root;
    if (depth === MOST_DEPTH) return;
    for (const element of all(root, "*")) {
      const inner = shadow(element) || closed.get(element);
      if (inner) yield* roots(inner, depth + 1);
    }
  }

  const parent = (node) => slot(node) || above(node) || (rootOf(node) instanceof ShadowRoot ? rootOf(node).host : null);

  // What can be seen

  // "veiled": whatever its opacity, or that of the boxes right around it, which some fields only have with the keyboard.
  const VEILS = 4;
  function visible(element, veiled = false) {
    if (!connected(element) || !Element.prototype.checkVisibility.call(element, { checkVisibilityCSS: true, checkOpacity: !veiled })) return false;
    const box = rect(element);
    if (box.width < 5 || box.height < 5) return false;
    const top = page("documentElement");
    if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0) return false;
    if (box.left + scrollX >= Math.max(top.scrollWidth, innerWidth) || box.top + scrollY > Math.max(top.scrollHeight, innerHeight) + 1) return false;
    let opacity = 1;
    for (let each = element, steps = 0; each; each = parent(each), steps++) {
      const style = getComputedStyle(each);
      opacity *= veiled && steps < VEILS ? 1 : Number(style.opacity);
      if (opacity < 0.1 || raw(each, "aria-hidden") === "true" || each.inert === true) return false;
      if (style.position !== "static" && Number(style.zIndex) < 0) return false;
      if (style.clip !== "auto" && /^rect\(\s*(0|1)px,?\s*(0|1)px,?\s*(0|1)px,?\s*(0|1)px\s*\)$/.test(style.clip)) return false;
      if (/inset\((50|100)%|circle\(0/.test(style.clipPath) || /opacity\(0(\.0\d*)?\)/.test(style.filter)) return false;
      const colors = style.maskImage.match(/rgba?\([^)]*\)/g);
      if (colors && colors.every((color) => /^rgba\(.*, 0\)$/.test(color))) return false;
      if (each !== element && style.overflow !== "visible") {
        const frame = rect(each);
        if (each !== top && each !== page("body") && (frame.width < 3 || frame.height < 3)) return false;
      }
    }
    if (parseFloat(getComputedStyle(element).fontSize) < 1 && is(element, "input,textarea")) return false;
    // Where no key leads, nobody types: it is a trap, or the work of a script.
    const isSmall = box.width < 20 || box.height < 10;
    return !(element.tabIndex < 0 && (is(element, "input,textarea") || (isSmall && is(element, "[role=combobox],[role=listbox],[role=textbox],[contenteditable]"))));
  }

  // What is below an element, through the slots and the shadows in it.
  function below(element, selector, depth = 0) {
    const found = new Set();
    const look = (each) => {
      if (each !== element && is(each, selector)) found.add(each);
      const inner = depth < 4 && (shadow(each) || closed.get(each));
      if (inner) below(inner, selector, depth + 1).forEach((one) => found.add(one));
    };
    for (const each of [element, ...all(element, "slot").flatMap((slotted) => slotted.assignedElements())]) {
      if (each instanceof Element) look(each);
      all(each, "*").forEach(look);
    }
    return [...found];
  }

  const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];

  // What no pointer meets, at any layer, is cut away or turned from the person.
  function painted(element) {
    if (getComputedStyle(element).pointerEvents === "none") return true;
    let box = rect(element);
    if (box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth) {
      element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
      box = rect(element);
    }
    const [x, y] = middle(box), root = rootOf(element);
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return true;
    return [[x, y], [box.left + 4, y], [box.right - 4, y]].some(([left, top]) => hits(root, left, top).some((each) => each === element || has(element, each)));
  }

  // Some list boxes have their field where nobody sees it: what is seen, and pressed, is a box around it.
  function face(element) {
    for (let each = element, steps = 0; each && steps < 5 && !is(each, "form,body,fieldset"); each = parent(each), steps++) {
      const box = rect(each);
      if (box.width >= 60 && box.height >= 16 && visible(each)) return each;
    }
    return null;
  }

  // True where something of its own form lies on a field. A banner or a dialog over the page goes away again.
  function covered(element) {
    element.scrollIntoView({ block: "nearest" });
    const [hit] = hits(rootOf(element), ...middle(rect(element)));
    if (!hit || has(element, hit) || has(hit, element) || is(hit, "label,label *") || closest(hit, "form") !== closest(element, "form")) return false;
    return !/^rgba\(.*, 0\)$|^transparent$/.test(getComputedStyle(hit).backgroundColor);
  }

  globalThis.transferWizardSight = {
    page, above, before, behind, type, inside, shadow, tag, rect, closest, hits, byId, rootOf, raw, is, all,
    closed, roots, parent, has, visible, painted, face, covered, below,
  };
}
