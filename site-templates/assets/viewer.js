// The replay of a run on an example's page. All it shows stands in the page: steps in the transcript, places in the picture,
// words in the template. It copies steps into a lane for each agent, up to the moment that is looked at.
'use strict';
(() => {
  const replay = document.querySelector('.replay');
  const sources = [...document.querySelectorAll('.transcript [data-at]')];
  const picture = document.querySelector('.timeline svg');
  if (!replay || !picture || sources.length === 0) return;

  // Playing shows a step for a time between these, in milliseconds, however long the run took for it.
  const SHORTEST = 700, LONGEST = 2600, WHOLE = 15000;

  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const [place, clock, speed, status] = ['.place input', '.clock', '.speed select', '[role=status]'].map(s => replay.querySelector(s));
  const play = replay.querySelector('.play');
  const lanes = new Map([...replay.querySelectorAll('.lane-log')].map(lane => [lane.dataset.agent, lane]));
  const steps = sources.map(source => ({ source, at: Number(source.dataset.at), lane: lanes.get(source.dataset.agent) || lanes.get('') }));
  const whole = Math.max(Number(picture.dataset.milliseconds), steps.at(-1).at, 1);
  const gaps = steps.map((step, index) => index + 1 === steps.length
    ? 0 : Math.min(LONGEST, Math.max(SHORTEST, (steps[index + 1].at - step.at) / whole * WHOLE)));

  const words = ms => ms < 1000 ? `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms` : ms < 60000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.floor(ms / 60000)} min ${Math.floor(ms / 1000) % 60} s`;

  for (const step of steps) {
    step.item = document.createElement('li');
    step.item.className = step.source.className.replace('aside', '').trim();
    const copy = step.source.cloneNode(true);
    copy.querySelectorAll('strong, .alias').forEach(part => part.closest('.what') && !part.closest('.did') && part.remove());
    step.item.append(...copy.childNodes);
    step.item.hidden = true;
    step.lane.querySelector('ol').append(step.item);
  }
  if (!lanes.get('').querySelector('li')) lanes.get('').remove();

  // In the picture a line stands at the moment, and what is still to come is veiled.
  const shape = (name, attributes) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    return picture.appendChild(element);
  };
  const { left, right } = picture.dataset;
  const height = picture.viewBox.baseVal.height - 28;
  const veil = shape('rect', { class: 'veil', y: 0, height });
  const line = shape('path', { class: 'now', d: `M0 0V${height}` });
  const pointAt = ms => {
    const x = Number(left) + (right - left) * Math.min(1, ms / whole);
    line.setAttribute('transform', `translate(${x.toFixed(1)} 0)`);
    veil.setAttribute('x', x.toFixed(1));
    veil.setAttribute('width', Math.max(0, picture.viewBox.baseVal.width - x).toFixed(1));
    clock.textContent = status.dataset.clock.replace('{time}', words(ms)).replace('{whole}', words(whole));
  };

  let at = 0, played = 0, playing = false, frame = 0, before = 0;

  const show = index => {
    at = Math.min(steps.length - 1, Math.max(0, index));
    steps.forEach((step, number) => {
      step.item.hidden = number > at;
      step.item.classList.toggle('current', number === at);
      step.source.classList.toggle('current', number === at && picture.matches('.started'));
    });
    for (const lane of lanes.values()) lane.classList.toggle('active', lane === steps[at].lane);
    const list = steps[at].lane.querySelector('ol');
    list.scrollTop = steps[at].item.offsetTop - list.offsetTop;
    place.value = at;
    const { source } = steps[at];
    const said = { step: at + 1, steps: steps.length, time: words(steps[at].at), who: source.dataset.agent || status.dataset.run, did: source.querySelector('.did').textContent };
    place.setAttribute('aria-valuetext', status.dataset.words.replace(/\{(\w+)\}/g, (_, name) => said[name]));
    return place.getAttribute('aria-valuetext');
  };
  const goTo = index => {
    picture.classList.add('started');
    const text = show(index);
    played = 0;
    pointAt(steps[at].at);
    status.textContent = text;
  };

  const setPlaying = on => {
    playing = on;
    replay.classList.toggle('playing', on);
    cancelAnimationFrame(frame);
    if (!on) return;
    if (at === steps.length - 1) goTo(0);
    before = performance.now();
    frame = requestAnimationFrame(tick);
  };
  const tick = now => {
    played += (now - before) * Number(speed.value);
    before = now;
    if (played >= gaps[at]) goTo(at + 1);
    else if (!still.matches) pointAt(steps[at].at + (steps[at + 1].at - steps[at].at) * played / gaps[at]);
    if (at === steps.length - 1) setPlaying(false);
    else frame = requestAnimationFrame(tick);
  };

  const moves = {
    first: () => goTo(0), back: () => goTo(at - 1), on: () => goTo(at + 1), last: () => goTo(steps.length - 1), play: () => setPlaying(!playing),
  };
  const move = name => { if (name !== 'play') setPlaying(false); moves[name](); };
  replay.addEventListener('click', event => { const go = event.target.closest('[data-go]'); if (go) move(go.dataset.go); });
  place.max = steps.length - 1;
  place.addEventListener('input', () => { setPlaying(false); goTo(Number(place.value)); });

  // The slider and the list of speeds know these keys themselves.
  const keys = { ArrowLeft: 'back', ArrowRight: 'on', Home: 'first', End: 'last', ' ': 'play' };
  replay.addEventListener('keydown', event => {
    const name = keys[event.key];
    if (!name || event.ctrlKey || event.altKey || event.metaKey || event.target.matches('select, summary')) return;
    if (event.target.matches(event.key === ' ' ? 'button, a' : 'input')) return;
    event.preventDefault();
    move(name);
  });

  // A click into the picture goes to what had happened by then.
  picture.addEventListener('click', event => {
    const x = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse()).x;
    const ms = (x - left) / (right - left) * whole;
    setPlaying(false);
    goTo(steps.findLastIndex(step => step.at <= ms));
  });

  replay.hidden = false;
  show(0);
  pointAt(steps[0].at);
})();
