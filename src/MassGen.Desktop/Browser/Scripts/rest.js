// Runs beside the page, in a world that its scripts cannot reach, and remembers there what it saw happen. Says what can be read on the
// page, and for how many milliseconds the page has been at rest: null while it is being left, or loads.
async function (longestText, longestLoading) {
  // The browser keeps a page that waits for another one from answering. One that still answers after this was not left: the navigation
  // gave a file, or nothing.
  const LEAVING = 200;
  // Frames come every 17 ms, but for a page that nobody sees.
  const FRAMES = 100;

  const watch = () => {
    const seen = { first: performance.now(), left: -LEAVING, shown: 0 };
    const leave = () => { seen.left = performance.now(); };
    navigation.addEventListener("navigate", (event) => {
      if (!event.destination.sameDocument && !event.hashChange && event.downloadRequest === null) {
        leave();
      }
    });
    // Another tab covers it.
    addEventListener("visibilitychange", () => document.hidden && leave());
    // It comes back as it was, without being loaded.
    addEventListener("pageshow", () => { seen.shown = performance.now(); });
    return seen;
  };
  const seen = (globalThis.massgen ??= watch());

  // What was clicked and typed before has been handled when two frames were drawn.
  if (!document.hidden) {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const frames = async () => {
      await frame();
      await frame();
    };
    await Promise.race([frames(), new Promise((done) => setTimeout(done, FRAMES))]);
  }

  const now = performance.now();
  const loaded = performance.getEntriesByType("navigation")[0]?.loadEventEnd ?? 0;
  const isLoading = document.readyState !== "complete" && now - seen.first < longestLoading;
  return {
    rested: isLoading || now - seen.left < LEAVING ? null : now - Math.max(loaded, seen.left, seen.shown),
    text: (document.body?.innerText ?? "").slice(0, longestText),
  };
}
