import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import type { ResourceDescription } from "../lifecycle/description";
import type { CommonArgs, InputsOf, ItemProperties } from "./types";

type Item = Omit<ItemProperties<"coeditoractions", "coeditors">, "email"> & { email: string };

/** Inputs of a co-editor: an item of `PATCH /zoom_events/events/{eventId}/coeditors`, in camelCase. */
export interface CoEditorArgs extends InputsOf<Item>, CommonArgs {
	/** The event; a change makes a new co-editor. */
	eventId: pulumi.Input<string>;
}

/** Outputs of a co-editor: its inputs. */
export interface CoEditorOutputs extends Item {
	eventId: string;
}

const description: ResourceDescription = {
	kind: "CoEditor",
	noun: "co-editor",
	parents: ["eventId"],
	id: { parameter: "email", field: "email" },
	operations: {
		create: "coeditoractions",
		list: "getCoEditors",
		update: "coeditoractions",
		delete: "coeditoractions",
	},
	naturalKey: { by: [["email"]] },
	unique: { property: "email" },
	batch: {
		field: "coeditors",
		max: 3,
		key: "email",
		with: { create: { operation: "add" }, update: { operation: "update" }, delete: { operation: "delete" } },
	},
	properties: { email: { schema: { format: "email" } } },
};

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
export class CoEditor extends defineResource<CoEditorArgs, CoEditorOutputs>(description) {}
