/**
 * A local, strict server of the Zoom Webinars Plus & Events API.
 *
 * @packageDocumentation
 */
export type { Facts, Source } from "./behaviours";
export type { FaultPlan, FaultRule } from "./faults";
export type { RequestCounts } from "./log";
export type { Plan } from "./rate-limit";
export { type Emulator, type EmulatorOptions, startEmulator } from "./server";
export { TEMPERAMENTS, type TemperamentInfo } from "./temperaments";
