import type { ResourceDescription, Rule } from "../lifecycle/description";
import { sessionGone } from "./session-not-found";

/** 26304 and 26305: a stream that is turned on needs a key, and generated ones are all that there are. */
const enabledHasKey: Rule = ({ incomingEnabled, incomingConfig }, isUnknown) => {
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
};

/** The facts of `SessionLivestream`; its class has the description for people. */
export const sessionLivestream: ResourceDescription = {
	kind: "SessionLivestream",
	noun: "live stream of the session",
	parents: ["eventId", "sessionId"],
	id: { parameter: "sessionId", field: "" },
	operations: {
		create: "UpdateSessionLivestreamConfiguration",
		get: "getSessionLivestreamConfiguration",
		update: "UpdateSessionLivestreamConfiguration",
	},
	isSingleton: true,
	readAfterCreate: true,
	gone: sessionGone,
	outputs: [
		"incoming_config.stream_url",
		"incoming_config.stream_backup_url",
		"incoming_config.stream_key",
		"incoming_config.stream_key_id",
	],
	secrets: ["streamUrl", "streamBackupUrl", "streamKey"],
	rules: [enabledHasKey],
};
