const MOST_BYTES = 64 * 1024 * 1024;

// Whole pieces out of a stream that comes in chunks.
export class Incoming {
  #chunks = [];
  #length = 0;
  #waiting = null;
  hasEnded = false;

  push(chunk) {
    this.#chunks.push(new Uint8Array(chunk));
    this.#length += chunk.byteLength;
    this.#serve();
  }

  end() {
    this.hasEnded = true;
    this.#waiting?.reject(new Error("The connection has ended."));
    this.#waiting = null;
  }

  take(count) {
    if (count > MOST_BYTES) {
      return Promise.reject(new Error("The desktop sent more than a picture can be."));
    }
    return new Promise((resolve, reject) => {
      this.#waiting = { count, resolve, reject };
      if (this.hasEnded) {
        this.end();
      } else {
        this.#serve();
      }
    });
  }

  async view(count) {
    return new DataView(await this.take(count));
  }

  #serve() {
    if (!this.#waiting || this.#length < this.#waiting.count) {
      return;
    }
    const { count, resolve } = this.#waiting;
    this.#waiting = null;
    const taken = new Uint8Array(count);
    for (let at = 0; at < count; ) {
      const part = this.#chunks[0].subarray(0, count - at);
      taken.set(part, at);
      at += part.length;
      if (part.length === this.#chunks[0].length) {
        this.#chunks.shift();
      } else {
        this.#chunks[0] = this.#chunks[0].subarray(part.length);
      }
    }
    this.#length -= count;
    resolve(taken.buffer);
  }
}

// The desktop's pixels on a canvas.
export class Picture {
  #canvas;
  #context;

  constructor(canvas) {
    this.#canvas = canvas;
    this.#context = canvas.getContext("2d", { alpha: false });
  }

  get width() {
    return this.#canvas.width;
  }

  get height() {
    return this.#canvas.height;
  }

  // Setting a size clears the picture, also where it is the same.
  resize(width, height) {
    if (this.width !== width || this.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
  }

  draw(area, bytes) {
    if (area.width === 0 || area.height === 0) {
      return;
    }
    const pixels = new Uint32Array(bytes);
    for (let index = 0; index < pixels.length; index++) {
      pixels[index] |= 0xff000000;
    }
    this.#context.putImageData(new ImageData(new Uint8ClampedArray(bytes), area.width, area.height), area.x, area.y);
  }

  copy(area, fromX, fromY) {
    this.#context.drawImage(this.#canvas, fromX, fromY, area.width, area.height, area.x, area.y, area.width, area.height);
  }
}
