/*
 * What: the app's wall and monotonic clocks in seconds, with microseconds where the C library gives them.
 * What not: conversion to host time; the host measures the offset by ping().
 * Source: clock_gettime(2); CLOCK_MONOTONIC is 1 on Linux and Android, 6 on Darwin.
 */
export interface Moment {
  t: number;
  t_mono: number;
}

const CLOCK_REALTIME = 0;
const CLOCK_MONOTONIC = Process.platform === "darwin" ? 6 : 1;

/** How long the difference of the two clocks is taken as it was: a moved wall clock shows so late at most. */
const OFFSET_S = 0.2;

function systemClock(): ((id: number) => number) | null {
  const address = Module.findGlobalExportByName("clock_gettime");
  if (address === null) return null;
  // Exclusive: the call neither blocks nor enters Java, and so needs no release of the script's lock.
  const gettime = new NativeFunction(address, "int", ["int", "pointer"], { scheduling: "exclusive", exceptions: "propagate" });
  const spec = Memory.alloc(2 * Process.pointerSize);
  const words = new Uint32Array(ArrayBuffer.wrap(spec, 2 * Process.pointerSize));
  const isWide = Process.pointerSize === 8;
  return (id) => {
    gettime(id, spec);
    // By index: taking an array apart asks it for an iterator, which costs more than the clock.
    const low = words[0] as number;
    const second = words[1] as number;
    return isWide ? second * 0x100000000 + low + (words[2] as number) / 1e9 : low + second / 1e9;
  };
}

const read = systemClock();
let offset = 0;
let measured = -Infinity;

/** Now, on both clocks. */
export function now(): Moment {
  if (read === null) {
    const t = Date.now() / 1000;
    return { t, t_mono: t };
  }
  const t_mono = read(CLOCK_MONOTONIC);
  if (t_mono - measured > OFFSET_S) {
    offset = read(CLOCK_REALTIME) - t_mono;
    measured = t_mono;
  }
  return { t: t_mono + offset, t_mono };
}

/** To microseconds. */
export function round(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
