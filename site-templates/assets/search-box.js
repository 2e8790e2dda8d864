// What is found while somebody types, as a list to go through with the arrow keys (the combobox pattern of WAI-ARIA).
'use strict';
(() => {
  const input = document.getElementById('site.search'), box = input.closest('.search');
  const panel = box.querySelector('.found'), list = box.querySelector('[role=listbox]'), none = box.querySelector('.none');
  const status = box.querySelector('[role=status]'), root = new URL('../', document.currentScript.src);
  const { find, stem, start, wordPattern, isUnspaced, pairsOf } = window.massgenSearch;
  const shownOfText = 150;
  let active = -1, asked = 0, latest = Promise.resolve();

  const options = () => [...list.children];

  function choose(index) {
    options()[active]?.setAttribute('aria-selected', 'false');
    active = index;
    const option = options()[active];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) input.setAttribute('aria-activedescendant', option.id); else input.removeAttribute('aria-activedescendant');
  }

  function open(isOpen) {
    panel.hidden = !isOpen;
    input.setAttribute('aria-expanded', String(isOpen && list.children.length > 0));
    if (!isOpen) choose(-1);
  }

  // --- Showing a result ---

  // Text as runs: what stood between backticks is code.
  function runsOf(text) {
    let at = 0;
    return text.split(/`+/).map((part, index) => ({ from: at, to: at += part.length, isCode: index % 2 === 1, part }));
  }

  // Where words stand in a text that were searched for, or that begin as what is being typed.
  function marksOf(text, { words, typing }) {
    const fits = word => words.has(word) || words.has(stem(word)) || (typing && word.startsWith(typing));
    const marks = [];
    for (const row of text.matchAll(wordPattern)) {
      if (isUnspaced(row[0])) {
        pairsOf(row[0]).forEach((pair, at) => fits(pair) && marks.push({ from: row.index + at, to: row.index + at + pair.length }));
      } else if (fits(row[0].toLowerCase())) marks.push({ from: row.index, to: row.index + row[0].length });
      else for (const piece of row[0].matchAll(/\p{Lu}*[\p{Ll}\p{Nd}]+|[\p{L}\p{Nd}]+/gu)) {
        const from = row.index + piece.index;
        if (fits(piece[0].toLowerCase())) marks.push({ from, to: from + piece[0].length });
      }
    }
    return marks;
  }

  // The part of a text that holds most of the marks.
  function windowOf(text, marks) {
    if (text.length <= shownOfText) return [0, text.length];
    let best = 0, most = 0;
    for (const { from } of marks) {
      const count = marks.filter(mark => mark.from >= from && mark.to <= from + shownOfText - 40).length;
      if (count > most) [best, most] = [from, count];
    }
    const before = best < 60 ? 0 : text.lastIndexOf(' ', best - 25) + 1;
    const after = before + shownOfText >= text.length ? text.length : text.lastIndexOf(' ', before + shownOfText);
    return [before, after > before ? after : before + shownOfText];
  }

  function paint(target, text, query, isShortened) {
    const runs = runsOf(text), plain = runs.map(run => run.part).join('');
    const marks = marksOf(plain, query), [from, to] = isShortened ? windowOf(plain, marks) : [0, plain.length];
    if (from > 0) target.append('… ');
    for (const run of runs) {
      let at = Math.max(run.from, from);
      const end = Math.min(run.to, to);
      if (at >= end) continue;
      const inside = run.isCode ? document.createElement('code') : target;
      for (const mark of marks.filter(mark => mark.to > at && mark.from < end)) {
        if (mark.from > at) inside.append(plain.slice(at, mark.from));
        const marked = document.createElement('mark');
        marked.append(plain.slice(Math.max(at, mark.from), Math.min(end, mark.to)));
        inside.append(marked);
        at = Math.min(end, mark.to);
      }
      if (at < end) inside.append(plain.slice(at, end));
      if (run.isCode) target.append(inside);
    }
    if (to < plain.length) target.append(' …');
    return target;
  }

  function line(name, text, query, isShortened) {
    const part = document.createElement('span');
    part.className = name;
    return paint(part, text, query, isShortened);
  }

  function optionOf({ path, page, title, text }, index, query) {
    const option = document.createElement('a');
    option.id = `site.found.${index}`;
    option.href = new URL(path, root);
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    option.tabIndex = -1;
    option.append(line('title', title, query));
    if (title !== page) option.append(line('page', page, query));
    if (text) option.append(line('text', text, query, true));
    return option;
  }

  // --- What the reader does ---

  async function search() {
    const query = input.value.trim() && input.value, number = ++asked;
    if (!query) return open(false);
    let found;
    try {
      found = await find(query);
    } catch {
      status.textContent = status.dataset.broken;
      return open(false);
    }
    if (number !== asked) return;
    const { results } = found;
    active = -1;
    list.replaceChildren(...results.map((result, index) => optionOf(result, index, found)));
    none.hidden = results.length > 0;
    choose(-1);
    open(true);
    const { none: nothing, one, many } = status.dataset;
    status.textContent = results.length === 0 ? nothing : results.length === 1 ? one : many.replace('#', results.length);
  }

  const moves = { ArrowDown: 1, ArrowUp: -1 };
  const searchNow = () => { latest = search(); };
  input.addEventListener('input', searchNow);
  input.addEventListener('focus', () => { if (input.value) searchNow(); else start(); });
  input.addEventListener('keydown', event => {
    // Enter and arrows belong to the input method while it composes a word, as of Japanese or Chinese.
    if (event.isComposing) return;
    const count = list.children.length;
    if (event.key in moves && !panel.hidden && count > 0) {
      event.preventDefault();
      choose(active < 0 && moves[event.key] < 0 ? count - 1 : (active + moves[event.key] + count) % count);
    } else if (event.key === 'Enter' && input.value.trim()) {
      event.preventDefault();
      // Whoever types faster than it is searched means what was typed last.
      latest.then(() => { if (!panel.hidden) options()[Math.max(active, 0)]?.click(); });
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (panel.hidden) input.blur(); else open(false);
    }
  });
  list.addEventListener('click', () => open(false));
  box.addEventListener('focusout', event => { if (!box.contains(event.relatedTarget)) open(false); });
  if (document.activeElement === input) searchNow();
})();
