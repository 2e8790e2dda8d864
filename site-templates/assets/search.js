// The search box listens at once; what searches is loaded when somebody goes there.
'use strict';
(() => {
  const input = document.getElementById('site.search'), assets = document.currentScript.src;
  let ready;

  const get = name => new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.onload = resolve;
    script.onerror = reject;
    script.src = new URL(name, assets);
    document.head.append(script);
  });
  input.addEventListener('focus', () => { ready ??= get('search-index.js').then(() => get('search-box.js')).catch(() => { ready = undefined; }); });

  document.addEventListener('keydown', event => {
    const isTyping = event.target.closest?.('input, textarea, select, [contenteditable]');
    const isSlash = event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isSlash || (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey)) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
})();
