// The index of the search: words, where they stand, and what is shown of it. It lies in small scripts, of which only those are loaded that a
// query needs; scripts, because a page that was opened from a file may load nothing else.
'use strict';
window.massgenSearch = (() => {
  const folder = new URL('../search/', document.currentScript.src);
  const arrived = new Map();
  const parts = new Map();
  window.massgenSearchPart = (name, content) => arrived.set(name, content);

  // Loads a part once, and keeps what was made of it.
  function part(name, version, read) {
    if (!parts.has(name)) {
      parts.set(name, new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.onload = () => resolve(read(arrived.get(name)));
        script.onerror = () => { parts.delete(name); reject(new Error(`The search cannot load ${script.src}.`)); };
        script.src = new URL(`${name}.js${version && '?' + version}`, folder);
        document.head.append(script);
      }));
    }
    return parts.get(name);
  }

  const start = () => part('index', '', index => {
    const first = [0];
    for (const count of index.counts) first.push(first.at(-1) + count);
    return { ...index, first, words: index.words.split('|').slice(0, -1) };
  });
  const common = index => part('words', index.version, text => text.split('|').slice(0, -1)
    .map(entry => ({ word: entry.slice(0, -1), log: digit(entry.charCodeAt(entry.length - 1)) })));

  const digits = new Map([...'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-'].map((c, value) => [c.charCodeAt(0), value]));
  const digit = code => digits.get(code);

  // How many of a sorted list stand before or at a value.
  function upTo(sorted, value) {
    let low = 0, high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] <= value) low = middle + 1; else high = middle;
    }
    return low;
  }

  const fileOf = (index, word) => Math.max(0, upTo(index.words, word) - 1);

  // A file of words as a map from each to the number of its sections and their list.
  const file = (index, number) => part('w' + number, index.version, text => {
    const lists = new Map(), fields = text.split('|');
    for (let i = 0; i + 2 < fields.length; i += 3) lists.set(fields[i], { count: Number(fields[i + 1]), places: fields[i + 2] });
    return lists;
  });

  // --- Words, by the rules of WordReader.cs, WordStem.cs, StopWords.cs and WholeName.cs ---

  const stops = new Set(('about after all also am an and any are as at be because been before being but by can could did do does doing done each for from '
    + 'had has have having he her here his how if in into is it its just may me might more most must my no nor not now of off on only or other our '
    + 'out over own same she should so some such than that the their them then there these they this those through to too under until up '
    + 'very was we were what when where which while who whom why will with would you your').split(' ').map(stem));

  function stem(word) {
    if (word.length >= 4 && word.endsWith('s') && !/[sui]s$/.test(word)) {
      word = word.length >= 5 && word.endsWith('ies') ? word.slice(0, -3) + 'y' : word.slice(0, -1);
    }
    if (word.length >= 8 && word.endsWith('ation')) return word.slice(0, -5);
    if (word.length >= 8 && word.endsWith('tion')) return word.slice(0, -3);
    const whole = word;
    const bare = word.endsWith('ing') ? word.slice(0, -3) : word.endsWith('ed') && !word.endsWith('eed') ? word.slice(0, -2) : word;
    if (bare.length >= 3 && bare !== word && /[aeiouy]/.test(bare)) word = /([^aeiouylsz])\1$/.test(bare) ? bare.slice(0, -1) : bare;
    if (word === whole && word.length >= 4 && word.endsWith('e')) word = word.slice(0, -1);
    return word !== whole && word.length >= 7 && word.endsWith('at') ? word.slice(0, -2) : word;
  }

  // What questions are made of; it counts, but little.
  const fillers = new Set('change explain get go happen make mean need show tell thing use want way work'.split(' ').map(stem));

  // Chinese and Japanese have no spaces between words: there each two characters beside each other are one.
  const unspaced = '(?=[\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff])\\p{L}', spaced = `(?!${unspaced})[\\p{L}\\p{Nd}]`;
  const wordPattern = new RegExp(`(?:${unspaced})+|(?:${spaced})+(?:[_\\-.](?:${spaced})+)*`, 'gu');
  const isUnspaced = row => new RegExp(unspaced, 'uy').test(row);
  const pairsOf = row => row.length < 2 ? [row] : Array.from({ length: row.length - 1 }, (_, at) => row.slice(at, at + 2));
  const parted = row => row.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1-').split(/[_\-.]/).filter(piece => piece.length > 1);

  // The words of a text; a name counts as a whole, which may be missing, and with its parts.
  function wordsOf(text) {
    const words = [];
    for (const { 0: row, index } of text.matchAll(wordPattern)) {
      if (isUnspaced(row)) {
        words.push(...pairsOf(row).map(word => ({ word, typed: word, weight: 1 })));
        continue;
      }
      const isOption = text.slice(0, index).endsWith('--');
      const isName = isOption || /[_\-.]/.test(row) || /\p{Ll}\p{Lu}/u.test(row);
      if (row.length < 2 || row.length > 64) continue;
      const whole = (isOption ? '--' : '') + row.toLowerCase();
      if (!isName) words.push({ word: stem(whole), typed: whole, weight: fillers.has(stem(whole)) ? .3 : 1 });
      else {
        words.push({ word: whole, typed: whole, weight: isOption ? 3 : 1.5, isName });
        for (const piece of parted(row)) words.push({ word: stem(piece.toLowerCase()), typed: piece.toLowerCase(), weight: .6 });
      }
    }
    const met = new Set();
    return words.filter(({ word }) => !stops.has(word) && !met.has(word) && met.add(word));
  }

  const wholeName = text => '=' + text.toLowerCase().replace(/[`|]/g, '').replace(/\s+/g, ' ').trim();

  // --- What a typed word may mean ---

  // How many letters are wrong, missing, too many or swapped; more than `most` are not counted.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
        least = Math.min(least, next[j]);
      }
      if (least > most) return most + 1;
      before = row;
      row = next;
    }
    return row[b.length];
  }

  // Words with a typing mistake or two, the nearest and then the most common first. The first letter is mostly right.
  function corrections({ word, typed }, known) {
    const most = typed.length >= 8 ? 2 : typed.length >= 4 ? 1 : 0;
    if (most === 0) return [];
    const found = [];
    for (const { word: other, log } of known) {
      const wrong = Math.min(distance(word, other, most), typed === word ? 3 : distance(typed, other, most));
      if (wrong <= most) found.push({ word: other, quality: (wrong === 1 ? .6 : .4) - (word[0] === other[0] ? 0 : .15), log });
    }
    return found.sort((a, b) => b.quality - a.quality || b.log - a.log).slice(0, 3);
  }

  // Words that begin as typed, the most common first.
  function completions({ typed }, known) {
    const found = known.filter(({ word }) => word.length > typed.length && word.startsWith(typed));
    return found.sort((a, b) => b.log - a.log || a.word.length - b.word.length).slice(0, 6)
      .map(({ word }) => ({ word, quality: .45 + .4 * typed.length / word.length }));
  }

  const mostTerms = 6;
  const mostFiles = 2;

  // Of a long text that was pasted, names and rare words find its place best.
  function choose(terms, known) {
    if (terms.length <= mostTerms) return terms;
    const logs = new Map(known.map(({ word, log }) => [word, log]));
    const value = ({ word, isName }) => isName || /\d/.test(word) ? -1 : logs.get(word) ?? 99;
    return terms.map((term, at) => ({ term, at })).sort((a, b) => value(a.term) - value(b.term) || a.at - b.at).slice(0, mostTerms).map(({ term }) => term);
  }

  // The lists of words that a typed word stands for, each with how well it fits.
  async function meanings(term, isLast, index, known) {
    const own = fileOf(index, term.word), lists = await file(index, own);
    const found = new Map();
    if (lists.has(term.word)) found.set(term.word, { ...lists.get(term.word), word: term.word, quality: 1 });
    const near = [...lists.keys()].map(word => ({ word, log: 0 }));
    const others = isLast && (term.typed.length > 1 || isUnspaced(term.typed)) ? completions(term, [...known, ...near]) : [];
    if (found.size + others.length === 0) others.push(...corrections(term, [...known, ...near]));
    const files = new Set([own]);
    for (const { word, quality } of others) {
      const number = fileOf(index, word);
      if (!files.has(number) && files.size >= mostFiles) continue;
      files.add(number);
      const list = (await file(index, number)).get(word);
      if (list && !found.has(word)) found.set(word, { ...list, word, quality });
    }
    return [...found.values()];
  }

  function eachPlace(places, visit) {
    let section = -1;
    for (let i = 0; i < places.length;) {
      let gap = 0, shift = 0, value;
      do {
        value = digit(places.charCodeAt(i++));
        gap += (value & 31) * 2 ** shift;
        shift += 5;
      } while (value >= 32);
      section += gap + 1;
      visit(section, digit(places.charCodeAt(i++)) / 63);
    }
  }

  // --- Finding ---

  // Adds up what each word says about each section; the rarer a word, the more. Sections with more of the words come first.
  function score(terms, index) {
    const scores = new Map();
    const sum = terms.reduce((all, { term, lists }) => all + (lists.length || !term.isName ? term.weight : 0), 0) || 1;
    for (const { term, lists } of terms) {
      const best = new Map();
      for (const { count, places, quality } of lists) {
        const rarity = Math.log(1 + (index.sections - count + .5) / (count + .5)) * quality * term.weight;
        eachPlace(places, (section, impact) => best.set(section, Math.max(best.get(section) ?? 0, rarity * impact)));
      }
      for (const [section, value] of best) {
        const so = scores.get(section) ?? { value: 0, share: 0 };
        so.value += value;
        so.share += term.weight / sum;
        scores.set(section, so);
      }
    }
    for (const [section, { value, share }] of scores) scores.set(section, value * (.15 + .85 * share * share));
    return scores;
  }

  // Whoever types a name as a whole means that; a name that begins so is likely meant.
  async function addName(name, scores, index) {
    if (name.length < 3) return;
    const lists = await file(index, fileOf(index, name));
    const begun = [...lists.keys()].filter(word => word.startsWith(name)).sort((a, b) => a.length - b.length).slice(0, 8);
    for (const word of begun) {
      const bonus = word === name ? 30 : 6 * name.length / word.length;
      eachPlace(lists.get(word).places, (section, impact) => scores.set(section, (scores.get(section) ?? 0) + bonus * (.5 + impact)));
    }
  }

  async function result(section, index) {
    const number = upTo(index.first, section) - 1;
    const pages = await part('s' + number, index.version, content => content);
    let left = section - index.first[number];
    for (const [path, page, ...sections] of pages) {
      if (left < sections.length) {
        const [title, anchor, text] = sections[left];
        return { path: anchor ? `${path}#${anchor}` : path, page, title: title || page, text };
      }
      left -= sections.length;
    }
  }

  // A sentence that was pasted stands first where it stands word by word.
  function literalFirst(results, query) {
    const bare = text => text.toLowerCase().replace(/[^\p{L}\p{Nd}]+/gu, ' ').trim();
    const sought = bare(query), holds = ({ title, text }) => bare(text).includes(sought) || bare(title).includes(sought);
    return [...results.filter(holds), ...results.filter(found => !holds(found))];
  }

  // The best places for a query, and the words by which to mark what fits.
  async function find(query, most = 6) {
    const index = await start(), known = await common(index);
    const typing = /[\p{L}\p{Nd}]$/u.test(query);
    const all = wordsOf(query), last = all.at(-1);
    const terms = await Promise.all(choose(all, known).map(async term => ({ term, lists: await meanings(term, typing && term === last, index, known) })));
    const scores = score(terms, index);
    const code = all.find(({ word }) => /^\p{L}+\d{3,}$/u.test(word));
    for (const name of new Set([wholeName(query), code ? '=' + code.word : ''])) await addName(name, scores, index);
    const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most);
    const results = await Promise.all(best.map(([section]) => result(section, index)));
    return {
      results: /\S\s+\S+\s+\S/.test(query) ? literalFirst(results, query) : results,
      words: new Set(terms.flatMap(({ lists }) => lists.map(({ word }) => word))),
      typing: typing && last?.typed,
    };
  }

  return { find, stem, wordsOf, start, wordPattern, isUnspaced, pairsOf };
})();
