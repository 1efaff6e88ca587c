/** Reviews a change of a conference: a summary, a page, a picture. */
export type { By } from "../programme/grid";
export type { Change, Changes, Counted } from "./changes";
export { type GuardSettings, guardsOf } from "./guards";
export { toHtml } from "./html";
export { escapeMarkdown, toMarkdown } from "./markdown";
export { type KnownObject, type Operation, type Preview, readPreview, type Step } from "./preview";
export { ReviewError } from "./problem";
export type { Conflict, Slot } from "./programme";
export { type Review, type ReviewInput, reviewOf, type View } from "./review";
export { toSvg } from "./svg";
