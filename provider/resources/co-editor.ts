// Made by `npm run generate` from provider/kinds/co-editor.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { coEditor } from "../kinds/co-editor";

/** Inputs of a co-editor: `PATCH /zoom_events/events/{eventId}/coeditors`. */
export interface CoEditorArgs {
	/** Id of the event. A change replaces the co-editor. */
	eventId: pulumi.Input<string>;
	/** E-mail address of the Zoom user who may edit; it tells co-editors apart. A change replaces the co-editor. */
	email: pulumi.Input<string>;
	/** Sections of the event that the co-editor may edit (at most 12 items). */
	permissionGroups?: pulumi.Input<
		| pulumi.Input<
				| "Publish"
				| "EventConfiguration"
				| "EventBranding"
				| "Registration & Join"
				| "Venue"
				| "EventExperience"
				| "EventPlanning"
				| "SpecialRole"
				| "PostEvent"
				| "Analytics"
				| "Email"
				| "Integrations"
		  >[]
		| undefined
	>;
	/** Id of an existing co-editor: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
}

/** Outputs of a co-editor: its inputs, and what the API adds. */
export interface CoEditorOutputs {
	/** Id of the event. */
	eventId: string;
	/** E-mail address of the Zoom user who may edit; it tells co-editors apart. */
	email: string;
	/** Sections of the event that the co-editor may edit. */
	permissionGroups?: (
		| "Publish"
		| "EventConfiguration"
		| "EventBranding"
		| "Registration & Join"
		| "Venue"
		| "EventExperience"
		| "EventPlanning"
		| "SpecialRole"
		| "PostEvent"
		| "Analytics"
		| "Email"
		| "Integrations"
	)[];
}

/**
 * A user who may edit sections of an event. The e-mail tells co-editors of an event apart.
 *
 * @example
 * ```ts
 * new zoom.CoEditor("grace", {
 * 	eventId: event.eventId,
 * 	email: "grace@example.com",
 * 	permissionGroups: ["EventConfiguration", "EventBranding"],
 * });
 * ```
 */
export class CoEditor extends defineResource<CoEditorArgs, CoEditorOutputs>(coEditor) {}
