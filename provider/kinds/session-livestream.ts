import { defineKind } from "./define";
import { rule } from "./rules";
import { sessionGone } from "./session-not-found";

/** A stream that is turned on needs a key, and generated ones are all that there are. */
const enabledHasKey = rule({
	says: [
		["incomingConfig", "is given where incomingEnabled is true (26304)"],
		["incomingConfig.streamKeyType", "is given where incomingEnabled is true (26305)"],
	],
	check: ({ incomingEnabled, incomingConfig }, isUnknown) => {
		if (incomingEnabled !== true || isUnknown("incomingConfig")) return [];
		const config = incomingConfig as { streamKeyType?: string } | undefined;
		if (config?.streamKeyType !== undefined) return [];
		const property = config === undefined ? "incomingConfig" : "incomingConfig.streamKeyType";
		return [
			{
				property,
				reason: 'is required where incomingEnabled is true: incomingConfig is { streamKeyType: "GENERATED" }.',
			},
		];
	},
	schema: {
		if: { not: { properties: { incomingEnabled: { const: true } }, required: ["incomingEnabled"] } },
		else: { required: ["incomingConfig"], properties: { incomingConfig: { required: ["streamKeyType"] } } },
	},
});

/** The facts of `SessionLivestream`. */
export const sessionLivestream = defineKind({
	kind: "SessionLivestream",
	noun: "live stream of the session",
	docs: {
		text: "The incoming live stream of a webinar session. Delete restores what was there.",
	},
	parents: ["eventId", "sessionId"],
	id: { parameter: "sessionId" },
	operations: {
		create: "UpdateSessionLivestreamConfiguration",
		get: "getSessionLivestreamConfiguration",
		update: "UpdateSessionLivestreamConfiguration",
	},
	isSingleton: true,
	readAfterCreate: true,
	notFound: sessionGone,
	outputs: [
		"incoming_config.stream_url",
		"incoming_config.stream_backup_url",
		"incoming_config.stream_key",
		"incoming_config.stream_key_id",
	],
	secrets: ["streamUrl", "streamBackupUrl", "streamKey"],
	rules: [enabledHasKey],
});
