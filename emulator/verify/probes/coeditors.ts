import type { Stored } from "../../store";
import type { Answer } from "../client";
import type { Lab } from "../lab";
import { probe } from "../probe";
import { isDone, SetupRefused, saw } from "../saw";

function act(lab: Lab, eventId: string, operation: string, coeditor: Stored): Promise<Answer> {
	return lab.ask("coeditoractions", { eventId }, { operation, coeditors: [coeditor] });
}

function hasErrors({ body }: Answer): boolean {
	return ((body.errors ?? []) as Stored[]).length > 0;
}

/** Adds a co-editor, who may have to be a user of the account. */
async function add(lab: Lab, eventId: string, coeditor: Stored): Promise<void> {
	const answer = await act(lab, eventId, "add", coeditor);
	lab.body("coeditoractions", answer);
	if (hasErrors(answer)) throw new SetupRefused("no co-editor could be added whose address is at example.com");
}

/** What a request did that reports its failures in its answer. */
function result(answer: Answer): "entry" | "taken" {
	return isDone(answer) && hasErrors(answer) ? "entry" : saw(answer, { "2xx": "taken" });
}

export const coeditorProbes = [
	probe("coeditors.add-twice", { requests: 4 }, async (lab) => {
		const eventId = await lab.ownEvent();
		const coeditor = { email: lab.address("coeditor"), permission_groups: ["EventConfiguration"] };
		await add(lab, eventId, coeditor);
		return result(await act(lab, eventId, "add", coeditor));
	}),
	probe("coeditors.delete-missing", { requests: 1 }, async (lab) => {
		const answer = await act(lab, await lab.event(), "delete", { email: lab.address("nobody") });
		return isDone(answer) ? result(answer) : saw(answer, { "4xx": "refused" });
	}),
	probe("coeditors.update-without-groups", { requests: 5 }, async (lab) => {
		const eventId = await lab.ownEvent();
		const email = lab.address("coeditor");
		await add(lab, eventId, { email, permission_groups: ["EventConfiguration"] });
		lab.body("coeditoractions", await act(lab, eventId, "update", { email }));
		const [first] = await lab.listed("getCoEditors", eventId, "coeditors");
		return ((first?.permission_groups ?? []) as string[]).length > 0 ? "kept" : "cleared";
	}),
];
