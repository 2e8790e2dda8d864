// The connection to the desktop's remote frame buffer, as RFC 6143 describes it, over a WebSocket.
import { Incoming, Picture } from "/picture.js";

const SHARED = 1;
const NO_PASSWORD = 1;
const ENCODINGS = [1, 0, -223]; // copied rectangle, raw, new size of the screen

// True colour in the order in which a canvas keeps it: red first, then green, blue, and a byte to spare.
const PIXEL_FORMAT = [0, 0, 0, 0, 32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 0, 8, 16, 0, 0, 0];

export class Connection {
  #socket;
  #incoming = new Incoming();
  #picture;
  #tell;

  // tell.ready(width, height), tell.closed(code, words)
  constructor(canvas, tell) {
    this.#picture = new Picture(canvas);
    this.#tell = tell;
    this.#socket = new WebSocket(`ws://${location.host}/screen`);
    this.#socket.binaryType = "arraybuffer";
    this.#socket.onmessage = (event) => this.#incoming.push(event.data);
    this.#socket.onclose = (event) => {
      this.#incoming.end();
      tell.closed(event.code, event.reason);
    };
    this.#run().catch((error) => this.#fail(error));
  }

  pointer(buttons, x, y) {
    const message = new DataView(new ArrayBuffer(6));
    message.setUint8(0, 5);
    message.setUint8(1, buttons);
    message.setUint16(2, x);
    message.setUint16(4, y);
    this.#send(message.buffer);
  }

  key(keysym, isDown) {
    const message = new DataView(new ArrayBuffer(8));
    message.setUint8(0, 4);
    message.setUint8(1, isDown ? 1 : 0);
    message.setUint32(4, keysym);
    this.#send(message.buffer);
  }

  #send(bytes) {
    if (this.#socket.readyState === WebSocket.OPEN) {
      this.#socket.send(bytes);
    }
  }

  #fail(error) {
    if (!this.#incoming.hasEnded) {
      console.error(error);
      this.#socket.close(4002, "The page could not read the picture.");
    }
  }

  async #run() {
    await this.#greet();
    this.#send(new Uint8Array(PIXEL_FORMAT));
    this.#send(encodings());
    this.#ask(false);
    for (;;) {
      switch ((await this.#incoming.view(1)).getUint8(0)) {
        case 0:
          await this.#update();
          break;
        case 1:
          await this.#skipColours();
          break;
        case 2:
          break; // A bell; the page stays silent.
        case 3:
          await this.#skipClipboard();
          break;
        default:
          throw new Error("The desktop sent a message that is not in the protocol.");
      }
    }
  }

  async #greet() {
    const version = new TextDecoder().decode(await this.#incoming.take(12));
    if (!version.startsWith("RFB 003.")) {
      throw new Error("This is no remote frame buffer.");
    }
    this.#send(new TextEncoder().encode("RFB 003.008\n"));
    const count = (await this.#incoming.view(1)).getUint8(0);
    const types = new Uint8Array(await this.#incoming.take(count));
    if (!types.includes(NO_PASSWORD)) {
      throw new Error("The desktop asks for a password.");
    }
    this.#send(new Uint8Array([NO_PASSWORD]));
    if ((await this.#incoming.view(4)).getUint32(0) !== 0) {
      throw new Error("The desktop refuses viewers.");
    }
    this.#send(new Uint8Array([SHARED]));
    const start = await this.#incoming.view(24);
    await this.#incoming.take(start.getUint32(20));
    this.#resize(start.getUint16(0), start.getUint16(2));
  }

  #resize(width, height) {
    this.#picture.resize(width, height);
    this.#tell.ready(width, height);
  }

  #ask(isIncremental) {
    const { width, height } = this.#picture;
    const message = new DataView(new ArrayBuffer(10));
    message.setUint8(0, 3);
    message.setUint8(1, isIncremental ? 1 : 0);
    message.setUint16(6, width);
    message.setUint16(8, height);
    this.#send(message.buffer);
  }

  async #update() {
    const count = (await this.#incoming.view(3)).getUint16(1);
    let isWhole = true;
    for (let index = 0; index < count; index++) {
      const head = await this.#incoming.view(12);
      const area = { x: head.getUint16(0), y: head.getUint16(2), width: head.getUint16(4), height: head.getUint16(6) };
      switch (head.getInt32(8)) {
        case 0:
          this.#picture.draw(area, await this.#incoming.take(area.width * area.height * 4));
          break;
        case 1: {
          const from = await this.#incoming.view(4);
          this.#picture.copy(area, from.getUint16(0), from.getUint16(2));
          break;
        }
        case -223:
          this.#resize(area.width, area.height);
          isWhole = false;
          break;
        default:
          throw new Error("The desktop sent a picture in an encoding that was not asked for.");
      }
    }
    // A window that nobody sees draws nothing, and asks for nothing.
    await new Promise(requestAnimationFrame);
    this.#ask(isWhole);
  }

  async #skipColours() {
    await this.#incoming.take((await this.#incoming.view(5)).getUint16(3) * 6);
  }

  async #skipClipboard() {
    await this.#incoming.take((await this.#incoming.view(7)).getUint32(3));
  }
}

function encodings() {
  const message = new DataView(new ArrayBuffer(4 + ENCODINGS.length * 4));
  message.setUint8(0, 2);
  message.setUint16(2, ENCODINGS.length);
  ENCODINGS.forEach((encoding, index) => message.setInt32(4 + index * 4, encoding));
  return message.buffer;
}
