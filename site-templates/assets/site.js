// What every page does beyond reading: theme, copying, tabs in step, the heading one is at. Each part stands alone.
'use strict';
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const store = (name, value) => { try { localStorage.setItem(name, value); } catch { /* Forbidden: it is only not remembered. */ } };
  const stored = name => { try { return localStorage.getItem(name); } catch { return null; } };

  // Theme: the button offers the other one. Choosing what the system has anyway forgets the choice.
  const button = document.querySelector('.theme');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const theme = () => root.dataset.theme || (system.matches ? 'dark' : 'light');
  const other = () => theme() === 'dark' ? 'light' : 'dark';
  const offer = () => {
    const words = button.querySelector('span');
    button.title = words.textContent = words.dataset[other()];
  };
  if (button) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const next = other();
      if (next === (system.matches ? 'dark' : 'light')) {
        delete root.dataset.theme;
        store('theme', '');
      } else {
        store('theme', root.dataset.theme = next);
      }
      offer();
    });
    system.addEventListener('change', offer);
    offer();
  }

  // The menu shows where one is, also when that is far down.
  const menu = document.querySelector('.menu');
  const here = menu?.querySelector('[aria-current]');
  if (here && here.offsetTop > menu.clientHeight * 0.7) menu.scrollTop = here.offsetTop - menu.clientHeight / 2;
  menu?.addEventListener('click', event => event.target.closest('a') && menu.matches(':popover-open') && menu.hidePopover());

  // Copying takes commands without their prompts and without what they printed, and of a change only what is left.
  const plain = pre => {
    const copy = pre.querySelector('code').cloneNode(true);
    const session = copy.querySelector('.hp');
    all('.hp', copy).forEach(part => part.remove());
    for (const removed of all('del.line', copy)) {
      removed.nextSibling?.replaceWith(removed.nextSibling.textContent.replace(/^\n/, ''));
      removed.remove();
    }
    if (session) {
      all('.ho, .he', copy).forEach(part => part.remove());
      if (pre.closest('.terminal')) return copy.querySelector('.hcmd').textContent;
    }
    const text = copy.textContent.replace(/\n+$/, '');
    return session ? text.replace(/\n{2,}/g, '\n') : text;
  };
  if (navigator.clipboard) {
    for (const code of all('.code')) {
      const copy = document.createElement('button');
      copy.type = 'button';
      copy.className = 'copy';
      copy.textContent = document.body.dataset.copy;
      code.append(copy);
    }
    document.addEventListener('click', async event => {
      const copy = event.target.closest?.('.copy');
      if (!copy) return;
      let word = document.body.dataset.copied;
      try { await navigator.clipboard.writeText(plain(copy.parentElement.querySelector('pre'))); } catch { word = document.body.dataset.refused; }
      copy.textContent = word;
      copy.classList.add('told');
      said.textContent = word;
      setTimeout(() => { copy.textContent = document.body.dataset.copy; copy.classList.remove('told'); said.textContent = ''; }, 2000);
    });
    const said = document.createElement('p');
    said.className = 'visually-hidden';
    said.setAttribute('role', 'status');
    (document.querySelector('main') || document.body).append(said);
  }

  // Tabs: a choice holds for all groups that offer it, on this page and on the next.
  const nameOf = radio => radio.labels?.[0]?.textContent.trim();
  const choose = name => all('.tabs input[type=radio]').forEach(radio => { if (nameOf(radio) === name) radio.checked = true; });
  document.addEventListener('change', event => {
    if (!event.target.matches('.tabs input[type=radio]')) return;
    const before = event.target.getBoundingClientRect().top;
    choose(nameOf(event.target));
    scrollBy({ top: event.target.getBoundingClientRect().top - before, behavior: 'instant' });
    store('tab', nameOf(event.target));
  });
  if (stored('tab')) choose(stored('tab'));

  // The contents mark the heading that one is reading: the last one above a line near the top.
  const links = all('.contents a');
  const headings = links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let asked = false;
  const mark = () => {
    asked = false;
    const atEnd = innerHeight + scrollY >= root.scrollHeight - 2;
    let current = -1;
    headings.forEach((heading, index) => {
      if (heading?.checkVisibility?.() !== false && heading && (atEnd || heading.getBoundingClientRect().top < 120)) current = index;
    });
    links.forEach((link, index) => index === current ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current'));
  };
  if (links.length) {
    addEventListener('scroll', () => { if (!asked) { asked = true; requestAnimationFrame(mark); } }, { passive: true });
    mark();
  }

  // A link to something folded away opens it.
  const unfold = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target && target.closest('details:not([open])');
    if (fold) { fold.open = true; target.scrollIntoView(); }
  };
  addEventListener('hashchange', unfold);
  unfold();
})();
