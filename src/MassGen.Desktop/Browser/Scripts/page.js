// Runs beside the page, in a world that its scripts cannot reach. Looks for elements and says what is there.
async function (work, selector, text) {
  const MOST_TEXTS = 10;
  const LONGEST_TEXT = 2000;
  const LONGEST_PAGE = 8000;
  const MOST_NAMED = 150;
  const USABLE = "a[href], button, input, select, textarea, [role=button], [role=link], [role=tab], [role=menuitem], [contenteditable=true], summary";

  const cut = (words, most) => (words.length > most ? words.slice(0, most) + "…" : words);
  const textOf = (element) => (element.value !== undefined && element.matches("input, textarea, select") ? String(element.value) : (element.innerText ?? element.textContent ?? "")).trim();
  const labelOf = (element) =>
    cut(((element.labels && element.labels[0]?.innerText) || element.getAttribute("aria-label") || element.placeholder || textOf(element)).trim().replace(/\s+/g, " "), 60);
  const isVisible = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;

  const selectorOf = (element) => {
    const tag = element.localName;
    const options = [
      element.id && `#${CSS.escape(element.id)}`,
      element.name && `${tag}[name="${CSS.escape(element.name)}"]`,
      tag === "a" && element.getAttribute("href") && `a[href="${element.getAttribute("href").replace(/"/g, '\\"')}"]`,
      element.type && `${tag}[type="${element.type}"]`,
      textOf(element) && textOf(element).length <= 60 && !element.matches("input, textarea, select") && `text=${textOf(element).replace(/\s+/g, " ")}`,
      tag,
    ].filter(Boolean);
    return options.find((option) => find(option)[0] === element) ?? options[0];
  };

  const describe = (element) => `${selectorOf(element)}${labelOf(element) && !selectorOf(element).startsWith("text=") ? ` (${labelOf(element)})` : ""}`;

  // text=… is no CSS; models know it from other tools.
  const find = (wanted) => {
    if (!wanted.startsWith("text=")) {
      return [...document.querySelectorAll(wanted)];
    }
    const words = wanted.slice(5).replace(/^["']|["']$/g, "").replace(/\s+/g, " ").toLowerCase();
    const read = (element) => textOf(element).replace(/\s+/g, " ").toLowerCase();
    const all = [...(document.body ?? document).querySelectorAll("*")].filter((element) => !element.matches("script, style, noscript") && isVisible(element));
    const exact = all.filter((element) => read(element) === words);
    const holding = exact.length > 0 ? exact : all.filter((element) => read(element).includes(words));
    return holding.filter((element) => !holding.some((other) => other !== element && element.contains(other)));
  };

  const elements = () => [...document.querySelectorAll(USABLE)].filter(isVisible).slice(0, MOST_NAMED).map((element) => ({ selector: selectorOf(element), label: labelOf(element) }));

  if (work === "turn") {
    // What was clicked or typed before has been handled when two frames were drawn; a page that nobody sees draws none. What the page put
    // off then may come after them, for the browser draws first; it comes before what is put off now.
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const later = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
    await Promise.race([frame().then(frame), later(100)]);
    await later(0);
    return {};
  }
  if (work === "elements") {
    return { elements: elements() };
  }
  if (work === "text") {
    const whole = (document.body?.innerText ?? "").trim();
    return { text: cut(whole, LONGEST_PAGE), letters: whole.length };
  }

  let found;
  try {
    found = find(selector);
  } catch {
    return { fault: "syntax" };
  }
  if (found.length === 0) {
    return { fault: "nothing", elements: elements(), named: [...document.querySelectorAll("[id]")].slice(0, MOST_NAMED).map((element) => `#${CSS.escape(element.id)}`) };
  }
  if (work === "extract") {
    return { count: found.length, texts: found.slice(0, MOST_TEXTS).map((element) => cut(textOf(element), LONGEST_TEXT)) };
  }

  const element = found.find(isVisible) ?? found[0];
  if (work === "wait" || !isVisible(element)) {
    return { count: found.length, fault: isVisible(element) ? undefined : "hidden", element: describe(element) };
  }
  if (element.disabled) {
    return { count: found.length, fault: "disabled", element: describe(element) };
  }
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  // A page that moves is looked at once more after it has drawn.
  await new Promise((resolve) => setTimeout(resolve, 30));

  if (work === "type") {
    if (element.localName === "select") {
      const options = [...element.options];
      const option = options.find((each) => each.value === text || each.label.trim() === text.trim());
      if (!option) {
        return { fault: "option", element: describe(element), options: options.map((each) => each.label.trim()) };
      }
      element.value = option.value;
      element.dispatchEvent(new Event("input", { bubbles: true }));
      element.dispatchEvent(new Event("change", { bubbles: true }));
      return { count: found.length, element: describe(element), isDone: true };
    }
    const takesText = element.isContentEditable || element.localName === "textarea"
      || (element.localName === "input" && !["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"].includes(element.type));
    if (!takesText || element.readOnly) {
      return { fault: "no text", element: describe(element) };
    }
    element.focus();
    if (element.isContentEditable) {
      getSelection().selectAllChildren(element);
    } else if (["date", "time", "month", "week", "datetime-local"].includes(element.type)) {
      element.value = text;
      element.dispatchEvent(new Event("input", { bubbles: true }));
      element.dispatchEvent(new Event("change", { bubbles: true }));
      return element.value === text ? { count: found.length, element: describe(element), isDone: true } : { fault: "format", element: describe(element) };
    } else {
      element.select();
    }
    return { count: found.length, element: describe(element), isDone: false };
  }

  const box = element.getClientRects()[0];
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const hit = document.elementFromPoint(x, y);
  const isFree = hit && (element.contains(hit) || [...(element.labels ?? [])].some((label) => label.contains(hit)));
  return { count: found.length, element: describe(element), x, y, fault: isFree ? undefined : "covered", cover: isFree || !hit ? undefined : describe(hit) };
}
