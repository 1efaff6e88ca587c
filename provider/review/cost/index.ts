/** Says before an `up` what it will ask of the API, and who gets e-mail for it. */
export type { Email, Emails } from "./emails";
export { type DayLimit, type Estimate, type EstimateOptions, estimateOf } from "./estimate";
export { sumOf } from "./sum";
export { estimateLines, summaryLine } from "./words";
