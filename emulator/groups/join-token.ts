import { type Handlers, newId } from "../handler";
import { requireEvent } from "./event-rules";
import { requireSession } from "./sessions";

export const joinToken: Handlers = {
	getSessionJoinToken: (call) => {
		requireEvent(call);
		requireSession(call);
		return { code: 0, error_message: "success", join_token: newId() };
	},
};
