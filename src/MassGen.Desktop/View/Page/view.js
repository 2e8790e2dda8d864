import { Connection } from "/connection.js";
import { giveHands } from "/hands.js";

const OVER = 4000;
const LONGEST_PAUSE = 5000;
const MOST_ATTEMPTS = 12;

const part = (id) => document.getElementById(id);
const canvas = part("screen");
let connection = null;
let attempts = 0;

function show(state, words, notice) {
  document.body.classList.remove("waiting", "live", "over");
  document.body.classList.add(state);
  part("status").textContent = words;
  part("notice").textContent = notice ?? "";
}

async function state() {
  const answer = await fetch("/state");
  return answer.ok ? answer.json() : null;
}

// The token is good once; after that the cookie counts, also where the page is loaded again.
async function enter() {
  const token = location.hash.slice(1);
  const answer = token && (await fetch("/session", { method: "POST", body: token }));
  const known = await state();
  if (!known) {
    throw new Error(answer ? await answer.text() : "Open the desktop by its link. ‘massgen desktop view’ gives one.");
  }
  return known;
}

function watch() {
  const present = new Connection(canvas, {
    ready(width, height) {
      attempts = 0;
      connection = present;
      part("save").disabled = false;
      canvas.setAttribute("aria-label", `${part("name").textContent}: the screen, ${width} by ${height} pixels, live.`);
      show("live", `Live, ${width}×${height}`);
    },
    closed(code, words) {
      connection = null;
      if (code === OVER) {
        end(words);
      } else {
        retry(words);
      }
    },
  });
}

function retry(words) {
  if (attempts === MOST_ATTEMPTS) {
    end("The program that showed this desktop cannot be reached.");
    return;
  }
  const pause = Math.min(LONGEST_PAUSE, 250 * 2 ** attempts++);
  show("waiting", "Not connected", `${words || "The connection broke."} Trying again…`);
  setTimeout(watch, pause);
}

function end(words) {
  document.title = `Ended: ${part("name").textContent}`;
  canvas.setAttribute("aria-label", `${part("name").textContent}: the last picture of the screen.`);
  show("over", "Ended", `${words || "The run has ended."} This is the last picture.`);
}

function choosePresentation() {
  const isFitted = part("stage").classList.toggle("actual") === false;
  part("scale").setAttribute("aria-pressed", String(isFitted));
}

function save() {
  canvas.toBlob((picture) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(picture);
    link.download = "desktop.png";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
}

async function begin() {
  part("scale").addEventListener("click", choosePresentation);
  part("save").addEventListener("click", save);
  part("full").addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : part("stage").requestFullscreen()));
  try {
    const { name, control } = await enter();
    // What stood in the address would only be read by those who look at the screen or into the history.
    history.replaceState(null, "", "/");
    part("name").textContent = name;
    document.title = `Live: ${name}`;
    part("mode").textContent = control ? "You can use it" : "View only";
    part("hint").textContent = control ? "Click the picture to use it; F6 leads out of it." : "Nothing you do here reaches the desktop.";
    if (control) {
      document.body.classList.add("control");
      canvas.setAttribute("role", "application");
      giveHands(canvas, () => connection, () => part("scale").focus());
    }
    watch();
  } catch (error) {
    show("over", "Not connected", error.message);
  }
}

begin();
