/**
 * Zoom Events as code: resources, functions and a typed client of the Zoom Webinars Plus & Events API.
 *
 * @packageDocumentation
 */
export type { CallArgs, ClientOptions, RequestBody, ResponseBody } from "./api/client";
export { ZoomEventsClient } from "./api/client";
export type { OperationId } from "./api/contract";
export * from "./api/errors";
export type { ClientSettings, Plan } from "./api/settings";
export type { TransportOptions } from "./api/transport";
export type { Uploaded, UploadOptions, UploadProgress, UploadRequest } from "./api/upload";
export * from "./conference";
export * from "./functions/attendees";
export * from "./functions/emails";
export * from "./functions/events";
export * from "./functions/hubs";
export * from "./functions/reports";
export { sponsorTierId } from "./functions/sponsor-tiers";
export * from "./resources";
