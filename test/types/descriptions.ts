/**
 * Mistakes in a description that break the build: each line under `@ts-expect-error` must be one, or the type checker
 * says that the comment is not needed.
 */
import { defineKind } from "../../provider/kinds/define.ts";
import { requiredWhen } from "../../provider/kinds/rules.ts";

const good = {
	kind: "Speaker",
	noun: "speaker",
	docs: { text: "A speaker." },
	parents: ["eventId"],
	operations: { create: "createSpeaker", get: "getSpeaker", list: "getSpeakers" },
} as const;

const id = { parameter: "speakerId" } as const;

export const described = [
	defineKind({ ...good, id, secrets: ["email"], outputs: ["speaker_id"] }),
	// @ts-expect-error a misspelt secret would stand in clear in the state
	defineKind({ ...good, id, secrets: ["emial"] }),
	// @ts-expect-error
	defineKind({ ...good, id, outputs: ["speakr_id"] }),
	// @ts-expect-error
	defineKind({ ...good, id: { parameter: "speakrId" } }),
	// @ts-expect-error
	defineKind({ ...good, id, properties: { emial: { isOrdered: true } } }),
	// @ts-expect-error
	defineKind({ ...good, id, properties: { email: { isOrderd: true } } }),
	// @ts-expect-error
	defineKind({ ...good, id, properties: { email: { wire: { create: "emial" } } } }),
	// @ts-expect-error
	defineKind({ ...good, id, naturalKey: { by: [["emial"]] } }),
	// @ts-expect-error
	defineKind({ ...good, id, unique: { property: "emial" } }),
	// @ts-expect-error
	defineKind({ ...good, id, rules: [requiredWhen("emial", { name: "Ada" })] }),
	// @ts-expect-error
	defineKind({ ...good, id, rules: [requiredWhen("email", { nmae: "Ada" })] }),
	// @ts-expect-error
	defineKind({ ...good, id, docs: { text: "A speaker.", properties: { emial: "Where to write" } } }),
	// @ts-expect-error
	defineKind({ ...good, id, operations: { create: "createSpaeker" } }),
	// @ts-expect-error
	defineKind({ ...good, id, notInputs: ["emial"] }),
];
