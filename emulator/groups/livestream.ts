import { refusal } from "../errors";
import { type Call, type Handlers, newId } from "../handler";
import type { Stored } from "../store";
import { requireEvent } from "./event-rules";
import { requireSession } from "./sessions";

/** Type of a session that is a webinar. */
const WEBINAR = 2;

function keyOf(call: Call): string {
	return `livestream/${call.params.eventId}/${call.params.sessionId}`;
}

export const livestream: Handlers = {
	getSessionLivestreamConfiguration: (call) => {
		requireEvent(call);
		const { start_time: start, end_time: end } = requireSession(call);
		const stored = call.store.get(keyOf(call));
		if (stored?.incoming_enabled !== true) return { incoming_enabled: false };
		// A generated key is specific to its session, and so holds as long as that does, wherever it moves.
		const times = { effective_time: start, expiration_time: end };
		return { ...stored, incoming_config: { ...(stored.incoming_config as Stored), ...times } };
	},
	UpdateSessionLivestreamConfiguration: (call) => {
		requireEvent(call);
		const session = requireSession(call);
		if (session.type !== WEBINAR) throw refusal(call.operation, 26303);
		const isEnabled = call.body.incoming_enabled === true;
		const wanted = call.body.incoming_config as Stored | undefined;
		if (isEnabled && wanted === undefined) throw refusal(call.operation, 26304);
		if (isEnabled && wanted?.stream_key_type !== "GENERATED") throw refusal(call.operation, 26305);
		// A generated key outlives being turned off: it is reused for its session.
		const { incoming_config: known, incoming_enabled: wasEnabled } = call.store.get(keyOf(call)) ?? {};
		const isKept = !isEnabled || wasEnabled === true || call.conduct.does("livestream.key", "kept");
		const config = (isKept ? known : undefined) ?? {
			stream_key_id: newId(),
			stream_key_type: "GENERATED",
			stream_key: newId(),
			stream_url: "rtmp://live.example.com/live",
			stream_backup_url: "rtmp://live.example.com/live?backup=1",
		};
		call.store.put(keyOf(call), {
			incoming_enabled: isEnabled,
			...(isEnabled || known !== undefined ? { incoming_config: config } : {}),
		});
		return undefined;
	},
};
