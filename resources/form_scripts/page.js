// What the program sees of a page, and the few things it may do there: focus a field, select what is in it, put text in,
// choose from a list, read back. It runs in a world of its own: the page's scripts can neither see nor change it.
// Nothing in here sends a form. List boxes that a page draws itself are opened in list_box.js.
() => {
  // A page may have an element of any name: only our own property counts.
  if (Object.hasOwn(globalThis, "transferWizardForm")) return [location.href, origin];

  const MOST_FIELDS = 400, MOST_OPTIONS = 300, MOST_TEXT = 400, MOST_VALUE = 200000, MOST_HOSTS = 40;
  const TEXTLIKE = ["text", "email", "tel", "url", "search", "number", "password"];
  const CONTROLS = "input:not([type=hidden]),select,textarea,[contenteditable=''],[contenteditable=true]," +
    "[contenteditable=plaintext-only],[role=combobox],[role=listbox],[role=textbox],[role=radiogroup],[aria-haspopup=listbox]";
  // A component may call its list a menu or a dialog, and a row of buttons may be one choice.
  const MORE_CONTROLS = `${CONTROLS},button[aria-haspopup=true],button[aria-haspopup=dialog],[role=group],fieldset`;
  // What is typed there only looks for a choice.
  const TRIGGER = "[role=combobox],[aria-haspopup=listbox],[aria-autocomplete=list],[aria-autocomplete=both]";
  const SILENT = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "INPUT", "SELECT", "TEXTAREA", "BUTTON", "OPTION", "SVG",
    "SVG".toLowerCase(), "IFRAME"]);
  const {
    page, above, before, behind, type, inside, shadow, tag, rect, closest, byId, rootOf, raw, is, all,
    closed, roots, parent, has, visible, painted, face, covered, below,
  } = globalThis.transferWizardSight;

  const numbers = new WeakMap();      // element -> number, for as long as the page lives
  const elements = new Map();         // number -> WeakRef of the element
  const written = new WeakMap();      // element -> what we have put there
  const typed = new WeakSet();        // fields that the person has typed in or chosen from
  const asked = new WeakMap();        // element that may be such a host -> how often it was looked into
  let unknown = [], last = 0, lastTouch = -1e9, taking = null;

  const tidy = (text) => text.slice(0, 10 * MOST_TEXT).replace(/\s+/g, " ").trim().slice(0, MOST_TEXT);
  const attribute = (element, name) => tidy(raw(element, name) || "");

  // The person

  const touch = (event) => {
    if (event.isTrusted) lastTouch = performance.now();
  };
  for (const kind of ["pointerdown", "keydown", "touchstart"]) addEventListener(kind, touch, true);
  const edit = (event) => {  // trusted input while the person is at work is theirs; our own comes when nobody touches
    const [target] = event.composedPath();
    if (event.isTrusted && target !== taking && target instanceof Element) typed.add(target);
  };
  addEventListener("input", edit, true);  // not "change": that comes to our own text too, once the next field is taken

  // What is typed into an editor goes to whatever has the keyboard then: nothing else may take it.
  let aim = null;
  const isAim = (target) => {
    for (let each = aim; each; each = parent(each)) if (each === target) return true;
    return aim.contains(target);
  };
  addEventListener("beforeinput", (event) => {
    const [target] = event.composedPath();
    if (!aim || !event.isTrusted || isAim(target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  // The words

  const UNSAID = "[contenteditable=''],[contenteditable=true],[role=listbox],[role=combobox],[role=alert],[hidden]";

  // Some fonts draw "arrow_drop_down" as an arrow.
  const isIcon = (element) => is(element, "[class*=icon i]") && /^[a-z]\w+$/.test(element.textContent.trim());

  // Remarks within a label or a cell.
  // What stands beside a form: its host's menus, and windows to chat in.
  const CHATS = ["chat-", "-chat", "chatbot", "livechat", "intercom", "messages-iframe"]
    .map((each) => `[id*="${each}" i],[class*="${each}" i]`);
  const BESIDE = `footer,nav,aside,[role=search],[role=navigation],[role=contentinfo],[role=dialog][aria-label*=chat i],
    :is(${CHATS},[class~=chat i],[id=chat i]):not(html,body,main,form)`;
  const ASIDE = "small,[class*=hint i],[class*=help i]";

  function words(node, most = MOST_TEXT, aside = false) {
    const parts = [];
    let length = 0;
    const walk = (each) => {
      if (length > most) return;
      if (type(each) === Node.TEXT_NODE) {
        const said = each.data.slice(0, 10 * most);
        parts.push(said);
        length += said.trim().length;
      } else if (type(each) === Node.ELEMENT_NODE) {
        const display = getComputedStyle(each).display;
        if (each !== node && (SILENT.has(tag(each)) || is(each, UNSAID) || display === "none")) return;
        if (isIcon(each)) return;
        if (aside && each !== node && is(each, ASIDE)) return parts.push(" (", words(each).replace(/[()]/g, " "), ") ");
        if (tag(each) === "IMG") parts.push(" ", each.alt || "", " ");
        if (display !== "inline" || tag(each) === "BR") parts.push(" ");
        (tag(each) === "SLOT" && each.assignedNodes().length ? each.assignedNodes() : inside(shadow(each) || each)).forEach(walk);
        if (display !== "inline") parts.push(" ");
      } else if (type(each) === Node.DOCUMENT_FRAGMENT_NODE) inside(each).forEach(walk);
    };
    walk(node);
    return tidy(parts.join(""));
  }

  // The words of a label, in which remarks are in brackets.
  const name = (node) => {
    const text = words(node, MOST_TEXT, true);
    return text.startsWith("(") ? words(node) : text;
  };

  const holds = (node) => type(node) === Node.ELEMENT_NODE && (is(node, CONTROLS) || all(node, CONTROLS).some((each) => each.type !== "submit" && each.type !== "button"));
  const named = (root, ids) => tidy(ids.split(/\s+/).map((id) => (id && !(root instanceof Element) ? byId(root, id) : null)).filter(Boolean).map((each) => words(each) || tidy(each.textContent)).join(" "));

  function labels(element) {
    const found = [...(element.labels || [])].map((each) => name(each));
    const root = element.getRootNode();
    if (!found.length && element.id) {
      for (const each of all(root, "label[for]")) if (each.htmlFor === element.id) found.push(name(each));
    }
    if (!found.length && element.closest("label")) found.push(name(element.closest("label")));
    const host = root instanceof ShadowRoot ? root.host : null;
    if (host && !found.join("")) {  // a component labelled from outside, by its own attributes or by a label for it
      const outside = host.getRootNode();
      found.push(...(host.labels ? [...host.labels].map((each) => name(each)) : []));
      if (host.id) for (const each of all(outside, "label[for]")) if (each.htmlFor === host.id) found.push(name(each));
      found.push(attribute(host, "label"));
    }
    return tidy(found.join(" "));
  }

  const said = (node) => (type(node) === Node.TEXT_NODE ? tidy(node.data) : type(node) === Node.ELEMENT_NODE ? words(node) : "");

  function cell(element) {
    const own = element.closest("td,th,[role=cell],[role=gridcell],dd");
    if (!own) return "";
    if (own.tagName === "DD") {
      for (let each = own.previousElementSibling; each; each = each.previousElementSibling) if (each.tagName === "DT") return words(each);
      return "";
    }
    for (let each = own.previousElementSibling; each && !holds(each); each = each.previousElementSibling) {
      const text = name(each);
      if (text) return text;
    }
    const row = own.parentElement, place = [...row.children].indexOf(own);
    for (let each = row.previousElementSibling, steps = 0; each && steps < 2; each = each.previousElementSibling, steps++) {
      const above = each.children.length === row.children.length ? each.children[place] : null;
      if (above && !holds(above) && words(above)) return words(above);
    }
    const head = own.closest("table")?.tHead?.rows[0]?.cells[place];
    return head ? words(head) : "";
  }

  // The words right before a field that shares its cell with others, or behind it: they say more than the cell does.
  function beside(element) {
    const own = element.closest("td,th,[role=cell],[role=gridcell],dd");
    if (!own || all(own, CONTROLS).length < 2) return "";
    for (const next of element.type === "radio" ? [before] : [before, behind]) {
      for (let each = next(element); each && !holds(each); each = next(each)) {
        const text = said(each);
        if (/\p{L}/u.test(text)) return text;
      }
    }
    return "";
  }

  function hint(element) {
    const described = named(element.getRootNode(), raw(element, "aria-describedby") || "");
    const next = element.nextElementSibling;
    return described || (next && is(next, "small,[class*=description i],[class*=hint i],[class*=help i]") ? words(next) : "");
  }

  function nearby(elements) {
    const first = elements[0];
    let box = first;
    // The largest box around that holds this field alone: what is written in it is about it, before it or behind.
    for (let up = parent(box), steps = 0; up && steps < 6; up = parent(up), steps++) {
      if (is(up, "form,body,fieldset,table,tbody,main,section,article")) break;
      const isOther = (each) => !["submit", "button", "image", "reset", "checkbox"].includes(each.type) && !elements.some((own) => own.contains(each) || each.contains(own)) && (each.type === "radio" || visible(each));
      if (all(up, CONTROLS).some(isOther)) break;
      box = up;
      if (elements.length > 1) continue;
      const label = all(up, "label,legend,[class*=label i],[class*=title i]").find((each) => words(each) && visible(each));
      const text = words(label || up);
      if (text) return text;
    }
    for (let node = elements.length > 1 ? first : box, steps = 0; node && steps < 5; node = parent(node), steps++) {
      for (let each = before(node); each; each = before(each)) {
        if (holds(each)) return "";
        const text = said(each);
        if (text.replace(/[*:：\s]/g, "")) return text;
      }
      if (is(node, "form,body,fieldset,td,tr,table")) break;
    }
    for (let each = behind(box); each && !holds(each); each = behind(each)) {
      const text = said(each);
      if (text.replace(/[*:：\s]/g, "")) return text;
    }
    return "";
  }

  function groups(element) {
    const found = [];
    for (let each = parent(element); each && found.length < 4; each = parent(each)) {
      if (tag(each) === "FIELDSET") {
        const legend = [...each.children].find((child) => child.tagName === "LEGEND");
        if (legend) found.push(words(legend));
      } else {
        const role = ["group", "radiogroup", "region"].includes(raw(each, "role"));
        const called = role && (named(each.getRootNode(), each.getAttribute("aria-labelledby") || "") || attribute(each, "aria-label"));
        const own = !called && raw(each, "id") ? all(rootOf(each), "label[for]").find((label) => label.htmlFor === raw(each, "id")) : null;
        if (called || own) found.push(called || words(own));
      }
    }
    return found.filter(Boolean);
  }

  const headings = new Map();  // root -> its headings in order, for one survey

  function heading(element) {
    for (let place = element; place; place = rootOf(place).host) {
      const root = rootOf(place);
      if (!headings.has(root)) headings.set(root, all(root, "h1,h2,h3,h4,h5,h6,[role=heading],th[colspan],td[colspan]"));
      const found = headings.get(root);
      let low = 0, high = found.length;
      while (low < high) {
        const half = (low + high) >> 1;
        if (found[half].compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) low = half + 1;
        else high = half;
      }
      while (low && holds(found[low - 1])) low--;
      if (low) return words(found[low - 1], 120);
    }
    return "";
  }

  // The fields

  function number(element) {
    if (!numbers.has(element)) {
      numbers.set(element, ++last);
      elements.set(last, new WeakRef(element));
    }
    return numbers.get(element);
  }

  const at = (id) => {
    const element = elements.get(id)?.deref();
    return element && element.isConnected ? element : null;
  };

  // Each button of a component may be in a shadow of its own.
  function siblings(radio) {
    const ofName = (each) => (radio.name ? each.name === radio.name : each === radio) && each.form === radio.form;
    const { host } = rootOf(radio), inRoot = all(rootOf(radio), "input[type=radio]").filter(ofName);
    if (!host || inRoot.length > 1) return inRoot;
    const hosts = all(above(host) || rootOf(host), host.localName).map((each) => shadow(each) || closed.get(each)).filter(Boolean);
    return hosts.flatMap((each) => all(each, "input[type=radio]")).filter(ofName);
  }

  const rich = (element) => element.isContentEditable && !(element.parentElement && element.parentElement.isContentEditable);
  const shown = (radio) => visible(radio) || [...(radio.labels || [])].some(visible);
  const trigger = (element) => (is(element, TRIGGER) && !is(element, "select,input[type=hidden]")) || isPicker(element);

  // A button of a component that has choices.
  const isPicker = (element) => {
    const root = rootOf(element);
    return tag(element) === "BUTTON" && raw(element, "aria-haspopup") !== null && root instanceof ShadowRoot && [root, root.host].some((each) => all(each, "[role=listbox],[role=option]").length);
  };

  const CHOICES = "[role=option],[role=radio]:not(input),button[type=button][aria-pressed]";
  // Some components are radio buttons by their names alone: their role is where no other script sees it.
  const isRadio = (each) => is(each, "[role=radio]:not(input)") || (each.localName.includes("-") && /radio(?!.*group)/.test(each.localName));
  const choices = (element) => {
    const found = below(element, CHOICES);
    return found.length ? found : below(element, "*").filter(isRadio);
  };
  const isOpenList = (element) => ["listbox", "radiogroup", "group"].includes(raw(element, "role")) ||
    (tag(element) === "FIELDSET" && choices(element).length > 0 && choices(element).every(isRadio) && !all(element, CONTROLS).length);
  const choiceName = (each) => words(each) || attribute(each, "aria-label") || named(rootOf(each), raw(each, "aria-labelledby") || "") || labels(each);

  function kind(element) {
    if (tag(element) === "SELECT") return element.multiple ? null : "select";
    if (tag(element) === "TEXTAREA") return trigger(element) ? null : "textarea";
    if (trigger(element)) return closest(above(element) || element, "[role=combobox]") && is(element, "input") ? null : "list-box";
    if (tag(element) === "INPUT") {
      if (closest(element, "[role=combobox]")) return null;  // it only looks for a choice
      if (element.type === "radio") return siblings(element).find(shown) === element ? "radio" : null;
      return TEXTLIKE.includes(element.type) ? element.type : null;
    }
    if (isOpenList(element)) return choices(element).length && !closest(element, "[role=combobox]") ? "open-list" : null;
    return rich(element) ? "rich" : null;
  }

  const usable = (element) => !element.disabled && !element.readOnly && !element.matches(":disabled") && element.getAttribute("aria-disabled") !== "true" && element.getAttribute("aria-readonly") !== "true";

  const VEILED = ["text", "email", "tel", "url", "number", "textarea"];
  const isLocked = (element, sort) => !(usable(element) || sort === "list-box" && element.getAttribute("aria-disabled") !== "true" && !element.disabled);

  // A person sees what it is for, in a label or within the box that is drawn around it.
  const isLabelled = (element) => {
    const called = attribute(element, "aria-label"), box = face(element);
    return [...(element.labels || [])].some((each) => visible(each)) || Boolean(called && box && words(box).includes(called));
  };

  function* fields(locked = false) {
    let count = 0;
    const design = page("designMode") === "on" && page("body");
    if (design && visible(design)) yield [design, "rich"];
    for (const root of roots()) {
      for (const element of all(root, MORE_CONTROLS)) {
        const sort = kind(element);
        if (!sort || (!locked && isLocked(element, sort))) continue;
        const isVeiled = VEILED.includes(sort) && !visible(element) && visible(element, true) && isLabelled(element);
        if (!isVeiled && !(sort === "radio" ? shown(element) : sort === "list-box" ? face(element) : visible(element))) continue;
        yield [element, sort, isVeiled];
        if (++count >= MOST_FIELDS) return;
      }
      if (locked) for (const element of all(root, "select,input[type=hidden]")) if (drawn(element)) yield [element, "list-box", false, true];
    }
  }

  const CHOSEN = "[aria-selected=true],[aria-checked=true],[aria-pressed=true]";

  // A list that nobody sees, beside something to press in a box of their own: the page draws it in a way that says nothing
  // of what it is. It is told, and left.
  function drawn(element) {
    if (visible(element) || all(rootOf(element), "label").length === 0) return false;
    const box = above(element), around = box && all(box, CONTROLS).some((each) => each !== element && !each.readOnly && (trigger(each) || visible(each))) ? null : box;
    return around && visible(around) && [around, ...all(around, "a,button[type=button],input[readonly],[tabindex]")].some((each) => each !== element && is(each, "a,button,input,[tabindex='0']") && visible(each));
  }

  const bare = (text) => tidy(text.replace(/\u200b|\ufeff/g, ""));

  // The choice that a list box shows: in the field itself, or in the box around it, without what is its label.
  function chosen(element) {
    const own = below(element, CHOSEN)[0] || (isOpenList(element) && choices(element).find((each) => is(each, "[checked],:state(checked)") || below(each, ".checked").length));
    if (own) return bare(choiceName(own));
    if (!trigger(element)) return "";
    const shown = tag(element) === "INPUT" ? element.value : bare(all(element, "input")[0]?.value || element.innerText || "");
    if (shown) return shown;
    const names = [labels(element), named(rootOf(element), raw(element, "aria-labelledby") || ""), attribute(element, "aria-label")];
    for (let up = parent(element), steps = 0; up && steps < 4 && !is(up, "form,body,fieldset"); up = parent(up), steps++) {
      const around = names.reduce((text, name) => (name ? text.replaceAll(name, "") : text), words(up)).replace(/^[\s*:：]+/, "");
      if (around) return bare(around);
    }
    return "";
  }

  const content = (element) => {
    if (element.tagName === "SELECT") return tidy(element.selectedOptions[0]?.label || "");
    if (element.type === "radio") {
      const chosen = siblings(element).find((each) => each.checked);
      return chosen ? labels(chosen) : "";
    }
    if (trigger(element) || isOpenList(element)) return chosen(element);
    if (["INPUT", "TEXTAREA"].includes(element.tagName)) return element.value.slice(0, MOST_VALUE);
    const text = (element.innerText || "").replace(/\u200b|\ufeff/g, "");
    return text.slice(0, MOST_VALUE);
  };

  // A choice is free while it is the one that the page came with.
  function free(element, sort) {
    if (typed.has(element) || written.has(element)) return false;
    if (sort === "select") {
      const options = [...element.options];
      const preset = options.findIndex((each) => each.defaultSelected);
      return element.selectedIndex <= 0 || element.selectedIndex === (preset >= 0 ? preset : options.findIndex((each) => !each.disabled));
    }
    if (sort === "radio") return !siblings(element).some((each) => (each.checked && !each.defaultChecked) || typed.has(each) || written.has(each));
    if (sort === "list-box" || sort === "open-list") return true;
    return blank(element);
  }

  // Nothing is in it, or no more than a mask for what is to come, or the code of a country before a phone number.
  function blank(element) {
    const text = content(element).trim();
    return text === "" || (element.tagName === "INPUT" && !trigger(element) && /^(\+\d{0,3})?[\s()_.\-/]*$/.test(text));
  }

  // A list without a label often says in its first choice what it is for.
  const firstChoice = (element) => {
    const [first] = tag(element) === "SELECT" ? element.options : [];
    return first && (!first.value || first.disabled) ? tidy(first.label) : "";
  };

  function describe([element, sort, isVeiled, isDrawn]) {
    const group = sort === "radio" ? siblings(element) : isDrawn ? [above(element), element] : [element];
    const form = element.form || element.closest("form,[role=form]") || element.getRootNode().host?.closest("form") || null;
    const host = element.getRootNode().host, own = beside(element);
    return {
      id: number(element), kind: sort,
      label: sort === "radio" ? groups(element)[0] || "" : labels(element) || (sort === "open-list" ? caption(element) : ""),
      labelled_by: sort === "radio" ? "" : named(rootOf(element), raw(element, "aria-labelledby") || ""),
      aria_label: sort === "radio" ? "" : attribute(element, "aria-label") || (host ? attribute(host, "aria-label") : ""),
      groups: own ? [cell(element), ...groups(element)] : groups(element), heading: heading(element), cell: own ? "" : cell(element), nearby: own || nearby(group),
      placeholder: attribute(element, "placeholder") || attribute(element, "aria-placeholder") || attribute(element, "data-placeholder") || firstChoice(element), title: attribute(element, "title"), help: hint(element),
      name: attribute(element, "name") || (host ? attribute(host, "name") : ""), html_id: tidy(element.id || "") || (host ? tidy(host.id || "") : ""), autocomplete: attribute(element, "autocomplete"),
      options: sort === "select" ? [...element.options].slice(0, MOST_OPTIONS).map((each) => (each.disabled ? "" : tidy(each.label)))
        : sort === "radio" ? group.slice(0, MOST_OPTIONS).map((each) => labels(each) || attribute(each, "aria-label") || nearbyAfter(each))
        : sort === "open-list" ? choices(element).slice(0, MOST_OPTIONS).map(choiceName) : [],
      most: element.maxLength > 0 ? element.maxLength : 0,
      height: Math.round(element.getBoundingClientRect().height),
      form: form ? number(form) : 0,
      foreign: !/^(en|ja|$)/i.test(raw(element.closest("[lang]") || page("documentElement"), "lang") || ""),
      aside: Boolean(closest(element, BESIDE)) || (element.type === "search" && !trigger(element)),
      changes: Boolean(element.getAttribute("onchange")),
      locked: Boolean(isDrawn) || isLocked(element, sort), veiled: Boolean(isVeiled), free: free(element, sort), ours: written.has(element) || group.some((each) => written.has(each)), value: content(element),
    };
  }

  // What stands above the choices in their own box.
  const caption = (element) => {
    const found = all(element, "label,legend,[slot=label]").find((each) => !closest(each, CHOICES) && !holds(each) && !(each.htmlFor && has(element, byId(rootOf(element), each.htmlFor))));
    return found ? words(found) : "";
  };

  const nearbyAfter = (radio) => {
    for (let each = behind(radio); each; each = behind(each)) {
      if (holds(each)) return "";
      const text = said(each);
      if (text) return text;
    }
    return "";
  };

  const active = () => {
    let element = page("activeElement");
    for (;;) {
      const root = element && (shadow(element) || closed.get(element));
      if (!root || !root.activeElement) return element;
      element = root.activeElement;
    }
  };

  function take(element) {  // gives the field the keyboard; false when the page gave it to something else
    taking = element;
    element.focus({ preventScroll: false });
    return active() === element;
  }

  const HOSTS = "article,aside,blockquote,div,footer,header,main,nav,p,section,span";

  function hosts() {
    const found = [];
    for (const root of roots()) {
      for (const each of all(root, "*")) {
        if (shadow(each) || closed.has(each) || (asked.get(each) || 0) > 2) continue;
        if (!each.localName.includes?.("-") && (inside(each).length || !is(each, HOSTS))) continue;
        const box = rect(each);
        if (box.width < 16 || box.height < 16) continue;
        found.push(each);
        if (found.length === MOST_HOSTS) return found;
      }
    }
    return found;
  }

  const tell = (element, ...kinds) => kinds.forEach((kind) => element.dispatchEvent(new Event(kind, { bubbles: true, composed: true })));

  globalThis.transferWizardForm = {
    at, take, written, siblings, choices, choiceName, isOpenList, content,

    // The numbers of all fields to be seen now, and how long ago the person touched the page, in milliseconds.
    pulse() {
      const now = [...fields()].map(([element]) => number(element));
      return { fields: now, idle: performance.now() - lastTouch, ready: page("readyState") === "complete", hosts: (unknown = hosts()).length, captcha: all(document, "iframe[src*=captcha i],.g-recaptcha,.h-captcha,.cf-turnstile").some((each) => visible(each)), password: all(document, "input[type=password]").some((each) => visible(each)) };
    },

    // The document, and the shadow roots with fields in them.
    rooms: () => [...new Set([document, ...[...elements.keys()].map(at).filter(Boolean).map(rootOf)])].slice(0, MOST_HOSTS),

    // One of the elements that may have a closed shadow root, which only the browser itself can look into.
    host: (place) => unknown[place],

    looked(host, root) {
      asked.set(host, (asked.get(host) || 0) + 1);
      if (root) closed.set(host, root);
    },

    survey() {
      const found = [];
      headings.clear();
      for (const each of fields(true)) {
        try {
          found.push(describe(each));
        } catch { /* a field that a page has made unreadable is left alone */ }
      }
      return found;
    },

    // Which of some fields a person can see at all.
    painted(...ids) {
      const [x, y] = [scrollX, scrollY];
      const found = ids.filter((id) => at(id) && painted(at(id)));
      scrollTo({ left: x, top: y, behavior: "instant" });
      return found;
    },

    // Gives a field that has no colour without the keyboard the keyboard; whether it has colour then is seen a moment later.
    lift: (id) => Boolean(at(id)) && take(at(id)),
    shows: (id) => Boolean(at(id)) && visible(at(id)),

    // Gives an empty field the keyboard, with the little that is in it selected.
    ready(id) {
      const element = at(id);
      if (!element || !visible(element) || !usable(element) || !blank(element) || covered(element) || !take(element)) return false;
      if ("select" in element) element.select();
      else getSelection().selectAllChildren(aim = element);
      written.set(element, true);
      return true;
    },

    // Takes back what we have put there.
    clear(id) {
      const element = at(id);
      if (!element || !written.has(element) || typed.has(element) || !visible(element) || !take(element)) return;
      for (let tries = 0; tries < 4 && !blank(element); tries++) {  // a mask may put a part of it back
        element.select();
        Document.prototype.execCommand.call(document, "delete");
      }
    },

    // Puts text in the field, as typing would: the page sees the input of a person.
    put(id, text) {
      if (!this.ready(id)) return null;
      Document.prototype.execCommand.call(document, "insertText", false, at(id).tagName === "INPUT" ? text.replace(/[\r\n\u2028\u2029]+/g, " ") : text);
      return true;
    },

    pick(id, place) {
      const element = at(id);
      if (!element || element.tagName !== "SELECT" || !visible(element) || !element.options[place] || element.options[place].disabled) return null;
      if (!take(element)) return null;
      written.set(element, place);
      element.selectedIndex = place;
      tell(element, "input", "change");
      return content(element);
    },

    value(id) {
      const element = at(id);
      return element ? content(element) : null;
    },

    // Remembers where the keyboard was, and gives it back.
    hold() {
      this.holder = active();
    },

    release() {
      const element = active();
      if (element && element !== page("body")) element.blur();
      taking = aim = null;
      if (this.holder && this.holder.isConnected && this.holder !== page("body")) this.holder.focus({ preventScroll: true });
      else scrollTo(0, 0);
    },
  };
  return [location.href, origin];
}
