/**
 * Zoom Events as code, by the native plugin: the same resources as those of `pulumi-zoom-events`, with `pulumi import`,
 * several accounts in a program, and a diff of each property. Pulumi.yaml names the plugin; see docs/languages.md.
 *
 * @packageDocumentation
 */
export type { ConferenceArgs, IdsByKey } from "./conference/component";
export { Conference } from "./conference/native-conference";
export {
	attendeeEngagement,
	emailSendStatus,
	emailTypes,
	eventAttendeeActions,
	eventId,
	events,
	hubId,
	hubs,
	hubVideos,
	type NativeListFunction,
	registrants,
	sessionAttendeeActions,
	sessionAttendees,
	sessionJoinToken,
	sponsorTierId,
} from "./functions/native";
export type { ContentSource } from "./hosts/program/content";
export { Provider, type ProviderArgs } from "./hosts/program/provider-resource";
// Named one by one in the file that is made from the kinds.
export * from "./resources/native";
