/** A zbuff as a frame buffer. */

import { checkInteger, isInteger, isTrue, noResult, optionalInteger } from "./arguments";
import { board } from "./board";
import type { BufferState } from "./memory";
import { type Method, stateOf, warn } from "./zbuff-common";

const pixelBits = [1, 4, 8, 16, 24, 32];
/** In older cores, 32-bit pixels overlap. */
const hasWidePixels = board.has("widePixels");

/** Fills all pixels with one color. Anything but an integer changes nothing. */
export function fillFrame(state: BufferState, color: unknown): void {
  if (isInteger(color)) {
    for (let point = 0; point < state.width * state.height; point++) {
      setPoint(state, point, color);
    }
  }
}

function setPoint(state: BufferState, point: number, color: number): void {
  if (state.bits === 32 && !hasWidePixels) {
    board.put(state.block, point, board.encodeNumber("I32", color, false));
  } else if (pixelBits.some((bits) => bits === state.bits)) {
    board.writePixel(state.block, state.bits, point, color);
  }
}

/** Sets a pixel, unless it lies outside. */
function setPixel(state: BufferState, x: number, y: number, color: number): void {
  if (x >= 0 && y >= 0 && x < state.width && y < state.height) {
    setPoint(state, x + y * state.width, color);
  }
}

const setFrameBuffer: Method = (self, wanted, lines, depth, color) => {
  const state = stateOf(self, "setFrameBuffer");
  const width = checkInteger(wanted, 1, "setFrameBuffer");
  const height = checkInteger(lines, 2, "setFrameBuffer");
  const bits = checkInteger(depth, 3, "setFrameBuffer");
  if (width <= 0 || height <= 0 || bits <= 0 || (width / 1) * height * bits > state.size * 8) {
    warn("invalid framebuffer size, setFrameBuffer refused");
    return noResult();
  }
  state.width = width;
  state.height = height;
  state.bits = bits;
  fillFrame(state, color);
  return true;
};

const pixel: Method = (self, across, down, color) => {
  const state = stateOf(self, "pixel");
  if (state.width <= 0) {
    return noResult();
  }
  const x = checkInteger(across, 1, "pixel");
  const y = checkInteger(down, 2, "pixel");
  if (x < 0 || y < 0 || x >= state.width || y >= state.height) {
    return noResult();
  }
  const point = x + y * state.width;
  if (isInteger(color)) {
    setPoint(state, point, color);
    return true;
  }
  if (state.bits === 32 && !hasWidePixels) {
    return board.readNumber(state.block, point, "I32", false);
  }
  return pixelBits.some((bits) => bits === state.bits) ? board.readPixel(state.block, state.bits, point) : 0;
};

/** From the first point up to, but excluding, the second. */
const drawLine: Method = (self, fromX, fromY, toX, toY, wantedColor) => {
  const state = stateOf(self, "drawLine");
  if (state.width <= 0) {
    return noResult();
  }
  let x = checkInteger(fromX, 1, "drawLine");
  let y = checkInteger(fromY, 2, "drawLine");
  const dx = checkInteger(toX, 3, "drawLine") - x;
  const dy = checkInteger(toY, 4, "drawLine") - y;
  const color = optionalInteger(wantedColor, 0, 5, "drawLine");
  const stepX = dx >= 0 ? 1 : -1;
  const stepY = dy >= 0 ? 1 : -1;
  const steep = math.abs(dy) > math.abs(dx);
  const long = steep ? math.abs(dy) : math.abs(dx);
  const short = steep ? math.abs(dx) : math.abs(dy);
  let excess = 2 * short - long;
  for (let count = 0; count < long; count++) {
    setPixel(state, x, y, color);
    const aside = excess >= 0;
    excess += 2 * short - (aside ? 2 * long : 0);
    x += steep ? (aside ? stepX : 0) : stepX;
    y += steep ? stepY : aside ? stepY : 0;
  }
  return true;
};

const drawRect: Method = (self, fromX, fromY, toX, toY, wantedColor, fill) => {
  const state = stateOf(self, "drawRect");
  if (state.width <= 0) {
    return noResult();
  }
  const x1 = clamped(checkInteger(fromX, 1, "drawRect"), state.width);
  const y1 = clamped(checkInteger(fromY, 2, "drawRect"), state.height);
  const x2 = clamped(checkInteger(toX, 3, "drawRect"), state.width);
  const y2 = clamped(checkInteger(toY, 4, "drawRect"), state.height);
  const color = optionalInteger(wantedColor, 0, 5, "drawRect");
  const [left, right, top, bottom] = [math.min(x1, x2), math.max(x1, x2), math.min(y1, y2), math.max(y1, y2)];
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      if (isTrue(fill) || y === top || y === bottom || x === left || x === right) {
        setPixel(state, x, y, color);
      }
    }
  }
  return true;
};

function clamped(value: number, size: number): number {
  return value < 0 ? 0 : value >= size ? size - 1 : value;
}

const drawCircle: Method = (self, centerX, centerY, wantedRadius, wantedColor, fill) => {
  const state = stateOf(self, "drawCircle");
  if (state.width <= 0) {
    return noResult();
  }
  const cx = checkInteger(centerX, 1, "drawCircle");
  const cy = checkInteger(centerY, 2, "drawCircle");
  const radius = checkInteger(wantedRadius, 3, "drawCircle");
  const color = optionalInteger(wantedColor, 0, 4, "drawCircle");
  if (cx + radius < 0 || cx - radius >= state.width || cy + radius < 0 || cy - radius >= state.height) {
    return noResult();
  }
  let x = 0;
  let y = radius;
  let excess = 3 - 2 * radius;
  while (x <= y) {
    for (let each = isTrue(fill) ? x : y; each <= y; each++) {
      drawEight(state, cx, cy, x, each, color);
    }
    if (excess < 0) {
      excess += 4 * x + 6;
    } else {
      excess += 4 * (x - y) + 10;
      y--;
    }
    x++;
  }
  return true;
};

/** Draws one point of the circle in each eighth. */
function drawEight(state: BufferState, cx: number, cy: number, x: number, y: number, color: number): void {
  for (const sx of [1, -1]) {
    for (const sy of [1, -1]) {
      setPixel(state, cx + sx * x, cy + sy * y, color);
      setPixel(state, cx + sx * y, cy + sy * x, color);
    }
  }
}

/** The methods of a zbuff that is a frame buffer. */
export const frameMethods = { setFrameBuffer, pixel, drawLine, drawRect, drawCircle };
