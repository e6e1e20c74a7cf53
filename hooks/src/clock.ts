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

function systemClock(): ((id: number) => number) | null {
  const address = Module.findGlobalExportByName("clock_gettime");
  if (address === null) return null;
  // Exclusive: the call neither blocks nor enters Java, and so needs no release of the script's lock.
  const gettime = new NativeFunction(address, "int", ["int", "pointer"], { scheduling: "exclusive", exceptions: "propagate" });
  const spec = Memory.alloc(2 * Process.pointerSize);
  return (id) => {
    gettime(id, spec);
    return Number(spec.readLong()) + Number(spec.add(Process.pointerSize).readLong()) / 1e9;
  };
}

const read = systemClock();

/** Now, on both clocks. */
export function now(): Moment {
  if (read !== null) return { t: round(read(CLOCK_REALTIME)), t_mono: round(read(CLOCK_MONOTONIC)) };
  const t = Date.now() / 1000;
  return { t, t_mono: t };
}

function round(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
