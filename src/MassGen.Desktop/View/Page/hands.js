// A person's pointer and keyboard, as the desktop wants to hear of them.

const KEYS = {
  Backspace: 0xff08, Tab: 0xff09, Enter: 0xff0d, Pause: 0xff13, ScrollLock: 0xff14, Escape: 0xff1b, Delete: 0xffff,
  Home: 0xff50, ArrowLeft: 0xff51, ArrowUp: 0xff52, ArrowRight: 0xff53, ArrowDown: 0xff54, PageUp: 0xff55, PageDown: 0xff56, End: 0xff57,
  PrintScreen: 0xff61, Insert: 0xff63, ContextMenu: 0xff67, NumLock: 0xff7f, CapsLock: 0xffe5,
  Shift: 0xffe1, Control: 0xffe3, Alt: 0xffe9, Meta: 0xffeb, AltGraph: 0xfe03,
};
const RIGHT_HAND = { ShiftRight: 0xffe2, ControlRight: 0xffe4, AltRight: 0xffea, MetaRight: 0xffec };

// F6 leads out of the screen to the page's buttons, as it does between the parts of a browser: nobody is caught in the picture.
const WAY_OUT = "F6";
const WHEEL = { up: 8, down: 16, left: 32, right: 64 };
const WHEEL_STEP = 50;

export function keysymOf(event) {
  const functionKey = /^F([1-9]|1[0-9]|2[0-4])$/.exec(event.key);
  if (functionKey) {
    return 0xffbd + Number(functionKey[1]);
  }
  if (event.key in KEYS) {
    return event.key === "AltGraph" ? KEYS.AltGraph : (RIGHT_HAND[event.code] ?? KEYS[event.key]);
  }
  const points = [...event.key];
  if (points.length !== 1) {
    return null;
  }
  const point = points[0].codePointAt(0);
  return point < 0x100 ? point : 0x01000000 + point;
}

// connection() gives the present one, or null; leave() moves the focus out of the picture.
export function giveHands(canvas, connection, leave) {
  const held = new Map();
  let buttons = 0;
  let place = { x: 0, y: 0 };
  let isMoving = false;
  const point = () => connection()?.pointer(buttons, place.x, place.y);
  const releaseKeys = () => {
    held.forEach((keysym) => connection()?.key(keysym, false));
    held.clear();
  };

  const locate = (event) => {
    const box = canvas.getBoundingClientRect();
    const scale = (value, size, most) => Math.max(0, Math.min(most - 1, Math.floor((value * most) / size)));
    place = { x: scale(event.clientX - box.left, box.width, canvas.width), y: scale(event.clientY - box.top, box.height, canvas.height) };
  };

  canvas.tabIndex = 0;
  canvas.addEventListener("contextmenu", (event) => event.preventDefault());
  canvas.addEventListener("pointermove", (event) => {
    locate(event);
    if (!isMoving) {
      isMoving = true;
      requestAnimationFrame(() => {
        isMoving = false;
        point();
      });
    }
  });
  // The browser counts left, right, middle from the lowest bit; the protocol left, middle, right.
  const take = (event) => {
    event.preventDefault();
    locate(event);
    buttons = (event.buttons & 1) | ((event.buttons & 4) >> 1) | ((event.buttons & 2) << 1);
    point();
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.focus();
    canvas.setPointerCapture(event.pointerId);
    take(event);
  });
  canvas.addEventListener("pointerup", take);
  canvas.addEventListener("pointercancel", take);
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    locate(event);
    const turn = (distance, back, forth) => {
      const steps = Math.min(10, Math.ceil(Math.abs(distance) / WHEEL_STEP));
      for (let step = 0; step < steps; step++) {
        connection()?.pointer(buttons | (distance < 0 ? back : forth), place.x, place.y);
        point();
      }
    };
    turn(event.deltaY, WHEEL.up, WHEEL.down);
    turn(event.deltaX, WHEEL.left, WHEEL.right);
  }, { passive: false });

  canvas.addEventListener("keydown", (event) => {
    if (event.key === WAY_OUT) {
      event.preventDefault();
      releaseKeys();
      leave();
      return;
    }
    const keysym = keysymOf(event);
    if (keysym !== null) {
      event.preventDefault();
      held.set(event.code, keysym);
      connection()?.key(keysym, true);
    }
  });
  canvas.addEventListener("keyup", (event) => {
    // With the keysym of the press: Shift may have been released between the two.
    const keysym = held.get(event.code);
    if (keysym !== undefined) {
      event.preventDefault();
      held.delete(event.code);
      connection()?.key(keysym, false);
    }
  });
  canvas.addEventListener("blur", releaseKeys);
}
