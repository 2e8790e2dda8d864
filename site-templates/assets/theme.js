// Runs before the first paint, so that a chosen theme does not flash: the only script that the page waits for.
try {
  const chosen = localStorage.getItem('theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch { /* Storage may be forbidden; the system's theme stands. */ }
