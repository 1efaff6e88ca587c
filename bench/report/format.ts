import type { Unit } from "../figure.ts";

/** A whole number with its thousands apart: 3,000. */
export const whole = (value: number): string => Math.round(value).toLocaleString("en-US");

/** A time given in ms: in ms below a second, else in seconds. */
export const duration = (ms: number): string =>
	ms < 100 ? `${ms.toFixed(1)} ms` : ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;

/** Bytes as MiB. */
export const megabytes = (bytes: number): string =>
	Number.isNaN(bytes) ? "unknown" : `${Math.round(bytes / 2 ** 20)} MiB`;

const FORMATS: Record<Unit, (value: number) => string> = {
	time: duration,
	requests: whole,
	"requests a second": (value) => `${value < 100 ? value.toFixed(2) : whole(value)}/s`,
	bytes: (value) => `${whole(value)} B`,
	memory: megabytes,
	count: whole,
	power: (value) => value.toFixed(2),
};

/** A value in its unit. */
export const inUnit = (value: number, unit: Unit): string => FORMATS[unit](value);
